import { setTimeout as wait } from 'node:timers/promises';
import { MettleError } from '../../../shared/errors.js';
import { PassingFault } from './fault.js';
import type { Patience } from './protocol.js';

/** Progress that makes a server be trusted anew, in bytes. */
const PROGRESS_BYTES = 65_536;

/** Waits between tries: twice as long each time, no longer than a minute, and given up after so many that brought nothing. */
export class BackOff {
  #failures = 0;
  #progress = 0;

  constructor(
    private readonly patience: Patience,
    /** What is fetched, for the error's sentence. */
    private readonly what: string,
  ) {}

  /** Tells that bytes came. */
  progressed(bytes: number): void {
    this.#progress += bytes;
    if (this.#progress >= PROGRESS_BYTES) this.#failures = 0;
  }

  /**
   * Waits before the next try; `fault` is why the last one failed. Throws the fault itself where it is no passing one,
   * `DOWNLOAD_FAILED` where it was one too many or the server asks for too long a wait, and what the signal aborts with.
   */
  async pause(fault: unknown, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!(fault instanceof PassingFault)) throw fault;
    this.#failures += 1;
    this.#progress = 0;
    const { backOffMs, longestBackOffMs, longestRetryAfterMs, tries } = this.patience;
    if (this.#failures >= tries) throw this.#givenUp(fault, `${tries} tries in a row brought nothing`);
    const asked = fault.retryAfterMs ?? 0;
    if (asked > longestRetryAfterMs) {
      throw this.#givenUp(fault, `the server asks to wait ${Math.ceil(asked / 1000)} s`);
    }
    const own = Math.min(longestBackOffMs, backOffMs * 2 ** (this.#failures - 1));
    await wait(Math.max(own, asked), undefined, { signal });
  }

  #givenUp(cause: PassingFault, why: string): MettleError {
    return new MettleError(
      'DOWNLOAD_FAILED',
      `${this.what} could not be fetched: ${cause.message}; ${why}.`,
      {
        hint: 'Check the connection and the proxy, then resume: what arrived is kept.',
        cause,
      },
    );
  }
}

/** Does `work` until it succeeds or fails for good; `lost` hears of each passing fault. Throws as `BackOff.pause` does. */
export async function withRetries<Value>(
  patience: Patience,
  what: string,
  signal: AbortSignal,
  work: () => Promise<Value>,
  lost: (fault: PassingFault) => void = () => undefined,
): Promise<Value> {
  const backOff = new BackOff(patience, what);
  for (;;) {
    try {
      return await work();
    } catch (fault) {
      await backOff.pause(fault, signal);
      lost(fault as PassingFault);
    }
  }
}
