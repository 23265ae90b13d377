/** The page has a scheme of its own, which no other program and no site can serve. */
export const SCHEME = 'mettle';
const HOST = 'app';

/** Where the page lives; routes stand in the fragment. */
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/`;

/** The origin of the page, as Electron and `blob:` addresses write it. */
export const PAGE_ORIGIN = `${SCHEME}://${HOST}`;

/** Whether an address is one of the page's own scheme and host. */
export function isPageAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
}

/** The address of a route such as `/run/3`. */
export function addressOf(route: string): string {
  return `${PAGE_ADDRESS}#${route}`;
}
