import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail, StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type { GainResult } from '../../../../../shared/domain/gain/result.js';

/** One subject's gain with what is needed to show it. */
export interface GainView {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
  readonly subject: StudySubject;
  readonly result: GainResult;
  /** The gate was not passed: figures are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function gainView(
  entry: SubjectResultsOf<'gain'>,
  results: StudyResultsOf<'gain'>,
  detail: StudyDetail,
): GainView | null {
  if (entry.findings === null) return null;
  const { result } = entry.findings;
  return { study: results.study, detail, subject: entry.subject, result, faded: !result.gate.passed };
}

/** The instruments of the result's scales, in order, with their names. */
export function instrumentsOf({ result, study }: GainView): { readonly id: string; readonly name: string }[] {
  const ids = [...new Set(result.scales.map(({ instrument }) => instrument))];
  return ids.map((id) => ({
    id,
    name: study.instruments.find((instrument) => instrument.id === id)?.name ?? id,
  }));
}

/** A scale's name, or its id where the result does not hold it. */
export function scaleName({ result }: GainView, instrument: string, scale: string): string {
  return result.scales.find((own) => own.instrument === instrument && own.scale === scale)?.name ?? scale;
}

/** Names of an instrument's scales by id. */
export function scaleNames({ result }: GainView, instrument: string): ReadonlyMap<string, string> {
  return new Map(
    result.scales.flatMap((own) => (own.instrument === instrument ? [[own.scale, own.name] as const] : [])),
  );
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: GainView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}
