import type { Environment } from './environment.js';

/**
 * A terminal sends Ctrl-C to every process in the foreground, and package runners pass it on once more: what comes this
 * soon after the first is the same key press.
 */
const SAME_PRESS_MILLISECONDS = 600;

export interface PauseRequest {
  /** Aborts at the first interrupt. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  readonly dispose: () => void;
}

/**
 * Listens for interrupts: the first aborts the signal and calls `onPause`, a second key press calls `onQuit`. `clock`
 * gives milliseconds.
 */
export function pauseOnInterrupt(
  environment: Pick<Environment, 'onInterrupt'>,
  onPause: () => void,
  onQuit: () => void,
  clock: () => number = () => performance.now(),
): PauseRequest {
  const controller = new AbortController();
  let pausedAt = 0;
  const dispose = environment.onInterrupt(() => {
    if (!controller.signal.aborted) {
      pausedAt = clock();
      controller.abort();
      onPause();
    } else if (clock() - pausedAt > SAME_PRESS_MILLISECONDS) {
      onQuit();
    }
  });
  return { signal: controller.signal, dispose };
}
