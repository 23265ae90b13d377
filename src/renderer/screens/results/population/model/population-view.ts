import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail, StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type { PopulationResult } from '../../../../../shared/domain/population/result.js';

/** One subject's simulated population with what is needed to show it. */
export interface PopulationView {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
  readonly subject: StudySubject;
  readonly result: PopulationResult;
  /** The gate was not passed: figures are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function populationView(
  entry: SubjectResultsOf<'population'>,
  results: StudyResultsOf<'population'>,
  detail: StudyDetail,
): PopulationView | null {
  if (entry.findings === null) return null;
  const { result } = entry.findings;
  return { study: results.study, detail, subject: entry.subject, result, faded: !result.gate.passed };
}

/** A scale's name, or its id where the result does not hold it. */
export function scaleName({ result }: PopulationView, scale: string): string {
  return result.scales.find((own) => own.scale === scale)?.name ?? scale;
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: PopulationView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}

/** What the people are called beside simulated ones. */
export function peopleName({ result }: Pick<PopulationView, 'result'>): string {
  const { synthetic, kind } = result.reference;
  if (synthetic) return 'synthetic people';
  return kind === 'answers' ? 'people' : 'people, as a normal distribution';
}

/** The responses of all simulated people on one scale. */
export function peopleOnScale(view: PopulationView, instrument: string, scale: string) {
  return {
    filter: {
      subject: view.subject.sha256,
      conditions: view.result.people.flatMap(({ conditions }) => conditions),
      instrument,
      scale,
    },
    title: [view.subject.name, scaleName(view, scale), 'everybody'].join(', '),
  };
}
