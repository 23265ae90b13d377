import { protocol, type Protocol } from 'electron';
import { SECURITY_HEADERS, type RendererFiles } from '../laboratory/renderer-files.js';
import { isPageAddress, SCHEME } from './page-address.js';

/** Makes the page's scheme a secure one with an origin. Electron takes this before it is ready, and only once. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page, and nothing else, under its scheme. */
export function servePage(on: Pick<Protocol, 'handle'>, files: RendererFiles): void {
  on.handle(SCHEME, (request) => answerPageRequest(request, files));
}

/**
 * The answer to one request: 405 for what does not read, 404 for another host or a path without a file, else the file with
 * its headers, the content security policy among them.
 */
export function answerPageRequest(
  request: { readonly method: string; readonly url: string },
  files: RendererFiles,
): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const file = isPageAddress(request.url) ? files.find(new URL(request.url).pathname) : null;
  if (file === null) return refusal(404);
  return new Response(request.method === 'HEAD' ? null : file.bytes, { headers: { ...file.headers } });
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: { ...SECURITY_HEADERS } });
}
