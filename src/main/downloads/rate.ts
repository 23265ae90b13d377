const WINDOW_MILLISECONDS = 5000;

/** Bytes a second over the last five seconds. */
export class Rate {
  #samples: { readonly time: number; readonly bytes: number }[] = [];

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Tells how many bytes there are now; fewer than before begin anew. Gives bytes a second, 0 while unknown. */
  at(bytes: number): number {
    const time = this.clock();
    if (bytes < (this.#samples.at(-1)?.bytes ?? 0)) this.#samples = [];
    this.#samples.push({ time, bytes });
    while (this.#samples.length > 2 && time - (this.#samples[0]?.time ?? time) > WINDOW_MILLISECONDS) {
      this.#samples.shift();
    }
    const [first] = this.#samples;
    const milliseconds = first === undefined ? 0 : time - first.time;
    return first === undefined || milliseconds <= 0 ? 0 : (1000 * (bytes - first.bytes)) / milliseconds;
  }
}
