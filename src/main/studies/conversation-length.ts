import type { StudyDesign } from '../../shared/domain/study.js';

/** Items in one running conversation, where the design says how many; else null. */
export function conversationLength({
  specification,
  instability,
}: Pick<StudyDesign, 'specification' | 'instability'>): number | null {
  return specification?.conversationLength ?? instability?.itemOrders?.conversationLength ?? null;
}
