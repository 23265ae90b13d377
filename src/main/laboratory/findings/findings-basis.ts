import type { StudyRecord, StudySubjectRecord } from '../../store/store.js';
import { studyKind } from '../../studies/registry.js';
import type { SubjectOutcome } from '../../studies/study-kind.js';
import { findingsKey } from './findings-key.js';

/** What a subject's findings rest on now. */
export interface FindingsBasis {
  /** See `findingsKey`; what the subject is to the others included, where its kind of study compares them. */
  readonly key: string;
  /**
   * Stored responses that they are to rest on: the subject's own, and those of the one that it is compared with. Neither count
   * ever falls, so that the sum is reached only where both are.
   */
  readonly responses: number;
}

/** The basis of one subject's findings, from the subjects of its study. Throws a RangeError for a subject of another study. */
export function findingsBasis(
  study: StudyRecord,
  sha256: string,
  subjects: readonly StudySubjectRecord[],
): FindingsBasis {
  const count = (wanted: string): number =>
    subjects.find(({ subject }) => subject.sha256 === wanted)?.responses ?? 0;
  const own = subjects.find(({ subject }) => subject.sha256 === sha256);
  if (own === undefined) throw new RangeError(`study ${study.id} has no subject ${sha256}`);
  const standing = studyKind(study.design.kind).standing?.(
    study,
    own.subject,
    subjects.map(({ subject }) => subject),
  );
  return {
    key: findingsKey(study, standing ?? null),
    responses: own.responses + (standing?.role === 'variant' ? count(standing.sha256) : 0),
  };
}

/** What is known of a study's subject beside its responses. */
export function outcomeOf(
  { subject, responses, failure, runtime }: StudySubjectRecord,
  expected: number,
): SubjectOutcome {
  return { subject, responses, expected, failure, judge: runtime?.judge ?? null };
}
