import { availableParallelism, cpus, homedir, totalmem } from 'node:os';
import type { Application } from '../../shared/contract/application.js';
import type { Handlers } from '../../shared/contract/contract.js';
import { MettleError } from '../../shared/errors.js';
import { availableMemory } from '../engine/gguf/available-memory.js';
import { llamaCppRelease, METTLE_VERSION, NODE_LLAMA_CPP_VERSION } from '../engine/versions.js';
import { sqliteVersion } from '../store/sqlite-version.js';
import { citation, METTLE_LICENCE, packageNotices } from './about.js';
import { absolutePath } from './absolute-path.js';
import type { LaboratoryContext } from './context.js';
import { checkedDownloadSettings } from './downloads/fetch-folder.js';
import { listFolder } from './folder-listing.js';

type ApplicationHandlers = Pick<
  Handlers,
  | 'application.describe'
  | 'application.chooseFolder'
  | 'application.listFolder'
  | 'settings.read'
  | 'settings.change'
>;

/** The program, the machine, the settings, and choosing folders. */
export function applicationHandlers(context: LaboratoryContext): ApplicationHandlers {
  return {
    'application.describe': () => describe(context),
    'application.chooseFolder': async ({ title }) => {
      if (context.door.chooseFolder === null) {
        throw new MettleError('INVALID_INPUT', 'This window cannot show the system’s own dialog.', {
          hint: 'Choose from the list of folders.',
        });
      }
      return { path: await context.door.chooseFolder(title) };
    },
    'application.listFolder': ({ path }) => listFolder(path === null ? homedir() : absolutePath(path)),
    'settings.read': () => context.settings.read(),
    'settings.change': async ({ downloads, ...change }) =>
      context.settings.change(() => ({
        ...change,
        ...(downloads === undefined ? {} : { downloads: checkedDownloadSettings(downloads) }),
      })),
  };
}

async function describe({ door, dataFolder, store }: LaboratoryContext): Promise<Application> {
  const llamaCpp = llamaCppRelease();
  return {
    version: METTLE_VERSION,
    door: door.kind,
    nativeDialogs: door.chooseFolder !== null,
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    nodeLlamaCpp: NODE_LLAMA_CPP_VERSION,
    llamaCpp,
    sqlite: sqliteVersion(),
    processor: cpus()[0]?.model.trim() ?? '',
    cores: availableParallelism(),
    gpu: await lastGpu(store),
    memoryBytes: totalmem(),
    freeMemoryBytes: await availableMemory(),
    dataFolder,
    licence: METTLE_LICENCE,
    citation: citation(METTLE_VERSION),
    packages: packageNotices(llamaCpp),
  };
}

/** The GPU that the newest run found: looking for one anew would mean loading llama.cpp. */
async function lastGpu(store: LaboratoryContext['store']): Promise<string | null> {
  for (const { id } of (await store.studies()).toReversed()) {
    const subjects = await store.studySubjects(id);
    const runtime = subjects.find((subject) => subject.runtime !== null)?.runtime;
    if (runtime !== undefined && runtime !== null) return runtime.gpu;
  }
  return null;
}
