import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { pauseOnInterrupt, type PauseRequest } from './interrupts.js';
import { ProgressDisplay } from './progress-display.js';
import { layoutOf } from './terminal.js';

/** How a run is shown, and how the researcher stops it. */
export interface RunDisplay {
  /** On standard error. */
  readonly display: ProgressDisplay;
  /** Asked for by Ctrl-C; a second one ends the program at once. Disposed of by the caller. */
  readonly pause: PauseRequest;
}

/** Begins to show a run and to listen for Ctrl-C. */
export function displayRun(environment: Environment): RunDisplay {
  const display = new ProgressDisplay(
    environment.stderr,
    layoutOf(environment.stderr, environment.variables, environment.platform),
  );
  const pause = pauseOnInterrupt(
    environment,
    () => display.note('Pausing: what is being answered is stored first. Ctrl-C again quits at once.'),
    () => environment.exit(EXIT_CODES.paused.code),
  );
  return { display, pause };
}
