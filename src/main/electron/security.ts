import type { Session, WebContents } from 'electron';
import { isPageAddress, PAGE_ORIGIN } from './page-address.js';

/** Where the texts that come with Mettle are published: the sites that a link may lead to. */
export const LINKED_SITES: readonly string[] = [
  'creativecommons.org',
  'doi.org',
  'github.com',
  'huggingface.co',
  'ipip.ori.org',
  'opensource.org',
  'spdx.org',
];

/** What the page may ask of the browser: to copy, which a person has asked for by a button. */
const PERMITTED: readonly string[] = ['clipboard-sanitized-write'];

/** Whether a link may be handed to the system's browser: https, a listed site, and no name or port in the address. */
export function isOpenable(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return (
    url?.protocol === 'https:' &&
    LINKED_SITES.includes(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/**
 * Closes a session: no permission but copying from the page itself, no device, no request to anything but the page's own
 * files (Mettle works offline), no dictionary. `developer` lets in the inspector.
 */
export function secureSession(session: Session, developer: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(details.isMainFrame && isPageAddress(details.requestingUrl) && PERMITTED.includes(permission));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => isPageAddress(origin) && PERMITTED.includes(permission),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isLoadable(url, developer) });
  });
}

function isLoadable(address: string, developer: boolean): boolean {
  return (
    isPageAddress(address) ||
    address.startsWith(`blob:${PAGE_ORIGIN}/`) ||
    (developer && address.startsWith('devtools://'))
  );
}

export interface LinkHandlers {
  /** Called with an address that `isOpenable`. */
  readonly open: (address: string) => void;
  /** Called with an address that the page wanted to open and may not. */
  readonly refuse: (address: string) => void;
}

/** Keeps a page where it is: no other address, no second window, no embedded page. Links go to `links`. */
export function secureContents(contents: WebContents, links: LinkHandlers): void {
  contents.on('will-frame-navigate', (details) => {
    if (!(details.isMainFrame && isPageAddress(details.url))) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isOpenable(url)) links.open(url);
    else links.refuse(url);
    return { action: 'deny' };
  });
}
