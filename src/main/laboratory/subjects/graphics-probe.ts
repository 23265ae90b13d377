import type { Graphics } from '../../engine/graphics.js';

/** How long what was free of the graphics processor's memory is taken to be free still. */
const FRESH_MILLISECONDS = 10_000;

/**
 * The graphics processor, asked for when it is needed. A machine that has none is asked once; the free memory of one that
 * there is is read anew after ten seconds.
 */
export class GraphicsProbe {
  readonly #read: () => Promise<Graphics | null>;
  readonly #clock: () => number;
  #last: Promise<Graphics | null> | null = null;
  #askedAt = 0;

  /** `clock`: milliseconds that never run backwards. */
  constructor(read: () => Promise<Graphics | null>, clock: () => number = () => performance.now()) {
    this.#read = read;
    this.#clock = clock;
  }

  /** Null where there is no graphics processor that can be used. */
  async state(): Promise<Graphics | null> {
    if (this.#last !== null) {
      const graphics = await this.#last;
      if (graphics === null || this.#clock() - this.#askedAt < FRESH_MILLISECONDS) return graphics;
    }
    this.#askedAt = this.#clock();
    this.#last = this.#read();
    return this.#last;
  }
}
