/** Tasks in the order in which they arrived; one reader. */
export class TaskQueue<T> {
  readonly #tasks: T[] = [];
  #ended = false;
  #cancelled = false;
  #wake: (() => void) | null = null;

  get cancelled(): boolean {
    return this.#cancelled;
  }

  add(tasks: readonly T[]): void {
    this.#tasks.push(...tasks);
    this.#signal();
  }

  /** Says that no more tasks will come. */
  end(): void {
    this.#ended = true;
    this.#signal();
  }

  /** Drops what has not been taken. */
  cancel(): void {
    this.#cancelled = true;
    this.#ended = true;
    this.#tasks.length = 0;
    this.#signal();
  }

  /** The next task without taking it, or undefined where none is there now. */
  peek(): T | undefined {
    return this.#tasks[0];
  }

  /** Takes up to `most` tasks that are there now. */
  takeNow(most: number): T[] {
    return this.#tasks.splice(0, most);
  }

  /** Waits until a task is there (true) or none will come (false). */
  async wait(): Promise<boolean> {
    while (this.#tasks.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#tasks.length > 0;
  }

  #signal(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
