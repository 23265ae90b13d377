import type { ResponseFilter } from '../../../../../shared/contract/responses.js';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail, StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type {
  Measure,
  SpecificationFinding,
  SpecificationResult,
} from '../../../../../shared/domain/specification-curve/result.js';

/** One subject's findings with what is needed to show them. */
export interface SpecificationView {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
  readonly subject: StudySubject;
  readonly result: SpecificationResult;
  readonly byId: ReadonlyMap<string, SpecificationFinding>;
  /** Not measurable: figures are shown, but not to be read. */
  readonly faded: boolean;
  /** Whether the subject's chat template knows of thinking; null before it was loaded. */
  readonly thinks: boolean | null;
}

/** The subject's findings as a view, or null where there are none yet. */
export function specificationView(
  entry: SubjectResultsOf<'specification'>,
  results: StudyResultsOf<'specification'>,
  detail: StudyDetail,
): SpecificationView | null {
  if (entry.findings === null) return null;
  const { result } = entry.findings;
  return {
    study: results.study,
    detail,
    subject: entry.subject,
    result,
    byId: new Map(result.specifications.map((finding) => [finding.specification.id, finding])),
    faded: result.verdict.label === 'not-measurable',
    thinks: entry.runtime === null ? null : entry.runtime.thinking !== 'none',
  };
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: SpecificationView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}

/** A measure by its id, else the first. Throws a RangeError for a result without measures. */
export function measureOf({ measures }: SpecificationResult, id: string): Measure {
  const measure = measures.find((candidate) => candidate.id === id) ?? measures[0];
  if (measure === undefined) throw new RangeError('the findings hold no measure');
  return measure;
}

/** A specification's figure of a measure; null where it has none. */
export function figureOf({ instrument, scale }: Measure, { resistance, profile }: SpecificationFinding) {
  if (instrument === null || scale === null) return resistance;
  return profile[instrument]?.[scale] ?? null;
}

/** The responses under these specifications; where the measure is a scale, those of the default to its items. */
export function responsesUnder(
  { subject, detail }: SpecificationView,
  specifications: readonly string[],
  measure: Measure | null,
): ResponseFilter {
  const { instrument = null, scale = null } = measure ?? {};
  const under = { subject: subject.sha256, specifications: [...specifications] };
  if (instrument === null || scale === null) return under;
  return { ...under, conditions: defaultConditions(detail), instrument, scale };
}

/** The conditions that the default is read from: the one without a system prompt where there is one. */
function defaultConditions({ conditions }: StudyDetail): string[] {
  const standing = conditions.filter(({ kind }) => kind === 'default');
  const bare = standing.filter(({ system }) => system === null);
  return (bare.length > 0 ? bare : standing).map(({ id }) => id);
}
