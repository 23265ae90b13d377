/** How fast something goes, and how long it will still take. */
export interface Pace {
  /** Units a second; null while unknown. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** Less than this says nothing of the rest yet. */
const LEAST_SECONDS = 1;
const LEAST_SHARE = 0.02;

const UNKNOWN: Pace = { rate: null, secondsLeft: null };

/** Works out a pace from the shares (0..1) that it is told of, of so many units; begins anew when these change. */
export class PaceMeter {
  #began: { readonly at: number; readonly share: number; readonly units: number } | null = null;

  /** `clock` gives milliseconds that never run backwards. */
  constructor(private readonly clock: () => number) {}

  /** `units` null: what `share` is of says nothing of time. */
  tell(share: number | null, units: number | null): Pace {
    if (share === null || units === null) {
      this.#began = null;
      return UNKNOWN;
    }
    const now = this.clock();
    if (this.#began === null || this.#began.units !== units || share < this.#began.share) {
      this.#began = { at: now, share, units };
    }
    const seconds = (now - this.#began.at) / 1000;
    const done = share - this.#began.share;
    if (seconds < LEAST_SECONDS || done < LEAST_SHARE) return UNKNOWN;
    return { rate: (units * done) / seconds, secondsLeft: ((1 - share) * seconds) / done };
  }
}
