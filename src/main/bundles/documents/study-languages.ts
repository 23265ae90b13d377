import type { StudySnapshot } from '../../store/store.js';

/** The languages that a study's items are put in: the design's, or those of its specifications; each once. */
export function studyLanguages({ design, specifications }: StudySnapshot): string[] {
  const used = specifications?.map(({ language }) => language) ?? [design.language];
  return [...new Set([design.language, ...used])];
}
