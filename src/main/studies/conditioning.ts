import type { Condition } from '../../shared/domain/condition.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { Language } from '../../shared/domain/text.js';
import type { Library } from '../library/library.js';
import { expandConditions } from '../personas/conditions.js';

/** The language of a design's conditioning texts, which need not be that of its items. */
export function conditioningLanguage({
  conditions,
  language,
}: Pick<StudyDesign, 'conditions' | 'language'>): Language {
  return conditions.language ?? language;
}

/** The conditions of a design, with what its sources make. Throws `INVALID_STUDY` as `expandConditions`. */
export function designConditions(design: StudyDesign, library: Library): Condition[] {
  return expandConditions(design.conditions, library, conditioningLanguage(design), design.seed);
}
