import { join } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.js';
import { MettleError } from '../../shared/errors.js';
import { openStore } from '../store/sqlite-store.js';
import type { StudyRecord } from '../store/store.js';
import { applicationHandlers } from './application-calls.js';
import { createContext, type ContextOptions, type LaboratoryContext } from './context.js';
import { DATABASE_NAME } from './data-folder.js';
import { designHandlers } from './design-calls.js';
import { FindingsDesk, type FindingsDeskOptions } from './findings/findings-desk.js';
import type { Laboratory, LaboratoryOptions } from './laboratory.js';
import { libraryHandlers } from './library-calls.js';
import { LiveViews } from './live/live-views.js';
import { responseHandlers } from './response-calls.js';
import { refreshFindings, resultHandlers } from './result-calls.js';
import { runHandlers } from './run-calls.js';
import { RunQueue } from './run-queue/run-queue.js';
import type { RunListener } from './run-queue/study-run.js';
import { studyHandlers } from './study-calls.js';
import { subjectHandlers } from './subject-calls.js';
import { subjectPath } from './subject-path.js';

/** What tests put in the place of the machine's own. */
export interface LaboratoryParts
  extends
    Pick<ContextOptions, 'createEngine' | 'calibrationDirectory' | 'resources'>,
    Pick<FindingsDeskOptions, 'workOut'> {
  /** Milliseconds between two live views. */
  readonly liveMilliseconds?: number;
}

/**
 * Opens the store of a data folder, which is made where it is missing, and brings the core together behind the contract.
 * Studies that waited to be run wait again; nothing begins by itself. Throws `STORE_*`.
 */
export async function openLaboratory(options: LaboratoryOptions & LaboratoryParts): Promise<Laboratory> {
  const databaseFile = join(options.dataFolder, DATABASE_NAME);
  const store = await openStore({ file: databaseFile });
  try {
    const context = createContext({ ...options, store });
    const desk = new FindingsDesk({ ...options, store, databaseFile });
    return await assemble(context, desk, options.liveMilliseconds);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(
  context: LaboratoryContext,
  desk: FindingsDesk,
  liveMilliseconds: number | undefined,
): Promise<Laboratory> {
  const { store, announce } = context;
  const live = new LiveViews({
    store,
    announce,
    ...(liveMilliseconds === undefined ? {} : { milliseconds: liveMilliseconds }),
  });
  const afterRuns = new AfterRuns(context, desk);
  const listener: RunListener = {
    began: () => live.began(),
    happened: (record, event) => live.happened(record, event),
    stored: (record, subject, responses) => live.stored(record, subject, responses),
    ended: (record) => {
      live.ended();
      afterRuns.begin(record);
    },
  };
  const queue = await RunQueue.open({
    store,
    announce,
    listener,
    engine: () => context.engine(),
    subjectPath: (reference) => subjectPath(context, reference),
  });
  const handlers: Handlers = {
    ...applicationHandlers(context),
    ...subjectHandlers(context),
    ...libraryHandlers(context),
    ...designHandlers(context),
    ...studyHandlers(context, queue),
    ...runHandlers(context, queue, live),
    ...resultHandlers(context, queue, desk),
    ...responseHandlers(context),
  };
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await queue.close();
    await live.close();
    await desk.close();
    await afterRuns.settled();
    await store.close();
  };
  return { handlers, close: () => (closed ??= close()) };
}

/** Has the findings of a study worked out when its run is over. */
class AfterRuns {
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: LaboratoryContext,
    private readonly desk: FindingsDesk,
  ) {}

  begin({ id, design }: StudyRecord): void {
    this.#last = this.#last
      .then(() => refreshFindings(this.context, this.desk, id))
      .catch((thrown: unknown) =>
        this.context.announce('notice', {
          tone: 'problem',
          title: `The results of study ${design.name} could not be begun`,
          text: 'Its responses are stored. Open the results to try again.',
          study: id,
          error: MettleError.from(thrown).toShape(),
        }),
      );
  }

  settled(): Promise<void> {
    return this.#last;
  }
}
