import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** 64 GiB: the bundle of a study of 100,000,000 responses. */
export const MAX_UPLOAD_BYTES = 64 * 2 ** 30;

/** 10 MB: the largest document of the library, written as JSON within JSON. */
export const MAX_BODY_BYTES = 10_000_000;

/**
 * The body as a JSON value. Counts while it reads and keeps no more than `limit` bytes. Throws a `Refusal` for a body that
 * is too large, no UTF-8, no JSON, or declared as anything but plain `application/json`, where it takes longer than `time`
 * milliseconds, and where the sender goes away.
 */
export async function readJsonBody(
  request: IncomingMessage,
  limit: number = MAX_BODY_BYTES,
  time = 60_000,
): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/json *(; *charset="?utf-8"?)?$/i.test(type) || encoding !== 'identity') {
    throw new Refusal(415, 'INVALID_INPUT', 'A call is sent as application/json.');
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const bytes = await readBytes(request, limit, time);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's message repeats the text, and a decoder's the place: neither helps the page that sent it.
    throw new Refusal(400, 'INVALID_INPUT', 'The body of the call is not JSON.');
  }
}

/**
 * The bytes of a file that is being sent, as they arrive. Throws a `Refusal` for more than `limit`, for a body that is declared
 * as anything but a zip file, where nothing comes for `silence` milliseconds, and where the sender goes away.
 */
export async function* uploadedBytes(
  request: IncomingMessage,
  limit: number,
  silence: number,
): AsyncGenerator<Uint8Array> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/(zip|octet-stream)$/i.test(type) || encoding !== 'identity') {
    throw new Refusal(415, 'INVALID_INPUT', 'A bundle is sent as application/zip.');
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw bundleTooLarge(limit);
  const timer = setTimeout(() => request.destroy(), silence);
  let length = 0;
  try {
    // What is left of a refused body is read and thrown away, so that its sender sees the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      timer.refresh();
      length += chunk.length;
      if (length > limit) throw bundleTooLarge(limit);
      yield chunk;
    }
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw endedEarly();
  } finally {
    clearTimeout(timer);
    request.resume();
  }
}

function readBytes(request: IncomingMessage, limit: number, time: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => {
      settle();
      reject(new Refusal(408, 'INVALID_INPUT', 'The request did not arrive in time.', { headers: CLOSING }));
    }, time);
    const settle = (): void => {
      clearTimeout(timer);
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
      reject(endedEarly());
    };
    request.on('data', onData).on('end', onEnd).on('close', onClose);
  });
}

/** What is still to come would be read as another request. */
const CLOSING = { Connection: 'close' };

function endedEarly(): Refusal {
  return new Refusal(400, 'INVALID_INPUT', 'The request ended before its body did.');
}

function bundleTooLarge(limit: number): Refusal {
  return new Refusal(413, 'INVALID_INPUT', `A bundle that is sent may have ${limit} bytes at most.`, {
    hint: 'Verify or import it where it lies: `mettle verify FILE`, `mettle import FILE`.',
  });
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, 'INVALID_INPUT', `A call may hold ${limit / 1_000_000} MB at most.`);
}
