import type { Handlers } from '../../shared/contract/contract.js';
import { DONE } from '../../shared/contract/definition.js';
import type { LaboratoryContext } from './context.js';
import type { LiveViews } from './live/live-views.js';
import type { RunQueue } from './run-queue/run-queue.js';
import { storedStudy } from './stored-study.js';

type RunHandlers = Pick<
  Handlers,
  | 'runs.queue'
  | 'runs.start'
  | 'runs.startQueue'
  | 'runs.pause'
  | 'runs.cancel'
  | 'runs.reorder'
  | 'runs.live'
  | 'runs.stopEngine'
>;

/** Starting, pausing and watching runs. */
export function runHandlers(
  { store }: Pick<LaboratoryContext, 'store'>,
  queue: RunQueue,
  live: LiveViews,
): RunHandlers {
  return {
    'runs.queue': async () => queue.view(),
    'runs.start': ({ study }) => queue.start(study),
    'runs.startQueue': () => queue.startQueue(),
    'runs.pause': async ({ study }) => {
      await storedStudy(store, study);
      return queue.pause(study);
    },
    'runs.cancel': ({ study }) => queue.cancel(study),
    'runs.reorder': ({ studies }) => queue.reorder(studies),
    'runs.live': async ({ study }) => {
      await storedStudy(store, study);
      return { live: live.latest(study) };
    },
    'runs.stopEngine': async ({ study }) => {
      queue.stopEngine(study);
      return DONE;
    },
  };
}
