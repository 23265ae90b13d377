import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** 10 MB: the largest document of the library, written as JSON within JSON. */
export const MAX_BODY_BYTES = 10_000_000;

/**
 * The body as a JSON value. Counts while it reads and keeps no more than `limit` bytes. Throws a `Refusal` for a body that
 * is too large, no UTF-8, no JSON, or declared as anything but plain `application/json`, and where the sender goes away.
 */
export async function readJsonBody(
  request: IncomingMessage,
  limit: number = MAX_BODY_BYTES,
): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/json *(; *charset="?utf-8"?)?$/i.test(type) || encoding !== 'identity') {
    throw new Refusal(415, 'INVALID_INPUT', 'A call is sent as application/json.');
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const bytes = await readBytes(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's message repeats the text, and a decoder's the place: neither helps the page that sent it.
    throw new Refusal(400, 'INVALID_INPUT', 'The body of the call is not JSON.');
  }
}

function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (): void => {
      request.off('data', onData).off('end', onEnd).off('close', onClose);
    };
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= limit) return;
      settle();
      reject(tooLarge(limit));
    };
    const onEnd = (): void => {
      settle();
      resolve(Buffer.concat(chunks));
    };
    const onClose = (): void => {
      settle();
      reject(new Refusal(400, 'INVALID_INPUT', 'The request ended before its body did.'));
    };
    request.on('data', onData).on('end', onEnd).on('close', onClose);
  });
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, 'INVALID_INPUT', `A call may hold ${limit / 1_000_000} MB at most.`);
}
