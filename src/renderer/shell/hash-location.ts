import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';

/** A page's address within the window: what stands before and after the question mark of the part behind `#`. */
export interface PageAddress {
  /** Begins with a slash. */
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly search: string;
}

/** Reads the part of an address behind `#`, with or without it: `#/results/3?view=map`. */
export function pageAddress(hash: string): PageAddress {
  const text = hash.replace(/^#?\/?/, '');
  const mark = text.indexOf('?');
  if (mark === -1) return { path: `/${text}`, search: '' };
  return { path: `/${text.slice(0, mark)}`, search: text.slice(mark + 1) };
}

/** Goes to a page (`/results/3?view=map`); with `replace`, going back does not return to the present one. */
export function goTo(to: string, options: { readonly replace?: boolean } = {}): void {
  const { path, search } = pageAddress(to);
  const oldURL = location.href;
  const address = `${location.pathname}${location.search}#${path}${search === '' ? '' : `?${search}`}`;
  if (options.replace === true) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }));
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

const usePath = (): string => useSyncExternalStore(subscribe, () => pageAddress(location.hash).path);
const useHashSearch = (): string => useSyncExternalStore(subscribe, () => pageAddress(location.hash).search);

/** The router's way to read and change the address. Unlike wouter's own, it keeps the query behind `#` too. */
export const useHashLocation: BaseLocationHook = Object.assign(
  (): [string, typeof goTo] => [usePath(), goTo],
  { searchHook: useHashSearch, hrefs: (href: string) => `#${href}` },
);
