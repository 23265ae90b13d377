import type { Environment, Interrupt } from '../../../src/main/cli/environment.js';
import type { Engine } from '../../../src/main/engine/engine.js';
import { loadCatalogue } from '../../../src/main/library/catalogue.js';
import { resourcesFolder } from '../../../src/main/library/resources-folder.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { MettleError } from '../../../src/shared/errors.js';
import { FakeEngine } from '../studies/fake-engine.js';
import { smallLibrary } from '../studies/small-study.js';

export interface FakeEnvironment extends Environment {
  readonly said: { out: string; err: string };
  readonly exits: number[];
  interrupt(kind?: Interrupt): void;
  listeners(): number;
}

/** An environment with the small library, a fake engine and a real store; what is written is kept. */
export function fakeEnvironment(
  workingDirectory: string,
  changes: Partial<Environment> = {},
): FakeEnvironment {
  const said = { out: '', err: '' };
  const exits: number[] = [];
  const listeners = new Set<(interrupt: Interrupt) => void>();
  const engine: Engine = new FakeEngine();
  return {
    said,
    exits,
    interrupt: (kind = 'SIGINT') => {
      for (const listener of listeners) listener(kind);
    },
    listeners: () => listeners.size,
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    variables: {},
    platform: 'linux',
    homeDirectory: workingDirectory,
    workingDirectory,
    version: '1.2.3',
    engine: async () => engine,
    openStore: (options) => openStore(options),
    library: async () => smallLibrary(),
    catalogue: async (folders) => loadCatalogue({ resources: resourcesFolder(), extra: folders }),
    resolveSubject: async (reference) => {
      if (reference.startsWith('missing')) {
        throw new MettleError('SUBJECT_NOT_FOUND', `There is no file ${reference}.`, {
          hint: 'Check the path.',
        });
      }
      return { path: `/subjects/${reference}` };
    },
    calibrationDirectory: () => '/subjects',
    findSubjects: async () => ({ subjects: [], adapters: [], stores: [], skipped: [], freeBytes: 1e9 }),
    memoryNeeded: async () => 5_000_000,
    sqliteVersion: async () => '3.0.0',
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    askSecret: async () => null,
    exit: (code) => void exits.push(code),
    ...changes,
  };
}
