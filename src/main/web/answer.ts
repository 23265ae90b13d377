import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reply } from '../../shared/contract/definition.js';
import { SECURITY_HEADERS, type RendererFile } from '../laboratory/renderer-files.js';
import type { Refusal } from './refusal.js';

/** How long what is left of a refused request is read and thrown away, so that its sender sees the answer. */
const LEFTOVER_MILLISECONDS = 5000;

/** Answers a call. Throws where the reply cannot be written as JSON; nothing is sent then. */
export function answerReply(response: ServerResponse, reply: Reply<unknown>, status = 200): void {
  const bytes = Buffer.from(JSON.stringify(reply));
  const type = 'application/json; charset=utf-8';
  response.writeHead(status, { ...headers(type), 'Content-Length': bytes.length }).end(bytes);
}

/** Answers with a file of the page; a request for its head gets the headers alone, which Node sees to. */
export function answerFile(response: ServerResponse, file: RendererFile): void {
  response.writeHead(200, { ...file.headers, 'Content-Length': file.bytes.length }).end(file.bytes);
}

/** Answers with a file to be saved under `name`, as it is read; a reader that goes away ends it. Throws what reading does. */
export async function answerDownload(
  response: ServerResponse,
  file: { readonly name: string; readonly bytes: number; readonly content: Readable },
): Promise<void> {
  response.writeHead(200, {
    ...headers('application/zip'),
    'Content-Length': file.bytes,
    'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '-')}"`,
  });
  await pipeline(file.content, response).catch((thrown: unknown) => {
    const gone = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!gone) throw thrown;
  });
}

/** Sends the browser on to `location`, a place of this door. */
export function answerElsewhere(response: ServerResponse, location: string): void {
  response
    .writeHead(303, { ...headers('text/plain; charset=utf-8'), Location: location, 'Content-Length': 0 })
    .end();
}

/** Answers with a refusal: a reply to a program, a sentence to a person who looks at the page. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, shape } = refusal;
  if (/^\/(call|events|bundle)\b/.test(request.url ?? '')) {
    for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
    answerReply(response, { ok: false, error: shape }, status);
  } else {
    const bytes = Buffer.from(`${shape.message}\n${shape.hint === undefined ? '' : `${shape.hint}\n`}`);
    const type = 'text/plain; charset=utf-8';
    response
      .writeHead(status, { ...headers(type), ...refusal.headers, 'Content-Length': bytes.length })
      .end(bytes);
  }
  limitRest(request);
}

function headers(contentType: string): Record<string, string> {
  return { ...SECURITY_HEADERS, 'Content-Type': contentType, 'Cache-Control': 'no-store' };
}

/**
 * Node goes on reading what nobody listens to, and that is wanted: a socket that is closed upon unread bytes is reset, and
 * takes the answer with it. But not for ever.
 */
function limitRest(request: IncomingMessage): void {
  if (request.complete) return;
  const timer = setTimeout(() => request.socket.destroy(), LEFTOVER_MILLISECONDS);
  request.once('close', () => clearTimeout(timer));
}
