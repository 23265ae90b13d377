import { join } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.js';
import { MettleError } from '../../shared/errors.js';
import { openStore } from '../store/sqlite-store.js';
import { applicationHandlers } from './application-calls.js';
import { bundleHandlers } from './bundle-calls.js';
import { BundleDesk, type BundleDeskOptions } from './bundles/bundle-desk.js';
import { createContext, type ContextOptions, type LaboratoryContext } from './context.js';
import { DATABASE_NAME } from './data-folder.js';
import { designHandlers } from './design-calls.js';
import { downloadHandlers, withDownloadsTold } from './download-calls.js';
import { openDownloadDesk, type DownloadParts } from './downloads/open-download-desk.js';
import { FindingsDesk, type FindingsDeskOptions } from './findings/findings-desk.js';
import type { Laboratory, LaboratoryOptions } from './laboratory.js';
import { libraryHandlers } from './library-calls.js';
import { LiveViews } from './live/live-views.js';
import { responseHandlers } from './response-calls.js';
import { refreshFindings, resultHandlers } from './result-calls.js';
import { runHandlers } from './run-calls.js';
import { RunQueue, type RunQueueOptions } from './run-queue/run-queue.js';
import type { RunListener } from './run-queue/study-run.js';
import { studyHandlers } from './study-calls.js';
import { subjectHandlers } from './subject-calls.js';
import { subjectPlace } from './subject-path.js';
import { refindSubject } from './subjects/moved-subject.js';
import { SpeedRecorder } from './subjects/speed-recorder.js';
import { SubjectDesk } from './subjects/subject-desk.js';
import { SubjectSearch } from './subjects/subject-search.js';

/** What tests put in the place of the machine's own. */
export interface LaboratoryParts
  extends
    Pick<ContextOptions, 'createEngine' | 'calibrationDirectory' | 'resources' | 'surroundings'>,
    Pick<FindingsDeskOptions, 'workOut'>,
    Pick<RunQueueOptions, 'now' | 'beatMilliseconds'> {
  /** Milliseconds between two live views. */
  readonly liveMilliseconds?: number;
  /** The key store, and how patient servers are waited for. */
  readonly fetching?: DownloadParts;
  /** Does orders on bundles, in processes of their own by default. */
  readonly workOnBundle?: NonNullable<BundleDeskOptions['work']>;
}

/**
 * Opens the store of a data folder, which is made where it is missing, and brings the core together behind the contract.
 * Studies that ran or waited wait again; none begins by itself unless the settings say so. Throws `STORE_*`.
 */
export async function openLaboratory(options: LaboratoryOptions & LaboratoryParts): Promise<Laboratory> {
  const databaseFile = join(options.dataFolder, DATABASE_NAME);
  const store = await openStore({ file: databaseFile });
  try {
    const context = createContext({ ...options, store });
    const desk = new FindingsDesk({ ...options, store, databaseFile });
    return await assemble(context, desk, databaseFile, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(
  context: LaboratoryContext,
  desk: FindingsDesk,
  databaseFile: string,
  { liveMilliseconds, fetching, now, beatMilliseconds, workOnBundle }: LaboratoryParts,
): Promise<Laboratory> {
  const { store, announce } = context;
  const live = new LiveViews({
    store,
    announce,
    ...(liveMilliseconds === undefined ? {} : { milliseconds: liveMilliseconds }),
  });
  const afterRuns = new AfterRuns(context, desk);
  const speed = new SpeedRecorder({ speeds: context.speeds });
  const listener: RunListener = {
    began: () => live.began(),
    happened: (record, event) => {
      live.happened(record, event);
      speed.happened(record, event);
    },
    stored: (record, subject, responses) => {
      live.stored(record, subject, responses);
      speed.stored(record, subject, responses);
    },
    ended: (record, over) => {
      live.ended();
      if (over) afterRuns.begin(record.id);
    },
  };
  const search = new SubjectSearch(context);
  const queue = await RunQueue.open({
    store,
    announce,
    listener,
    engine: () => context.engine(),
    settings: () => context.settings.read(),
    ...(now === undefined ? {} : { now }),
    ...(beatMilliseconds === undefined ? {} : { beatMilliseconds }),
    subjectPlace: (reference) => subjectPlace(context, reference),
    refind: (record, subject) =>
      refindSubject(
        {
          store,
          announce,
          engine: () => context.engine(),
          locate: (sha256, bytes) => search.locate(sha256, bytes),
        },
        record,
        subject,
      ),
  });
  const subjectDesk = new SubjectDesk(context, () => queueRuns(queue));
  const downloads = openDownloadDesk(context, fetching);
  const bundles = new BundleDesk({
    ...context,
    databaseFile,
    runs: (study) => queue.standing(study) === 'running',
    imported: (study) => afterRuns.begin(study),
    ...(workOnBundle === undefined ? {} : { work: workOnBundle }),
  });
  await bundles.sweep();
  const handlers: Handlers = {
    ...withDownloadsTold(withQueueTold(applicationHandlers(context), queue), downloads),
    ...downloadHandlers(downloads),
    ...subjectHandlers(context, search, subjectDesk),
    ...libraryHandlers(context),
    ...designHandlers(context),
    ...studyHandlers(context, queue),
    ...runHandlers(context, queue, live),
    ...resultHandlers(context, queue, desk),
    ...responseHandlers(context),
    ...bundleHandlers(context, bundles),
  };
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await subjectDesk.close();
    await queue.close();
    await downloads.close();
    await bundles.close();
    await live.close();
    await desk.close();
    await afterRuns.settled();
    await speed.settled();
    await store.close();
  };
  return {
    handlers,
    bundleFiles: {
      receive: (name, body) => bundles.uploads.receive(name, body),
      written: (id) => bundles.written(id),
    },
    close: () => (closed ??= close()),
  };
}

/** Whether a subject answers now. */
function queueRuns(queue: Pick<RunQueue, 'view'>): boolean {
  return queue.view().entries.some(({ state }) => state !== 'queued');
}

/** Has the queue take up settings as soon as they are changed. */
function withQueueTold<Changing extends Pick<Handlers, 'settings.change'>>(
  handlers: Changing,
  queue: Pick<RunQueue, 'settingsChanged'>,
): Changing {
  return {
    ...handlers,
    'settings.change': async (change) => {
      const settings = await handlers['settings.change'](change);
      await queue.settingsChanged();
      return settings;
    },
  };
}

/** Has the findings of a study worked out when its run is over, or it was taken in. */
class AfterRuns {
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: LaboratoryContext,
    private readonly desk: FindingsDesk,
  ) {}

  begin(study: number): void {
    this.#last = this.#last
      .then(() => refreshFindings(this.context, this.desk, study))
      .catch((thrown: unknown) =>
        this.context.announce('notice', {
          tone: 'problem',
          title: `The results of study ${study} could not be begun`,
          text: 'Its responses are stored. Open the results to try again.',
          study,
          error: MettleError.from(thrown).toShape(),
        }),
      );
  }

  settled(): Promise<void> {
    return this.#last;
  }
}
