import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from './fixtures/bench.js';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs studies in another process, as a second Mettle on the same folder; resolves once something is stored. */
async function runElsewhere(folder: string, ...studies: readonly number[]): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'fixtures/slow-laboratory.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, ...studies.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Names of stored responses, each as often as it is stored. */
async function stored(file: string, study: number): Promise<string[]> {
  const store = await openStore({ file, readOnly: true });
  const names: string[] = [];
  for await (const { cell } of store.responses(study, fakeSubject('one').sha256)) names.push(cell);
  await store.close();
  return names;
}

describe('a run that was killed', () => {
  it('is interrupted when Mettle is opened again, and goes on with nothing lost and nothing twice', async () => {
    const folder = (await Bench.open()).folder;
    const database = join(folder, 'mettle.sqlite3');
    const study = await lockStudy({ database });
    const waiting = await lockStudy({ database }, smallPlan({ seed: 2, name: 'waiting' }));
    await kill(await runElsewhere(folder, study, waiting));
    const kept = await stored(database, study);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(120);

    const engine = new FakeEngine();
    const bench = await Bench.open({ folder, engine });
    const { studies } = await bench.call('studies.list', {});
    expect(studies.map(({ name, state }) => [name, state])).toEqual([
      ['waiting', 'queued'],
      ['small-study', 'interrupted'],
    ]);
    expect(engine.loads).toEqual([]);
    const results = await bench.ready(study);
    expect(results.subjects).toMatchObject([
      { analysed: kept.length, findings: { result: { partial: true } } },
    ]);

    await bench.call('runs.start', { study });
    await bench.idle();
    const all = await stored(database, study);
    expect(all.slice(0, kept.length)).toEqual(kept);
    expect(new Set(all).size).toBe(120);
    expect(all).toHaveLength(120);
    expect(engine.answered).toBe(120 - kept.length + 120);
    expect((await bench.call('studies.get', { study })).summary.state).toBe('complete');
  });
});

describe('a study that another process runs', () => {
  it('is shown as such and cannot be run or removed here', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    const child = await runElsewhere(bench.folder, study);
    expect((await bench.call('studies.get', { study })).summary.state).toBe('running-elsewhere');
    await expect(bench.call('runs.start', { study })).rejects.toMatchObject({ code: 'STUDY_RUNNING' });
    await expect(bench.call('studies.remove', { study })).rejects.toMatchObject({ code: 'STUDY_RUNNING' });
    await kill(child);
    expect((await bench.call('studies.get', { study })).summary.state).toBe('interrupted');
  });
});
