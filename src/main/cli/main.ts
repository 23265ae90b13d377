import { homedir } from 'node:os';
import metadata from '../../../package.json' with { type: 'json' };
import type { Environment, Interrupt } from './environment.js';
import { calibrationDirectory } from '../subjects/calibration-directory.js';
import { runCommandLine } from './program.js';

/** Not every platform has every one of them; listening for one that it lacks does nothing. */
const INTERRUPTS: readonly Interrupt[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

const fromPackageRunner = process.env['npm_lifecycle_event'] === 'mettle';

/** What is heavy is loaded when a command needs it, so that `--help` answers at once. */
const environment: Environment = {
  stdout: process.stdout,
  stderr: process.stderr,
  variables: process.env,
  platform: process.platform,
  homeDirectory: homedir(),
  // A package runner moves to the package's folder and keeps the caller's in INIT_CWD.
  workingDirectory: (fromPackageRunner ? process.env['INIT_CWD'] : undefined) ?? process.cwd(),
  version: metadata.version,
  async engine() {
    const { createEngine } = await import('../engine/llama-engine.js');
    return createEngine();
  },
  async openStore(options) {
    const { openStore } = await import('../store/sqlite-store.js');
    return openStore(options);
  },
  async library(folders = []) {
    const { loadLibrary } = await import('../library/load-library.js');
    return loadLibrary({ extra: folders });
  },
  async catalogue(folders) {
    const { loadCatalogue } = await import('../library/catalogue.js');
    const { resourcesFolder } = await import('../library/resources-folder.js');
    return loadCatalogue({ resources: resourcesFolder(), extra: folders });
  },
  async resolveSubject(reference, baseFolder) {
    const { resolvePlace } = await import('../subjects/resolve-place.js');
    return resolvePlace(reference, baseFolder);
  },
  calibrationDirectory: () => calibrationDirectory(),
  async findSubjects(request) {
    const { findSubjects } = await import('../subjects/find-subjects.js');
    const { requestedPlaces } = await import('../subjects/search-places.js');
    return findSubjects({ places: requestedPlaces(request) });
  },
  async memoryNeeded(subject, runtime) {
    const { memoryNeeded } = await import('../subjects/memory-needed.js');
    return memoryNeeded(subject, runtime);
  },
  async sqliteVersion() {
    const { sqliteVersion } = await import('../store/sqlite-version.js');
    return sqliteVersion();
  },
  onInterrupt(listener) {
    for (const interrupt of INTERRUPTS) process.on(interrupt, listener);
    return () => {
      for (const interrupt of INTERRUPTS) process.off(interrupt, listener);
    };
  },
  async askSecret(question) {
    const { askSecret } = await import('./ask-secret.js');
    return askSecret(question, process.stdin, process.stderr);
  },
  exit(code) {
    process.exit(code);
  },
};

// A reader that has seen enough, as in `mettle show STUDY | head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await runCommandLine(environment, process.argv.slice(2));
