import type { Engine } from '../engine/engine.js';
import type { Store } from '../store/store.js';
import { runStudy, type RunOutcome } from '../studies/runner.js';
import { AwakeClock, beating } from '../studies/turns/awake-clock.js';
import type { Environment } from './environment.js';
import type { PauseRequest } from './interrupts.js';
import type { PreparedStudy } from './prepared-study.js';
import { displayRun } from './run-display.js';
import { describeEvent, describePlan } from './run-words.js';

/** A run of one study that is shown on standard error, and paused by Ctrl-C. */
export interface ShownRun {
  readonly pause: PauseRequest;
  /**
   * Runs the study or goes on with it; what is in `notes` is told beside its plan. The progress is taken away again when it ends.
   * Throws as `runStudy` does.
   */
  readonly run: (
    store: Store,
    engine: Pick<Engine, 'load'>,
    study: PreparedStudy,
    notes?: readonly string[],
  ) => Promise<RunOutcome>;
}

/** Does `work` while Ctrl-C is listened for, and takes away what was shown whatever happens. Throws what `work` throws. */
export async function withShownRun<Result>(
  environment: Environment,
  work: (shown: ShownRun) => Promise<Result>,
): Promise<Result> {
  const { display, pause } = displayRun(environment);
  const clock = new AwakeClock();
  const endBeating = beating(clock);
  try {
    return await work({
      pause,
      run: async (store, engine, { snapshot, subjects, judge }, notes = []) => {
        for (const note of [describePlan(snapshot, subjects), ...notes]) display.note(note);
        const outcome = await runStudy({
          store,
          engine,
          snapshot,
          subjects,
          ...(judge === undefined ? {} : { judge }),
          signal: pause.signal,
          clock: clock.read,
          onProgress: (progress) => display.show(progress),
          onEvent: (event) => display.note(describeEvent(event)),
        });
        display.clear();
        return outcome;
      },
    });
  } finally {
    endBeating();
    display.clear();
    pause.dispose();
  }
}
