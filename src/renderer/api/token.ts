const KEY = 'mettle.token';
const IN_FRAGMENT = /^#token=([A-Za-z0-9_-]+)$/;

/** What of the page is needed to take the token: its address, its history and the store of its tab. */
export interface TokenPlaces {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * Takes the web door's token out of the address, where it must not stay to be seen or shared, and keeps it for this tab. Gives
 * the one that was kept where the address has none, and null where neither has.
 */
export function takeToken({ location, history, sessionStorage }: TokenPlaces): string | null {
  const token = IN_FRAGMENT.exec(location.hash)?.[1];
  if (token === undefined) return sessionStorage.getItem(KEY);
  sessionStorage.setItem(KEY, token);
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return token;
}

/** Whether an address brings a token: that of another start, pasted into this tab. */
export function bringsToken(hash: string): boolean {
  return IN_FRAGMENT.test(hash);
}
