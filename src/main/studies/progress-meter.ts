import type { Progress } from '../../shared/domain/progress.js';

const WINDOW_SECONDS = 10;
const SAMPLE_SECONDS = 0.25;
/** Shorter stretches than this say nothing of the rate to come. */
const LEAST_SECONDS = 0.5;

interface Sample {
  readonly seconds: number;
  readonly done: number;
  readonly tokens: number;
}

/** Counts responses and tokens, and gives their rate over the last ten seconds. Holds at most one sample a quarter second. */
export class ProgressMeter {
  readonly #samples: Sample[] = [];
  #done: number;
  #tokens = 0;

  /** `clock` gives milliseconds that never run backwards. */
  constructor(
    readonly subject: string,
    readonly total: number,
    done: number,
    private readonly clock: () => number,
  ) {
    this.#done = done;
    this.#sample();
  }

  /** Counts one response. `tokens` are those that llama.cpp evaluated for it, prompt and generated. */
  count(tokens: number): void {
    this.#done += 1;
    this.#tokens += tokens;
    const newest = this.#samples.at(-1);
    if (newest === undefined || this.clock() / 1000 - newest.seconds >= SAMPLE_SECONDS) this.#sample();
  }

  /** Where the run stands now. `secondsLeft` is null while no rate is known. */
  read(): Progress {
    const seconds = this.clock() / 1000;
    const oldest = this.#samples[0] ?? { seconds, done: this.#done, tokens: this.#tokens };
    const elapsed = seconds - oldest.seconds;
    const known = elapsed >= LEAST_SECONDS;
    const rate = known ? (this.#done - oldest.done) / elapsed : 0;
    const left = this.total - this.#done;
    return {
      subject: this.subject,
      done: this.#done,
      total: this.total,
      rate,
      secondsLeft: left === 0 ? 0 : rate > 0 ? left / rate : null,
      tokensPerSecond: known ? (this.#tokens - oldest.tokens) / elapsed : 0,
    };
  }

  #sample(): void {
    const seconds = this.clock() / 1000;
    this.#samples.push({ seconds, done: this.#done, tokens: this.#tokens });
    while (seconds - (this.#samples[0]?.seconds ?? seconds) > WINDOW_SECONDS) this.#samples.shift();
  }
}
