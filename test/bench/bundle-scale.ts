import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databaseFile, largeDesign, writeLargeStudy } from '../../scripts/large-study.js';
import { exportBundle } from '../../src/main/bundles/export-bundle.js';
import { importBundle } from '../../src/main/bundles/import/import-bundle.js';
import { storedSource } from '../../src/main/bundles/source.js';
import { csvLine } from '../../src/main/bundles/tables/csv.js';
import { verifyBundle } from '../../src/main/bundles/verify/verify-bundle.js';
import { loadLibrary } from '../../src/main/library/load-library.js';
import { Connection } from '../../src/main/store/database.js';
import { openStore } from '../../src/main/store/sqlite-store.js';
import { planStudy } from '../../src/main/studies/plan.js';
import { bundleChoicesSchema } from '../../src/shared/contract/bundles.js';

/** Responses that are made one by one; a larger study holds them again under further runs. */
const MADE_ONE_BY_ONE = 1_000_000;
const PAGE = 2000;

/**
 * What a bundle of many responses costs, one step a process so that each has a memory of its own:
 *
 *     node --import tsx test/bench/bundle-scale.ts make FOLDER 10000000
 *     node --import tsx test/bench/bundle-scale.ts dump FOLDER      a plain SELECT of the same rows to CSV
 *     node --import tsx test/bench/bundle-scale.ts export FOLDER
 *     node --import tsx test/bench/bundle-scale.ts verify FOLDER
 *     node --import tsx test/bench/bundle-scale.ts import FOLDER    into a store of its own
 */
async function bench(step: string, folder: string, total: number): Promise<void> {
  const file = databaseFile(folder);
  const bundle = join(folder, 'large.mettle.zip');
  const begun = performance.now();
  const result = await run();
  const seconds = (performance.now() - begun) / 1000;
  console.log(JSON.stringify({ step, seconds: rounded(seconds), peakMiB: peakMebibytes(), ...result }));

  async function run(): Promise<Record<string, unknown>> {
    switch (step) {
      case 'make':
        return make(file, total);
      case 'dump':
        return dump(file, join(folder, 'dump.csv'));
      case 'export':
        return exportIt(file, bundle);
      case 'verify':
        return verify(bundle);
      case 'import':
        return importIt(bundle, join(folder, 'imported', 'mettle.sqlite3'));
      default:
        throw new RangeError(`there is no step ${step}`);
    }
  }
}

async function make(file: string, total: number): Promise<Record<string, unknown>> {
  await mkdir(dirname(file), { recursive: true });
  const store = await openStore({ file });
  const once = await writeLargeStudy(store, Math.min(total, MADE_ONE_BY_ONE));
  const times = Math.round(total / MADE_ONE_BY_ONE);
  if (times > 1) {
    const { administration } = once.design;
    const runs = administration.mode === 'sampled' ? administration.runs : 1;
    const snapshot = planStudy(largeDesign(runs * times), await loadLibrary(), { quick: false });
    const subjects = await store.studySubjects(once.id);
    const study = await store.ensureStudy(
      snapshot,
      subjects.map(({ subject }) => subject),
    );
    await store.setStudyRemoved(once.id, true);
    const connection = await Connection.open(file, { readOnly: false, busyMilliseconds: 5000 });
    for (const { subject } of subjects) {
      for (let copy = 0; copy < times; copy += 1) {
        await connection.transaction((session) =>
          session.run(
            `INSERT INTO responses (study_subject, cell, kind, run, prompt, prompt_tokens, milliseconds, seed, text, outcome,
               score, batch_shape, generated_tokens)
             SELECT t.id, r.cell, r.kind, r.run + ?, r.prompt, r.prompt_tokens, r.milliseconds, r.seed, r.text, r.outcome,
               r.score, r.batch_shape, r.generated_tokens
             FROM responses AS r JOIN study_subjects AS s ON s.id = r.study_subject
               JOIN study_subjects AS t ON t.sha256 = s.sha256
             WHERE s.study = ? AND t.study = ? AND s.sha256 = ? ORDER BY r.id`,
            [runs * copy, once.id, study.id, subject.sha256],
          ),
        );
      }
    }
    await connection.close();
    await store.setStatus(study.id, 'complete');
  }
  await store.close();
  return { databaseMiB: await mebibytes(file) };
}

/** The newest study of a file: the one that is to be exported. */
async function newest(file: string): Promise<string> {
  const store = await openStore({ file, readOnly: true });
  const studies = await store.studies();
  await store.close();
  return String(studies.at(-1)?.id);
}

async function dump(file: string, path: string): Promise<Record<string, unknown>> {
  const study = await newest(file);
  const connection = await Connection.open(file, { readOnly: true, busyMilliseconds: 5000 });
  const subjects = (await connection.turn((session) =>
    session.all('SELECT id, sha256 FROM study_subjects WHERE study = ? ORDER BY id', [Number(study)]),
  )) as { readonly id: number; readonly sha256: string }[];
  const out = await open(path, 'w');
  let rows = 0;
  for (const { id, sha256 } of subjects) {
    for (let after = 0; ;) {
      const page = (await connection.turn((session) =>
        session.all(
          `SELECT r.id, c.key, r.kind, r.run, r.seed, r.outcome, r.score, hex(p.sha256), r.text, r.prompt_tokens,
             r.generated_tokens, r.batch_shape, r.milliseconds
           FROM responses AS r JOIN cells AS c ON c.id = r.cell JOIN prompts AS p ON p.id = r.prompt
           WHERE r.study_subject = ? AND r.id > ? ORDER BY r.id LIMIT ${PAGE}`,
          [id, after],
        ),
      )) as Record<string, string | number | null>[];
      if (page.length === 0) break;
      await out.write(page.map((row) => csvLine([sha256, ...Object.values(row)])).join(''));
      rows += page.length;
      after = Number(page.at(-1)?.['id']);
    }
  }
  await out.close();
  await connection.close();
  const csvMiB = await mebibytes(path);
  await rm(path);
  return { rows, csvMiB };
}

async function exportIt(file: string, path: string): Promise<Record<string, unknown>> {
  const study = await newest(file);
  const store = await openStore({ file, readOnly: true });
  const source = await storedSource(store, study);
  const steps = new Steps();
  const { bytes, sha256 } = await exportBundle(source, path, {
    choices: bundleChoicesSchema.parse({}),
    onProgress: (step) => steps.begin(step),
  });
  const rows = source.subjects.reduce((sum, { responses }) => sum + responses, 0);
  await store.close();
  return { rows, bundleMiB: Math.round(bytes / 2 ** 20), sha256, secondsByStep: steps.end() };
}

async function verify(path: string): Promise<Record<string, unknown>> {
  const steps = new Steps();
  const { passed, recomputed } = await verifyBundle(path, { onStep: (step) => steps.begin(step) });
  return { passed, numbers: recomputed.numbers, secondsByStep: steps.end() };
}

async function importIt(path: string, file: string): Promise<Record<string, unknown>> {
  if (existsSync(dirname(file))) await rm(dirname(file), { recursive: true });
  const store = await openStore({ file });
  const steps = new Steps();
  await importBundle(store, path, { onStep: (step) => steps.begin(step) });
  await store.close();
  return { databaseMiB: await mebibytes(file), secondsByStep: steps.end() };
}

/** Seconds of each step that took half a second or more. */
class Steps {
  readonly #seconds = new Map<string, number>();
  #step = '';
  #begun = performance.now();

  begin(step: string): void {
    if (step === this.#step) return;
    const now = performance.now();
    if (this.#step !== '') {
      this.#seconds.set(this.#step, (this.#seconds.get(this.#step) ?? 0) + (now - this.#begun) / 1000);
    }
    [this.#step, this.#begun] = [step, now];
  }

  end(): Record<string, number> {
    this.begin('');
    return Object.fromEntries(
      [...this.#seconds].filter(([, value]) => value >= 0.5).map(([name, value]) => [name, rounded(value)]),
    );
  }
}

/** The most memory that this process ever held, in MiB: VmHWM on Linux. */
function peakMebibytes(): number {
  const status = '/proc/self/status';
  const kibibytes = existsSync(status)
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1])
    : process.resourceUsage().maxRSS;
  return Math.round(kibibytes / 1024);
}

async function mebibytes(path: string): Promise<number> {
  return Math.round((await stat(path)).size / 2 ** 20);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

const [step = '', folder = '', total = '0'] = process.argv.slice(2);
await bench(step, folder, Number(total));
