/** Does `work` when asked to, but never twice within `milliseconds`; what was asked for meanwhile is done once, afterwards. */
export class Throttle {
  #timer: NodeJS.Timeout | null = null;
  #asked = false;

  constructor(
    private readonly milliseconds: number,
    private readonly work: () => void,
  ) {}

  /** Does the work now, or as soon as it may be done again. */
  ask(): void {
    if (this.#timer !== null) {
      this.#asked = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#asked) return;
      this.#asked = false;
      this.ask();
    }, this.milliseconds);
    // An announcement that nobody is left to hear keeps no program alive.
    this.#timer.unref();
    this.work();
  }

  /** Does what was asked for and not done yet, and does nothing of its own accord from then on. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#asked) return;
    this.#asked = false;
    this.work();
  }
}
