import type { ResistanceViews, ScaleView } from '../../../../../shared/contract/views.js';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail, StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type { ResistanceResult } from '../../../../../shared/domain/resistance.js';

/** One subject's findings with what is needed to show them. */
export interface SubjectView {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
  readonly subject: StudySubject;
  readonly result: ResistanceResult;
  readonly views: ResistanceViews;
  /** A condition's short words, by its id. */
  readonly labels: ReadonlyMap<string, string>;
  /** The gate was not passed: figures are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function subjectView(
  entry: SubjectResultsOf<'resistance'>,
  results: StudyResultsOf<'resistance'>,
  detail: StudyDetail,
): SubjectView | null {
  if (entry.findings === null) return null;
  const { result, views } = entry.findings;
  return {
    study: results.study,
    detail,
    subject: entry.subject,
    result,
    views,
    labels: new Map(views.profiles.map(({ condition, label }) => [condition, label])),
    faded: !result.gate.passed,
  };
}

/** What identifies a scale among those of a study. */
export function scaleKey({
  instrument,
  scale,
}: {
  readonly instrument: string;
  readonly scale: string;
}): string {
  return `${instrument} ${scale}`;
}

/** The scale that a key names, else the first that is no facet, else the first; null where there is none. */
export function chosenScale(scales: readonly ScaleView[], key: string | null): ScaleView | null {
  return (
    scales.find((scale) => scaleKey(scale) === key) ??
    scales.find(({ kind }) => kind !== 'facet') ??
    scales[0] ??
    null
  );
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: SubjectView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}
