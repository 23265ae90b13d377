import type { StudyDesign } from '../../shared/domain/study.js';
import { resistanceStudy } from './resistance/kind.js';
import type { StudyKind } from './study-kind.js';

const STUDY_KINDS: Readonly<Record<StudyDesign['kind'], StudyKind>> = { resistance: resistanceStudy };

/** The protocol that a study file's `kind` names. */
export function studyKind(kind: StudyDesign['kind']): StudyKind {
  return STUDY_KINDS[kind];
}
