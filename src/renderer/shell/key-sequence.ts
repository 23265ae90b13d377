import { NAMED_PAGES } from './page-names.js';

/** What a key means after those before it. */
export type KeyMeaning =
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'run' }
  | { readonly kind: 'list' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'nothing' };

/** How long, in milliseconds, a `g` waits for its second key. */
export const SEQUENCE_TIME = 1500;

/** Reads a key; `begun` says whether a `g` came just before. Keys are named as `KeyboardEvent.key` names them. */
export function meaningOf(key: string, begun: boolean): KeyMeaning {
  if (!begun) {
    if (key === 'g') return { kind: 'begun' };
    return key === '?' ? { kind: 'list' } : { kind: 'nothing' };
  }
  if (key === 'r') return { kind: 'run' };
  const page = NAMED_PAGES.find((candidate) => candidate.key === key);
  return page === undefined ? { kind: 'nothing' } : { kind: 'page', path: page.path };
}
