import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { HypothesisResult, ReplicationResult } from '../../../../../shared/domain/replication/result.js';

/** One subject's replications with what is needed to show them. */
export interface ReplicationView {
  readonly study: StudySummary;
  readonly subject: StudySubject;
  readonly result: ReplicationResult;
  /** Figures are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function replicationView(
  { findings, subject }: SubjectResultsOf<'replication'>,
  { study }: StudyResultsOf<'replication'>,
): ReplicationView | null {
  if (findings === null) return null;
  const { result } = findings;
  return { study, subject, result, faded: result.verdict.label === 'not-measurable' };
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: ReplicationView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}

/** A hypothesis as it is called beside others: its experiment, and its own name where that has several. */
export function hypothesisName({ title, hypothesis }: HypothesisResult): string {
  return hypothesis === 'effect' ? title : `${title}: ${hypothesis}`;
}

/** The same with its own name first, for where the end of a long name is cut off. */
export function shortName({ title, hypothesis }: HypothesisResult): string {
  return hypothesis === 'effect' ? title : `${hypothesis}: ${title}`;
}

/** An effect with both its ends, or null where one of them has no bound. */
export function boundedEffect(
  effect: { readonly d: number | null; readonly low: number | null; readonly high: number | null } | null,
): Estimate | null {
  const { d = null, low = null, high = null } = effect ?? {};
  if (d === null || low === null || high === null) return null;
  return { estimate: d, low, high };
}

/** What came of a hypothesis, in words. */
export function outcomeWords({ simulated, truth }: HypothesisResult, alpha: number): string {
  if (simulated === null) return 'too few answers';
  const { found, direction, p } = simulated;
  if (found) return truth === 'none' ? 'a false alarm' : 'found';
  return direction === 'opposite' && p < alpha ? 'the other way round' : 'not found';
}

/** p as papers write it. */
export function pWords(p: number): string {
  return p < 0.001 ? 'p < .001' : `p = ${p.toFixed(3).replace(/^0/, '')}`;
}
