import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** Headers that decide something here: said twice, two readers may take a different one for the right one. */
const ONCE = [
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'sec-fetch-site',
  'last-event-id',
];

/**
 * Lets a request through only where it was meant for this door and sent by its own page, or by a program that is no
 * browser. A page elsewhere that points a name at 127.0.0.1 sends its own name in `Host` (DNS rebinding), one that posts across
 * origins sends its own in `Origin`, and a browser tells in `Sec-Fetch-Site` where either came from. Throws a `Refusal`.
 */
export function checkRequest(request: IncomingMessage, port: number): void {
  for (const name of ONCE) {
    if (occurrences(request, name) > 1) {
      throw new Refusal(400, 'INVALID_INPUT', `The request names ${name} twice.`);
    }
  }
  // `GET http://elsewhere/ HTTP/1.1` and `OPTIONS *` are for proxies, and this is none.
  if (request.url?.startsWith('/') !== true) {
    throw new Refusal(400, 'INVALID_INPUT', 'The address of a request starts with a slash.');
  }
  const host = request.headers.host?.toLowerCase();
  if (host === undefined || !ownHosts(port).includes(host)) {
    throw new Refusal(403, 'NOT_ALLOWED', 'Mettle answers at the address that it printed alone.', {
      hint: `Forward port ${port} under the same number where Mettle runs on another machine.`,
    });
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) throw foreign();
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
}

function ownHosts(port: number): string[] {
  const names = ['127.0.0.1', 'localhost'];
  // A browser leaves out the port that http has anyway.
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
}

function occurrences(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}

function foreign(): Refusal {
  return new Refusal(403, 'NOT_ALLOWED', 'Another page may not speak to Mettle.', {
    hint: "Copy the address that Mettle printed into the browser's address bar.",
  });
}
