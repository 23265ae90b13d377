import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MettleError } from '../../shared/errors.js';
import type { BundleFiles } from '../laboratory/laboratory.js';
import { answerDownload, answerReply } from './answer.js';
import { nothingHere, wrongMethod } from './refusal.js';
import { uploadedBytes } from './request-body.js';
import { Tickets } from './token.js';

/** Where bundles go in and out. */
export const BUNDLE_PATH = '/bundle';

const LONGEST_NAME = 1000;
/** Words that may wait to be used; those from before stop working. */
const OPEN_WORDS = 100;

export interface BundleRouteLimits {
  /** Bytes of a bundle that is sent. */
  readonly upload: number;
  /** Milliseconds in which something of it must come. */
  readonly silence: number;
}

/**
 * Bundles as files over HTTP, which calls are too small for:
 *
 * - `POST /bundle?name=NAME` with the token takes a bundle in and gives its `path`, for `bundles.verify` and `bundles.import`;
 * - `POST /bundle/JOB` with the token gives an `address` that serves the bundle of an export once, within a minute: a link
 *   cannot carry a header;
 * - `GET /bundle/WORD` is that address.
 */
export class BundleRoutes {
  readonly #tickets = new Tickets();
  readonly #jobs = new Map<string, string>();

  constructor(
    private readonly files: BundleFiles,
    private readonly limits: BundleRouteLimits,
  ) {}

  /** Throws a `Refusal`; errors of the core are replies. `checkToken` throws one where the token is wrong. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    checkToken: () => void,
  ): Promise<void> {
    const rest = path.slice(BUNDLE_PATH.length + 1);
    if (request.method === 'POST') {
      checkToken();
      await (path === BUNDLE_PATH
        ? reply(response, async () => ({ path: await this.#receive(request) }))
        : reply(response, async () => ({ address: await this.#address(rest) })));
    } else if (request.method === 'GET' && path !== BUNDLE_PATH) {
      await this.#send(response, rest);
    } else {
      throw wrongMethod(path === BUNDLE_PATH ? 'POST' : 'GET, POST');
    }
  }

  #receive(request: IncomingMessage): Promise<string> {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const name = (searchParams.get('name') ?? '').slice(0, LONGEST_NAME);
    const { upload, silence } = this.limits;
    return this.files.receive(name, uploadedBytes(request, upload, silence));
  }

  async #address(job: string): Promise<string> {
    await this.files.written(job);
    const word = this.#tickets.issue();
    this.#jobs.set(word, job);
    for (const old of [...this.#jobs.keys()].slice(0, -OPEN_WORDS)) this.#jobs.delete(old);
    return `${BUNDLE_PATH}/${word}`;
  }

  async #send(response: ServerResponse, word: string): Promise<void> {
    const job = this.#jobs.get(word);
    this.#jobs.delete(word);
    if (!this.#tickets.redeem(word) || job === undefined) throw nothingHere();
    const { path, name, bytes } = await this.files.written(job);
    await answerDownload(response, { name, bytes, content: createReadStream(path) });
  }
}

/** Answers with what `work` gives, or with the error of the core that it throws; other errors go on. */
async function reply(response: ServerResponse, work: () => Promise<object>): Promise<void> {
  try {
    answerReply(response, { ok: true, value: await work() });
  } catch (thrown) {
    if (!(thrown instanceof MettleError) || thrown.code === 'INTERNAL') throw thrown;
    answerReply(response, { ok: false, error: thrown.toShape() });
  }
}
