import { MettleError } from '../../shared/errors.js';
import type { EngineProcess, StreamReport } from './process/engine-process.js';
import { MESSAGE_ITEMS, type Command } from './process/protocol.js';
import { moment, RequestSource } from './request-source.js';

/** Messages of requests that may be open at a time, so that the engine process never waits for the program. */
const MESSAGES_AHEAD = 3;

/** How one mode's requests become tasks, and its outcomes results. */
export interface StreamMode<Request, Task, Outcome, Result> {
  readonly mode: 'readout' | 'sample';
  /** Answers that a request brings. */
  answers(request: Request): number;
  task(key: number, request: Request): { readonly task: Task; readonly promptText: string };
  command(stream: number, tasks: Task[]): Command;
  /** The outcomes in a report; empty for other reports. */
  outcomes(report: StreamReport): readonly Outcome[];
  result(request: Request, promptText: string, outcome: Outcome): Result;
}

interface Asked<Request> {
  readonly request: Request;
  readonly promptText: string;
  left: number;
}

/** A row of requests on its way through an engine process. */
export class AnswerStream<
  Request extends { readonly id: string },
  Task,
  Outcome extends { readonly key: number },
  Result,
> {
  readonly #engine: EngineProcess;
  readonly #stream: number;
  readonly #mode: StreamMode<Request, Task, Outcome, Result>;
  readonly #source: RequestSource<Request>;
  readonly #asked = new Map<number, Asked<Request>>();
  readonly #cancelled: Promise<void>;
  #announceCancel: () => void = () => undefined;
  #state: 'reading' | 'complete' | 'cancelled' | 'ended' = 'reading';
  #open = 0;
  #nextKey = 0;

  constructor(
    engine: EngineProcess,
    stream: number,
    mode: StreamMode<Request, Task, Outcome, Result>,
    requests: Iterable<Request> | AsyncIterable<Request>,
  ) {
    this.#engine = engine;
    this.#stream = stream;
    this.#mode = mode;
    this.#source = new RequestSource(requests);
    this.#cancelled = new Promise((resolve) => {
      this.#announceCancel = resolve;
    });
  }

  /**
   * Gives the results as they come. Requests are read as results are taken: no more than three messages of 64 answers are
   * open at a time. When `signal` aborts, the engine stops after the decode in hand, and what it has finished is still
   * given. Throws what the source throws, `ENGINE_CRASHED`, and, after the results of the others, a request's own error.
   */
  async *results(signal?: AbortSignal): AsyncGenerator<Result, void, undefined> {
    const onAbort = (): void => this.#cancel();
    this.#engine.send({ type: 'open', stream: this.#stream, mode: this.#mode.mode });
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      if (signal?.aborted === true) this.#cancel();
      let failure: MettleError | null = null;
      while (this.#state !== 'ended') {
        await this.#refill();
        const report = await this.#engine.receive();
        if (report.type === 'ended') this.#state = 'ended';
        if (report.type === 'failed') {
          failure = this.#named(report);
          this.#state = 'cancelled';
        }
        for (const outcome of this.#mode.outcomes(report)) yield this.#take(outcome);
      }
      if (failure !== null) throw failure;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      this.#source.close();
      await this.#drain();
    }
  }

  /** Reads requests while there is credit for them. */
  async #refill(): Promise<void> {
    while (this.#state === 'reading' && this.#open < MESSAGES_AHEAD * MESSAGE_ITEMS) {
      // With answers under way there is something else to wait for than the source.
      const patience = this.#open === 0 ? this.#cancelled : moment();
      const batch = await this.#source.read(
        MESSAGE_ITEMS,
        (request) => this.#mode.answers(request),
        patience,
      );
      // The signal may have aborted while the source was read.
      if (this.#isCancelled()) return;
      if (batch.length > 0) {
        const tasks = batch.map((request) => this.#ask(request));
        this.#engine.send(this.#mode.command(this.#stream, tasks));
      }
      if (this.#source.done) {
        this.#state = 'complete';
        this.#engine.send({ type: 'end', stream: this.#stream });
      } else if (batch.length === 0) {
        return;
      }
    }
  }

  #isCancelled(): boolean {
    return this.#state === 'cancelled';
  }

  #ask(request: Request): Task {
    const key = this.#nextKey;
    this.#nextKey += 1;
    const { task, promptText } = this.#mode.task(key, request);
    const left = this.#mode.answers(request);
    this.#asked.set(key, { request, promptText, left });
    this.#open += left;
    return task;
  }

  #take(outcome: Outcome): Result {
    const asked = this.#asked.get(outcome.key);
    if (asked === undefined) {
      throw new MettleError(
        'ENGINE_PROTOCOL',
        `The engine process answered request ${outcome.key}, which is not open.`,
      );
    }
    asked.left -= 1;
    this.#open -= 1;
    if (asked.left === 0) this.#asked.delete(outcome.key);
    return this.#mode.result(asked.request, asked.promptText, outcome);
  }

  #cancel(): void {
    if (this.#state === 'cancelled' || this.#state === 'ended') return;
    this.#state = 'cancelled';
    this.#announceCancel();
    try {
      this.#engine.send({ type: 'cancel', stream: this.#stream });
    } catch {
      // The process is gone, and whoever receives next is told so.
    }
  }

  /** Leaves the engine process ready for the next stream. */
  async #drain(): Promise<void> {
    this.#cancel();
    try {
      while (this.#state !== 'ended') {
        if ((await this.#engine.receive()).type === 'ended') this.#state = 'ended';
      }
    } catch {
      // The process is gone: nothing is left to be drained, and the next call is told so.
      this.#state = 'ended';
    }
  }

  #named(report: Extract<StreamReport, { type: 'failed' }>): MettleError {
    const id = report.key === null ? undefined : this.#asked.get(report.key)?.request.id;
    const { code, message, hint } = report.error;
    const text = id === undefined ? message : `Request ${id}: ${message}`;
    return new MettleError(code, text, hint === undefined ? {} : { hint });
  }
}
