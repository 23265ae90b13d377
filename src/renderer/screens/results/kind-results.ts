import type {
  Findings,
  StudyResults,
  StudyResultsOf,
  SubjectResults,
  SubjectResultsOf,
} from '../../../shared/contract/results.js';
import type { StudyDetail } from '../../../shared/contract/studies.js';
import type { Reading } from './use-reading.js';

/** What the results of every kind of study are shown from. */
export interface KindResultsProps<Kind extends Findings['kind']> {
  readonly results: StudyResultsOf<Kind>;
  readonly detail: StudyDetail;
  /** The subject whose figures are shown below the verdicts: one of `results`. */
  readonly chosen: SubjectResultsOf<Kind>;
  readonly reading: ReadonlyMap<string, Reading>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** A subject's results as those of one kind of study. */
export function subjectOfKind<Kind extends Findings['kind']>(
  entry: SubjectResults,
  kind: Kind,
): SubjectResultsOf<Kind> {
  const { findings } = entry;
  return {
    ...entry,
    findings: findings?.kind === kind ? (findings as SubjectResultsOf<Kind>['findings']) : null,
  };
}

/** A study's results as those of one kind. */
export function resultsOfKind<Kind extends Findings['kind']>(
  results: StudyResults,
  kind: Kind,
): StudyResultsOf<Kind> {
  return { ...results, subjects: results.subjects.map((entry) => subjectOfKind(entry, kind)) };
}
