import { access, constants, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import { availableMemory } from '../engine/gguf/available-memory.js';
import { chosenDataFolder } from './data-store.js';
import { deviceWords } from './device-words.js';
import type { Environment } from './environment.js';
import { bytes, counted } from './quantities.js';

/** One thing that was looked for. `absent`: Mettle works without it. */
export interface Finding {
  readonly id: string;
  readonly what: string;
  readonly status: 'ok' | 'absent' | 'failed';
  readonly detail: string;
}

/** What the search for the subjects that come with Mettle gives; every file is hashed for it. */
type CalibrationFiles = Awaited<ReturnType<Environment['findSubjects']>>;

type Outcome = Pick<Finding, 'status' | 'detail'> & { readonly more?: readonly Finding[] };

/** Looks at everything that Mettle needs or can use. An error in one look is that look's finding. */
export async function examine(environment: Environment): Promise<Finding[]> {
  let found: Promise<CalibrationFiles> | undefined;
  const calibration = (): Promise<CalibrationFiles> =>
    (found ??= environment.findSubjects({ calibration: environment.calibrationDirectory() }));
  return [
    ...(await look('mettle', 'Mettle', async () => ok(environment.version))),
    ...(await look('node', 'Node.js', async () =>
      ok(`${process.version} on ${process.platform} ${process.arch}`),
    )),
    ...(await look('processor', 'Processor', async () => ok(describeProcessor()))),
    ...(await look('memory', 'Memory', async () =>
      ok(`${bytes(await availableMemory())} free of ${bytes(totalmem())}`),
    )),
    ...(await look('calibration', 'Calibration', () => findCalibration(calibration))),
    ...(await look('engine', 'llama.cpp', () => tryEngine(environment, calibration))),
    ...(await look('sqlite', 'SQLite', async () => ok(await environment.sqliteVersion()))),
    ...(await look('data', 'Data folder', () => findDataFolder(environment))),
    ...(await look('electron', 'Electron', findElectron)),
  ];
}

async function look(id: string, what: string, examination: () => Promise<Outcome>): Promise<Finding[]> {
  try {
    const { status, detail, more = [] } = await examination();
    return [{ id, what, status, detail }, ...more];
  } catch (thrown) {
    const { code, message } = MettleError.from(thrown);
    return [{ id, what, status: 'failed', detail: `${code}: ${message}` }];
  }
}

function ok(detail: string): Outcome {
  return { status: 'ok', detail };
}

function describeProcessor(): string {
  const model = cpus()[0]?.model.trim() ?? '';
  return `${availableParallelism()} cores${model === '' ? '' : `, ${model}`}`;
}

async function findCalibration(calibration: () => Promise<CalibrationFiles>): Promise<Outcome> {
  const { subjects } = await calibration();
  if (subjects.length === 0) return { status: 'failed', detail: 'no calibration subject was found' };
  const names = subjects.map(({ path }) => basename(path, '.gguf')).toSorted();
  return ok(`${counted(subjects.length, 'subject')}: ${names.join(', ')}`);
}

/** Loads the smallest subject that comes with Mettle: what works there works. */
async function tryEngine(
  environment: Environment,
  calibration: () => Promise<CalibrationFiles>,
): Promise<Outcome> {
  const { subjects } = await calibration();
  const smallest = subjects.toSorted((left, right) => left.bytes - right.bytes)[0];
  if (smallest === undefined) return { status: 'failed', detail: 'not tried: there is no subject to load' };
  const engine = await environment.engine();
  const loaded = await engine.load(smallest.path, { determinism: 'fast' });
  try {
    const { llamaCpp, nodeLlamaCpp, gpu, threads, gpuFallback } = loaded.runtime;
    const graphics: Finding = {
      id: 'gpu',
      what: 'GPU',
      status: gpu === null ? 'absent' : 'ok',
      detail:
        gpu === null
          ? `${gpuFallback ?? 'no graphics processor is in use'}; subjects run on the CPU`
          : `${deviceWords(loaded.runtime)} of ${smallest.name} on it`,
    };
    return {
      ...ok(`build ${llamaCpp} by node-llama-cpp ${nodeLlamaCpp}, ${counted(threads, 'thread')}`),
      more: [graphics],
    };
  } finally {
    await loaded.close();
  }
}

async function findDataFolder(environment: Environment): Promise<Outcome> {
  const folder = chosenDataFolder(environment, undefined);
  const nearest = await nearestFolder(folder);
  await access(nearest, constants.W_OK);
  return ok(nearest === folder ? folder : `${folder} (made when a study is first run)`);
}

async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null);
  return found !== null || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/** The desktop door's program, which the command line does not need. */
async function findElectron(): Promise<Outcome> {
  const absent = {
    status: 'absent',
    detail: 'no program installed; only the desktop window needs it',
  } as const;
  try {
    const manifest = createRequire(import.meta.url).resolve('electron/package.json');
    const found = await stat(join(dirname(manifest), 'path.txt')).catch(() => null);
    return found === null ? absent : ok(dirname(manifest));
  } catch {
    // The package is left out of installations that have no use for a window.
    return absent;
  }
}
