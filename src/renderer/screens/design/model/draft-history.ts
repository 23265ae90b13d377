import type { DraftContent } from './draft-content.js';

/** One step that can be undone: what it changed, in words, and what was there before. */
interface Step {
  readonly what: string;
  readonly before: DraftContent;
  /** When it was last added to, in milliseconds. */
  readonly at: number;
}

/** A content with the steps that led to it and those that were taken back. Newest last. */
export interface DraftHistory {
  readonly present: DraftContent;
  readonly past: readonly Step[];
  readonly future: readonly { readonly what: string; readonly after: DraftContent }[];
}

/** Steps kept; older ones can no longer be undone. */
export const MOST_STEPS = 200;

/** Changes of one thing that follow one another within this many milliseconds are one step, as a name that is typed. */
export const ONE_STEP_MILLISECONDS = 1500;

/** A history without steps. */
export function historyOf(present: DraftContent): DraftHistory {
  return { present, past: [], future: [] };
}

/**
 * The history after a change. `what` names what was changed ("the seed") for the one who takes it back; `at` is a time in
 * milliseconds. What was taken back before is forgotten.
 */
export function changed(
  history: DraftHistory,
  what: string,
  present: DraftContent,
  at: number,
): DraftHistory {
  const last = history.past.at(-1);
  const goesOn = last?.what === what && at - last.at <= ONE_STEP_MILLISECONDS;
  const step = { what, before: goesOn ? last.before : history.present, at };
  const kept = goesOn ? history.past.slice(0, -1) : history.past;
  return { present, past: [...kept, step].slice(-MOST_STEPS), future: [] };
}

/** Takes the last step back; the same history where there is none. */
export function undone(history: DraftHistory): DraftHistory {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return {
    present: last.before,
    past: history.past.slice(0, -1),
    future: [...history.future, { what: last.what, after: history.present }],
  };
}

/** Takes the step that was last undone once more; the same history where there is none. */
export function redone(history: DraftHistory): DraftHistory {
  const next = history.future.at(-1);
  if (next === undefined) return history;
  return {
    present: next.after,
    // A step that was redone takes nothing more in: the next change of the same thing is a step of its own.
    past: [...history.past, { what: next.what, before: history.present, at: Number.NEGATIVE_INFINITY }],
    future: history.future.slice(0, -1),
  };
}
