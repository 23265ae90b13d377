import { MettleError } from '../../../shared/errors.js';
import type { SourceFile } from '../source.js';
import { fetchedName } from './protocol.js';
import { steadyBytes, type SteadyBytes } from './steady-bytes.js';

/** A name that can be no server's (RFC 2606): what the downloader asks never reaches a network by itself. */
const PLACEHOLDER = 'https://file.invalid/';

/** The first thing that cannot be made good, after which nothing more is given. */
export class Failure {
  #thrown: { readonly value: unknown } | null = null;
  #reject: (thrown: unknown) => void = () => undefined;
  /** Rejects with what was thrown; never resolves. */
  readonly promise: Promise<never>;

  constructor() {
    this.promise = new Promise((_, reject) => (this.#reject = reject));
    // Whoever waits hears of it; a failure before that is no rejection that nobody handled.
    this.promise.catch(() => undefined);
  }

  fail(thrown: unknown): void {
    this.#thrown ??= { value: thrown };
    this.#reject(thrown);
  }

  throwIfFailed(): void {
    if (this.#thrown !== null) throw this.#thrown.value;
  }

  get failed(): boolean {
    return this.#thrown !== null;
  }
}

/** The address that the downloader is given for a file. */
export function placeholderUrl(index: number, files: number): string {
  return `${PLACEHOLDER}${fetchedName(index, files)}`;
}

/**
 * What stands in for `fetch` while node-llama-cpp's downloader works: it answers for the placeholders alone, with a server that
 * never loses a connection, gives every part that it is asked for, and has already said how long each file is. So the
 * downloader, whose own requests would carry a token on to wherever the hub redirects, and whose own retries take a resumed answer for
 * what it is not, sees neither. `failure` hears what cannot be made good.
 */
export function steadyFetch(
  files: readonly SourceFile[],
  steady: SteadyBytes,
  failure: Failure,
): typeof fetch {
  return async (input, init) => {
    // The one name at which the downloader gives up: it would ask for what failed a hundred times more.
    if (failure.failed) throw new DOMException('Fetching has failed.', 'AbortError');
    const url = input instanceof Request ? input.url : String(input);
    const { pathname } = new URL(url);
    const file = files.find((_, index) => new URL(placeholderUrl(index, files.length)).pathname === pathname);
    if (file === undefined || !url.startsWith(PLACEHOLDER)) {
      throw new MettleError('INTERNAL', `The downloader asked for ${url}, which it was not told of.`);
    }
    const range = new Headers(init?.headers).get('range');
    const { first, last, headers } = partOf(file, range);
    const signal =
      init?.signal === undefined || init.signal === null
        ? steady.signal
        : AbortSignal.any([init.signal, steady.signal]);
    const body =
      init?.method === 'HEAD'
        ? null
        : bodyOf(steadyBytes({ ...steady, signal }, file, first, last), signal, failure);
    return at(url, new Response(body, { status: range === null ? 200 : 206, headers }));
  };
}

function partOf(
  file: SourceFile,
  range: string | null,
): { first: number; last: number | null; headers: Record<string, string> } {
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const [from, to] = [match?.[1] ?? '0', match?.[2] ?? ''];
  const first = Number(from);
  const last = to !== '' ? Number(to) : file.bytes === null ? null : file.bytes - 1;
  const headers: Record<string, string> = {};
  // A server that gives no parts is read in one go: two streams would read its beginning twice.
  if (file.bytes !== null && file.ranges) headers['accept-ranges'] = 'bytes';
  if (last !== null) headers['content-length'] = String(last - first + 1);
  if (range !== null) headers['content-range'] = `bytes ${first}-${last ?? ''}/${file.bytes ?? '*'}`;
  return { first, last, headers };
}

/** Nothing is asked of the network before the first read: the downloader asks once for the headers alone. */
function bodyOf(
  bytes: AsyncGenerator<Uint8Array>,
  signal: AbortSignal,
  failure: Failure,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await bytes.next();
          if (next.done === true) controller.close();
          else controller.enqueue(next.value);
        } catch (thrown) {
          if (!signal.aborted) failure.fail(thrown);
          controller.error(thrown);
        }
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The downloader reads where an answer came from, which one that was made here does not say by itself. */
function at(url: string, response: Response): Response {
  return Object.defineProperty(response, 'url', { value: url });
}
