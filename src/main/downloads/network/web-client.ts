import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { METTLE_VERSION } from '../../engine/versions.js';
import { MettleError } from '../../../shared/errors.js';
import { isLoopback } from '../address.js';
import { PassingFault } from './fault.js';
import type { Network } from './protocol.js';
import { refusalOf } from './refusal.js';

const MOST_REDIRECTS = 10;

export interface Question {
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Give the redirect to another host as the answer. */
  readonly stayOnHost?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: Dispatcher.ResponseData['body'];
  /** A header of the last answer, or where that lacks it, of a redirect on the way. Names are in small letters. */
  readonly header: (name: string) => string | null;
}

/**
 * Asks servers: through the proxy that is set or that the environment names, with time limits, following redirects itself. The
 * token goes to the hub's own origin alone, over https or within this machine, and never on to where the hub redirects.
 */
export class WebClient {
  readonly #dispatcher: EnvHttpProxyAgent;
  readonly #hub: URL;

  constructor(private readonly network: Network) {
    const { proxy, patience } = network;
    this.#hub = new URL(network.endpoint);
    this.#dispatcher = new EnvHttpProxyAgent({
      ...(proxy === null ? {} : { httpProxy: proxy, httpsProxy: proxy }),
      connect: { timeout: patience.answerMs },
      headersTimeout: patience.answerMs,
      bodyTimeout: patience.stallMs,
    });
  }

  /**
   * The answer that an address leads to: 2xx, 416, 405 and 501; a redirect too where the question stays on its host. Throws
   * `PassingFault` for what may be gone at the next try, `DOWNLOAD_NOT_FOUND`, `DOWNLOAD_FORBIDDEN`, `DOWNLOAD_FAILED`.
   */
  async ask(url: string, question: Question, signal: AbortSignal): Promise<Answer> {
    const first = new URL(url);
    const passed: Answer[] = [];
    let at = first;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const answer = await this.#askOnce(at, question, signal);
      const header = (name: string): string | null =>
        [answer, ...passed].map((one) => one.header(name)).find((value) => value !== null) ?? null;
      const location = answer.status >= 300 && answer.status < 400 ? answer.header('location') : null;
      if (location === null) return { ...(await this.#accepted(first, at, answer)), header };
      const next = redirectTarget(at, first, location);
      await discard(answer);
      if (question.stayOnHost === true && next.origin !== at.origin) return { ...answer, header };
      passed.push(answer);
      at = next;
    }
    throw new MettleError(
      'DOWNLOAD_FAILED',
      `${first.host} redirects in a circle and never gives the file.`,
      {
        hint: 'Check the address; where a mirror is set, check that too.',
      },
    );
  }

  close(): Promise<void> {
    return this.#dispatcher.destroy();
  }

  async #askOnce(at: URL, { method, headers }: Question, signal: AbortSignal): Promise<Answer> {
    try {
      const answer = await request(at, {
        method,
        headers: {
          // The hub gives the fields that say which file belongs to a quantization to this name alone.
          'user-agent': `llama-cpp; Mettle/${METTLE_VERSION}`,
          'accept-encoding': 'identity',
          ...headers,
          ...this.#authorization(at),
        },
        dispatcher: this.#dispatcher,
        signal,
      });
      return {
        status: answer.statusCode,
        body: answer.body,
        header: (name) => {
          const value = answer.headers[name];
          return (Array.isArray(value) ? value[0] : value) ?? null;
        },
      };
    } catch (cause) {
      signal.throwIfAborted();
      throw new PassingFault(`${at.host} ${reasonOf(cause)}`, null, { cause });
    }
  }

  #authorization(at: URL): Record<string, string> {
    const { token } = this.network;
    const safe = at.protocol === 'https:' || isLoopback(at);
    return token !== null && safe && at.origin === this.#hub.origin
      ? { authorization: `Bearer ${token}` }
      : {};
  }

  async #accepted(first: URL, at: URL, answer: Answer): Promise<Answer> {
    const refusal = refusalOf(answer, { first, at, hub: this.#hub, token: this.network.token !== null });
    if (refusal === null) return answer;
    await discard(answer);
    throw refusal;
  }
}

async function discard(answer: Answer): Promise<void> {
  // What a server says beside its status is of no use here, and may be endless.
  await answer.body.dump({ limit: 65_536 }).catch(() => undefined);
}

/** Throws `DOWNLOAD_FAILED` for a redirect to what is no web address, or out of encryption. */
function redirectTarget(at: URL, first: URL, location: string): URL {
  const next = URL.canParse(location, at.href) ? new URL(location, at.href) : null;
  const encrypted = next?.protocol === 'https:';
  // A server of this machine, or a mirror without encryption, may pass on to its like.
  const plain = next?.protocol === 'http:' && first.protocol === 'http:';
  if (next !== null && (encrypted || (plain && (next.hostname === first.hostname || isLoopback(first)))))
    return next;
  throw new MettleError('DOWNLOAD_FAILED', `${at.host} redirects to an address that is not encrypted.`, {
    hint: 'Nothing was fetched. Use the address of another server.',
  });
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  switch (code) {
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return 'went silent';
    case 'UND_ERR_CONNECT_TIMEOUT':
      return 'did not answer in time';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'is not known to this network (no address for its name)';
    case 'ECONNREFUSED':
      return 'refuses connections';
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
    case 'EPIPE':
      return 'closed the connection';
    default:
      return `cannot be reached (${code === '' ? messageOf(cause) : code})`;
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** Why a body that was being read ended. */
export function bodyFault(host: string, cause: unknown): PassingFault {
  return new PassingFault(`${host} ${reasonOf(cause)} in the middle of the file`, null, { cause });
}
