import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { hashSeed } from '../../../src/main/analysis/random.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { AnsweredSet } from '../../../src/main/studies/answered-set.js';

const CHILD = fileURLToPath(new URL('killed-run-child.ts', import.meta.url));

/** When to kill a run: once it is ready and so many batches are confirmed, and then after so many milliseconds more. */
export interface Instant {
  readonly batches: number;
  readonly milliseconds: number;
}

/** The n-th instant of a seeded series, up to 12 batches and 25 milliseconds. */
export function seededInstant(series: string, n: number): Instant {
  return { batches: hashSeed(series, n, 'batches') % 13, milliseconds: hashSeed(series, n, 'wait') % 26 };
}

export interface KillReport {
  /** Runs that were killed while they ran. */
  kills: number;
  /** Runs that ended by themselves before their instant came; each begins a study anew. */
  completed: number;
  /** Confirmed responses that were gone after a kill. */
  lost: number;
  /** Responses stored twice, or not asked for. */
  surplus: number;
  /** Responses missing from studies that said they were complete. */
  missing: number;
  /** Stored responses whose prompt is not stored. */
  withoutPrompt: number;
}

/**
 * Runs a study in a process of its own and kills it at seeded instants until `kills` have struck, going on with the same database each time; then lets it finish. Looks after every kill whether all that the
 * store had confirmed is there, and at the end whether every response is there once.
 */
export async function killRuns(folder: string, kills: number, series: string): Promise<KillReport> {
  const report: KillReport = { kills: 0, completed: 0, lost: 0, surplus: 0, missing: 0, withoutPrompt: 0 };
  let file = join(folder, 'study-0.sqlite3');
  let kept = new Map<string, number>();
  while (report.kills < kills) {
    const { complete, confirmed } = await runOnce(
      file,
      seededInstant(series, report.kills + report.completed),
    );
    const stored = await countStored(file);
    for (const [sha256, fresh] of confirmed) {
      report.lost += Math.max(0, (kept.get(sha256) ?? 0) + fresh - (stored.get(sha256) ?? 0));
    }
    kept = stored;
    if (complete) {
      await inspectComplete(file, report);
      report.completed += 1;
      file = join(folder, `study-${report.completed}.sqlite3`);
      kept = new Map();
    } else {
      report.kills += 1;
    }
  }
  if (!(await runOnce(file, null)).complete) throw new Error('the last run did not finish');
  await inspectComplete(file, report);
  return report;
}

async function runOnce(
  file: string,
  instant: Instant | null,
): Promise<{ complete: boolean; confirmed: Map<string, number> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const confirmed = new Map<string, number>();
  let complete = false;
  let batches = 0;
  const killWhenDue = (): void => {
    if (instant !== null && batches === instant.batches)
      setTimeout(() => child.kill('SIGKILL'), instant.milliseconds);
  };
  createInterface(child.stdout).on('line', (line) => {
    const [word, sha256, count] = line.split(' ');
    if (word === 'ready') killWhenDue();
    if (word === 'stored' && sha256 !== undefined) {
      confirmed.set(sha256, Number(count));
      batches += 1;
      killWhenDue();
    }
    if (word === 'complete') complete = true;
  });
  const [code, signal] = await exited;
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the run ended with code ${code}`);
  return { complete, confirmed };
}

async function countStored(file: string): Promise<Map<string, number>> {
  const store = await openStore({ file });
  try {
    const [study] = await store.studies();
    const subjects = study === undefined ? [] : await store.studySubjects(study.id);
    return new Map(subjects.map(({ subject, responses }) => [subject.sha256, responses]));
  } finally {
    await store.close();
  }
}

async function inspectComplete(file: string, report: KillReport): Promise<void> {
  const store = await openStore({ file, readOnly: true });
  try {
    const [study] = await store.studies();
    if (study?.status !== 'complete') throw new Error(`a complete study has status ${study?.status}`);
    for (const { subject } of await store.studySubjects(study.id)) {
      const answered = new AnsweredSet(study);
      let stored = 0;
      const hashes = new Set<string>();
      for await (const response of store.responses(study.id, subject.sha256)) {
        stored += 1;
        answered.markStored(response.kind === 'sampled' ? `${response.cell}#${response.run}` : response.cell);
        hashes.add(response.promptHash);
      }
      for (const hash of hashes) if ((await store.prompt(hash)) === null) report.withoutPrompt += 1;
      report.surplus += stored - answered.count;
      report.missing += answered.size - answered.count;
    }
  } finally {
    await store.close();
  }
}
