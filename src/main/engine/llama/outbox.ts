import { MESSAGE_ITEMS } from '../process/protocol.js';

const LONGEST_WAIT_MILLISECONDS = 100;

/**
 * Collects results and sends them in batches: full ones when much comes, smaller ones when answers come slowly, so that
 * little is lost when the process dies.
 */
export class Outbox<T> {
  readonly #send: (results: T[]) => void;
  #results: T[] = [];
  #oldest = 0;

  constructor(send: (results: T[]) => void) {
    this.#send = send;
  }

  add(result: T): void {
    if (this.#results.length === 0) this.#oldest = performance.now();
    this.#results.push(result);
    const waited = performance.now() - this.#oldest;
    if (this.#results.length >= MESSAGE_ITEMS || waited >= LONGEST_WAIT_MILLISECONDS) this.flush();
  }

  /** Sends what is there. */
  flush(): void {
    if (this.#results.length === 0) return;
    const results = this.#results;
    this.#results = [];
    this.#send(results);
  }
}
