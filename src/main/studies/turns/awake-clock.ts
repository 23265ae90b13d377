/** A stretch in which nobody looked at the clock, or the clocks went apart by as much: the machine slept. Milliseconds. */
const SLEEP_MILLISECONDS = 30_000;
const BEAT_MILLISECONDS = 5000;

export interface Clocks {
  /** Milliseconds that never run backwards; on some systems they stand still in sleep, on others they go on. */
  readonly monotonic: () => number;
  /** Milliseconds since 1970, which the system may put forward or back. */
  readonly wall: () => number;
}

const SYSTEM_CLOCKS: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

/**
 * Milliseconds in which the machine was awake. It has to be looked at every few seconds (`beating` sees to that); a longer
 * stretch without a look can only have been sleep, and counts as nothing, so that rates are those of the time at work.
 */
export class AwakeClock {
  readonly #clocks: Clocks;
  #monotonic: number;
  #wall: number;
  #asleep = 0;
  #slept = false;

  constructor(clocks: Clocks = SYSTEM_CLOCKS) {
    this.#clocks = clocks;
    this.#monotonic = clocks.monotonic();
    this.#wall = clocks.wall();
  }

  /** Milliseconds that never run backwards, without those of sleep. */
  readonly read = (): number => {
    const [monotonic, wall] = [this.#clocks.monotonic(), this.#clocks.wall()];
    const passed = monotonic - this.#monotonic;
    if (passed > SLEEP_MILLISECONDS) this.#asleep += passed;
    if (passed > SLEEP_MILLISECONDS || wall - this.#wall - passed > SLEEP_MILLISECONDS) this.#slept = true;
    this.#monotonic = monotonic;
    this.#wall = wall;
    return monotonic - this.#asleep;
  };

  /** Whether the machine slept, or its clock was put forward, since this was last asked. */
  takeSlept(): boolean {
    this.read();
    const slept = this.#slept;
    this.#slept = false;
    return slept;
  }
}

/** Looks at the clock every few seconds and then calls `beat`, until the function returned is called. Keeps no program alive. */
export function beating(clock: AwakeClock, beat: () => void = () => undefined, every = BEAT_MILLISECONDS) {
  const timer = setInterval(() => {
    clock.read();
    beat();
  }, every);
  timer.unref();
  return (): void => clearInterval(timer);
}
