import type { SourceFile } from '../source.js';
import { BackOff } from './back-off.js';
import { PassingFault, SourceChanged } from './fault.js';
import { etagOf, lengthOf, rangeOf } from './file-facts.js';
import type { Patience } from './protocol.js';
import { bodyFault, type Answer, type WebClient } from './web-client.js';

export interface SteadyBytes {
  readonly client: WebClient;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** Hears of every connection that was lost and is taken up again. */
  readonly lost: (reason: string) => void;
}

/**
 * The bytes of a file from `first` to `last` (both counted; null: to its end), over as many connections as it takes: what is
 * lost is asked for again from the byte where it broke off. A server that gives the whole file where a part was asked for is
 * read from its beginning, and what is not wanted passed over. Throws `SourceChanged` where the server gives another file than
 * the one described, and as `WebClient.ask` and `BackOff.pause` do.
 */
export async function* steadyBytes(
  { client, patience, signal, lost }: SteadyBytes,
  file: SourceFile,
  first: number,
  last: number | null,
): AsyncGenerator<Uint8Array> {
  const backOff = new BackOff(patience, file.name);
  let at = first;
  const missing = (): boolean => last === null || at <= last;
  while (missing()) {
    try {
      const range = `bytes=${at}-${last ?? ''}`;
      const whole = at === 0 && (last === null || !file.ranges);
      const answer = await client.ask(
        file.url,
        { method: 'GET', ...(whole ? {} : { headers: { range } }) },
        signal,
      );
      for await (const chunk of wanted(file, answer, at, last)) {
        at += chunk.length;
        backOff.progressed(chunk.length);
        yield chunk;
      }
      if (!missing() || last === null) return;
      throw new PassingFault(`${new URL(file.url).host} ended the file early`);
    } catch (fault) {
      await backOff.pause(fault, signal);
      lost((fault as PassingFault).message);
    }
  }
}

async function* wanted(
  file: SourceFile,
  answer: Answer,
  at: number,
  last: number | null,
): AsyncGenerator<Uint8Array> {
  try {
    checkSame(file, answer, at);
    const whole = answer.status !== 206;
    let position = whole ? 0 : at;
    for await (const data of readable(file, answer)) {
      const from = Math.max(0, at - position);
      const to = last === null ? data.length : Math.min(data.length, last + 1 - position);
      position += data.length;
      const beyond = last !== null && position > last + 1;
      if (beyond && !(whole && last + 1 < (file.bytes ?? Infinity))) {
        throw new SourceChanged(`${file.name} is longer than its server said`);
      }
      if (to > from) yield data.subarray(from, to);
      if (last !== null && position > last) return;
    }
  } finally {
    answer.body.destroy();
  }
}

async function* readable(file: SourceFile, answer: Answer): AsyncGenerator<Uint8Array> {
  try {
    for await (const data of answer.body) yield data as Uint8Array;
  } catch (cause) {
    throw bodyFault(new URL(file.url).host, cause);
  }
}

function checkSame(file: SourceFile, answer: Answer, at: number): void {
  if (answer.status === 416) throw new SourceChanged(`${file.name} is shorter than its server said`);
  const etag = etagOf(answer);
  if (file.etag !== null && etag !== null && etag !== file.etag) {
    throw new SourceChanged(`${file.name} was replaced at its server`);
  }
  const length = lengthOf(answer);
  if (file.bytes !== null && length !== null && length !== file.bytes) {
    throw new SourceChanged(`${file.name} has ${length} bytes where its server said ${file.bytes}`);
  }
  if (answer.status === 206 && rangeOf(answer)?.first !== at) {
    throw new PassingFault(`${new URL(file.url).host} gave another part of the file than was asked for`);
  }
}
