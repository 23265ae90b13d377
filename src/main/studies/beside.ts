import type { Response } from '../../shared/domain/response.js';
import type { StudySnapshot } from '../store/store.js';
import { studyKind } from './registry.js';
import type { Beside, SubjectOutcome } from './study-kind.js';

/**
 * What a subject of a study is read beside, from the study's subjects; undefined in a kind of study that reads each subject by
 * itself. `responsesOf` reads the responses of the subject with a SHA-256.
 */
export function besideOf(
  snapshot: StudySnapshot,
  { subject }: SubjectOutcome,
  outcomes: readonly SubjectOutcome[],
  responsesOf: (sha256: string) => AsyncIterable<Response>,
): Beside | undefined {
  const standing = studyKind(snapshot.design.kind).standing?.(
    snapshot,
    subject,
    outcomes.map((outcome) => outcome.subject),
  );
  if (standing === undefined) return undefined;
  const found =
    standing.role === 'variant'
      ? outcomes.find((outcome) => outcome.subject.sha256 === standing.sha256)
      : undefined;
  return {
    standing,
    reference: found === undefined ? null : { outcome: found, responses: responsesOf(found.subject.sha256) },
  };
}
