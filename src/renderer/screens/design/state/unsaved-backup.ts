import { z } from 'zod';
import { draftDesignSchema, type Draft } from '../../../../shared/contract/designs.js';
import type { DraftContent } from '../model/draft-content.js';

/** Keeps a content that was not stored yet when its page was closed or loaded anew. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const backupSchema = z.strictObject({
  /** When the draft was stored that the edits began from. */
  since: z.string(),
  content: z.strictObject({ design: draftDesignSchema, quick: z.boolean() }),
});

const keyOf = (id: number): string => `mettle.design.${id}`;

/** Puts a content aside, in place of an earlier one. A shelf that is full or forbidden is left as it is. */
export function putAside(id: number, content: DraftContent, since: string, shelf: Shelf): void {
  try {
    shelf.setItem(keyOf(id), JSON.stringify({ since, content }));
  } catch {
    // The page is going away and the save itself has been sent: there is nothing more that could be done.
  }
}

/** Takes a content off the shelf; null unless it began from the draft just as it is stored now. */
export function takeBack({ id, updatedAt }: Draft, shelf: Shelf): DraftContent | null {
  const text = shelf.getItem(keyOf(id));
  if (text === null) return null;
  shelf.removeItem(keyOf(id));
  const backup = backupSchema.safeParse(parsed(text));
  return backup.success && backup.data.since === updatedAt ? backup.data.content : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
