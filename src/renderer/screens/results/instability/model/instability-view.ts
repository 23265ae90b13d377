import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail, StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type { InstabilityResult } from '../../../../../shared/domain/instability/result.js';
import type { ScaleInstabilityResult } from '../../../../../shared/domain/instability/scale.js';

/** One subject's instability with what is needed to show it. */
export interface InstabilityView {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
  readonly subject: StudySubject;
  readonly result: InstabilityResult;
  /** The gate was not passed: figures are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function instabilityView(
  entry: SubjectResultsOf<'instability'>,
  results: StudyResultsOf<'instability'>,
  detail: StudyDetail,
): InstabilityView | null {
  if (entry.findings === null) return null;
  const { result } = entry.findings;
  return { study: results.study, detail, subject: entry.subject, result, faded: !result.gate.passed };
}

/** The scales of the result by instrument, with the instruments' names. */
export function scalesByInstrument({ result, study }: InstabilityView): {
  readonly id: string;
  readonly name: string;
  readonly scales: readonly ScaleInstabilityResult[];
}[] {
  const ids = [...new Set(result.scales.map(({ instrument }) => instrument))];
  return ids.map((id) => ({
    id,
    name: study.instruments.find((instrument) => instrument.id === id)?.name ?? id,
    scales: result.scales.filter(({ instrument }) => instrument === id),
  }));
}

/** What a scale is told from the others by. */
export function keyOf({ instrument, scale }: Pick<ScaleInstabilityResult, 'instrument' | 'scale'>): string {
  return `${instrument} ${scale}`;
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: InstabilityView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}
