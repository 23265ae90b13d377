import type { CallName } from '../../shared/contract/contract.js';

/**
 * Calls whose answers no event makes old: they are asked again whenever a page that shows them is opened. Everything else
 * stands until an event says otherwise.
 */
const ASKED_AGAIN: ReadonlySet<CallName> = new Set<CallName>([
  'application.describe',
  'application.listFolder',
  'designs.get',
  'documents.read',
  'responses.page',
  'runs.live',
  // Whether a variant fits hangs on the memory that is free now.
  'subjects.catalogue',
  'subjects.inspect',
]);

/** How long, in milliseconds, an answer is taken for current. */
export function staleTime(name: CallName): number {
  return ASKED_AGAIN.has(name) ? 0 : Infinity;
}
