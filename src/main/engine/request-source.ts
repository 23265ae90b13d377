/**
 * Reads requests in batches. A batch is cut short where an asynchronous source keeps the reader waiting, so that a source
 * that waits for results is not waited for.
 */
export class RequestSource<T> {
  readonly #iterator: Iterator<T> | AsyncIterator<T>;
  #pending: Promise<IteratorResult<T>> | null = null;
  #done = false;

  constructor(requests: Iterable<T> | AsyncIterable<T>) {
    this.#iterator =
      Symbol.asyncIterator in requests ? requests[Symbol.asyncIterator]() : requests[Symbol.iterator]();
  }

  /** True once the source has said so, or was closed. */
  get done(): boolean {
    return this.#done;
  }

  /**
   * The requests that are ready, up to the one with which their weights reach `most`; where none is, waits for one until
   * `patience` settles. Throws what the source throws.
   */
  async read(most: number, weight: (request: T) => number, patience: Promise<unknown>): Promise<T[]> {
    const batch: T[] = [];
    for (let total = 0; total < most && !this.#done;) {
      const next = this.#pending ?? this.#iterator.next();
      const result =
        next instanceof Promise ? await this.#ready(next, batch.length > 0 ? moment() : patience) : next;
      if (result === null) break;
      if (result.done === true) {
        this.#done = true;
      } else {
        batch.push(result.value);
        total += weight(result.value);
      }
    }
    return batch;
  }

  /** Tells the source that nothing more will be read. */
  close(): void {
    if (this.#done) return;
    this.#done = true;
    // A source in the middle of something answers when it is ready; what it says then is of no more use to anyone.
    void this.#pending?.catch(() => undefined);
    void Promise.resolve(this.#iterator.return?.()).catch(() => undefined);
  }

  async #ready(
    next: Promise<IteratorResult<T>>,
    patience: Promise<unknown>,
  ): Promise<IteratorResult<T> | null> {
    this.#pending = next;
    const result = await Promise.race([next, patience.then(() => null)]);
    if (result !== null) this.#pending = null;
    return result;
  }
}

/** Settles once what is ready now has had its turn. */
export function moment(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
