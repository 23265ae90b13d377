import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { eachPlanOnce, runBatch } from '../../../src/main/cli/study-batch.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { TurnTaker } from '../../../src/main/studies/turns/turn-taker.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../studies/small-study.js';
import { fakeEnvironment, type FakeEnvironment } from './fake-environment.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-several-'));
  const files = { a: ['one.gguf', 'two.gguf'], b: ['three.gguf', 'one.gguf'] };
  for (const [index, [name, subjects]] of Object.entries(files).entries()) {
    const design = {
      schemaVersion: 1,
      name,
      kind: 'resistance',
      seed: index,
      subjects,
      instruments: ['small'],
    };
    await writeFile(join(folder, `${name}.json`), JSON.stringify({ ...design, templates: ['plain'] }));
  }
});
afterEach(() => rm(folder, { recursive: true }));

const BOTH = ['run', 'a.json', 'b.json', '--data', 'data'];
const withEngine = (engine: FakeEngine): FakeEnvironment =>
  fakeEnvironment(folder, { engine: async () => engine });

describe('run with several studies', () => {
  it('loads each subject once and prints what each study found, in turn', async () => {
    const engine = new FakeEngine();
    const environment = withEngine(engine);
    expect(await runCommandLine(environment, BOTH)).toBe(0);
    expect(engine.loads).toEqual(['one', 'two', 'three']);
    expect(engine.closed).toBe(3);
    const { out, err } = environment.said;
    expect(out.match(/^Resistance in study \w+$/gm)).toEqual([
      'Resistance in study a',
      'Resistance in study b',
    ]);
    expect(err).toContain('2 subjects: three, one.');
    expect(environment.listeners()).toBe(0);
  });

  it('prints one object of all studies with --json, and asks nothing again', async () => {
    await runCommandLine(withEngine(new FakeEngine()), BOTH);
    const engine = new FakeEngine();
    const environment = withEngine(engine);
    expect(await runCommandLine(environment, [...BOTH, '--json'])).toBe(0);
    expect(JSON.parse(environment.said.out)).toMatchObject({
      studies: [
        {
          study: { name: 'a', status: 'complete', partial: false },
          subjects: [{ name: 'one' }, { name: 'two' }],
        },
        { study: { name: 'b', status: 'complete' }, subjects: [{ name: 'three' }, { name: 'one' }] },
      ],
    });
    expect(engine.loads).toEqual([]);
  });

  it('tries a subject that cannot be loaded once, and says so of each study', async () => {
    const engine = new FakeEngine({ unloadable: ['one'] });
    const environment = withEngine(engine);
    expect(await runCommandLine(environment, [...BOTH, '--json'])).toBe(6);
    expect(engine.loads).toEqual(['one', 'two', 'three']);
    const { studies } = JSON.parse(environment.said.out);
    for (const { study, subjects } of studies) {
      expect(study.status).toBe('failed');
      const one = subjects.find(({ name }: { name: string }) => name === 'one');
      expect(one.failure.code).toBe('ENGINE_LOAD_FAILED');
    }
    const none = withEngine(new FakeEngine({ unloadable: ['one', 'two', 'three'] }));
    expect(await runCommandLine(none, [...BOTH, '--quick'])).toBe(4);
  });

  it('pauses at Ctrl-C with all that was answered stored, and goes on by the same command', async () => {
    const engine = new FakeEngine({
      beforeAnswer: (answered) => void (answered === 70 && environment.interrupt()),
    });
    const environment: FakeEnvironment = withEngine(engine);
    expect(await runCommandLine(environment, [...BOTH, '--json'])).toBe(130);
    expect(environment.said.err).toMatch(/Paused with \d+ of 240 responses stored\./);
    expect(environment.said.err).toContain(
      'To go on: npm run -s mettle -- run a.json b.json --data data --json\n',
    );
    expect(JSON.parse(environment.said.out).studies).toHaveLength(2);
    const rest = new FakeEngine();
    expect(await runCommandLine(withEngine(rest), BOTH)).toBe(0);
    expect(engine.answered + rest.answered).toBe(240);
  });

  it('keeps to its form for one study with hours', async () => {
    const environment = fakeEnvironment(folder);
    const args = ['run', 'a.json', '--data', 'data', '--between', '00:00-00:00', '--quiet', '00:00-00:00=1'];
    expect(await runCommandLine(environment, [...args, '--json'])).toBe(0);
    expect(JSON.parse(environment.said.out)).toMatchObject({ study: { name: 'a', status: 'complete' } });
  });

  it('goes on without a study that another program runs', async () => {
    const holder = await openStore({ file: join(folder, 'data', 'mettle.sqlite3') });
    await runCommandLine(fakeEnvironment(folder), ['run', 'a.json', '--data', 'data', '--quick']);
    const [study] = await holder.studies();
    const release = await holder.acquireRunLock(study!.id);
    const environment = fakeEnvironment(folder);
    expect(await runCommandLine(environment, [...BOTH, '--quick'])).toBe(6);
    expect(environment.said.err).toContain('STUDY_RUNNING: Study a is left out');
    expect(environment.said.out).toContain('Resistance in study b');
    await release();
    await holder.close();
  });

  it('refuses hours that are none before anything is run', async () => {
    const environment = fakeEnvironment(folder);
    expect(await runCommandLine(environment, [...BOTH, '--between', 'night'])).toBe(2);
    expect(environment.said.err).toMatch(/^INVALID_INPUT: --between night/);
  });
});

describe('a batch outside its hours', () => {
  const snapshot = planStudy(smallDesign({ templates: ['plain'] }), smallLibrary(), { quick: false });
  const prepared = { snapshot, subjects: [fakeSubject('one')], judge: undefined };

  it('waits for them, pauses when they end, and ends when all is answered', async () => {
    const store = await openStore({ file: join(folder, 'mettle.sqlite3') });
    let date = new Date(2026, 2, 3, 15);
    const waits: string[] = [];
    const engine = new FakeEngine({
      lanes: 1,
      beforeAnswer: async (answered) => {
        if (answered !== 20 || date.getDate() === 4) return;
        date = new Date(2026, 2, 4, 7);
        await new Promise((resolve) => setTimeout(resolve, 60));
      },
    });
    const [study] = await runBatch({
      store,
      turns: new TurnTaker({ subjects: engine, judges: engine }),
      studies: [prepared],
      hours: { window: { from: '22:00', to: '07:00' }, quiet: null },
      signal: new AbortController().signal,
      onWait: (until) => {
        waits.push(until);
        date = new Date(until);
      },
      onRefused: () => undefined,
      now: () => date,
      beatMilliseconds: 5,
    });
    expect(waits).toEqual([new Date(2026, 2, 3, 22).toISOString(), new Date(2026, 2, 4, 22).toISOString()]);
    expect(study?.record.status).toBe('complete');
    expect(engine).toMatchObject({ answered: 60, loads: ['one', 'one'], closed: 2 });
    await store.close();
  });
});

describe('studies of one plan', () => {
  it('are one, with the subjects of both', () => {
    const snapshot = planStudy(smallDesign(), smallLibrary(), { quick: false });
    const other = planStudy(smallDesign({ seed: 8 }), smallLibrary(), { quick: false });
    const [one, two] = [fakeSubject('one'), fakeSubject('two')];
    const studies = eachPlanOnce([
      { snapshot, subjects: [one], judge: undefined },
      { snapshot: other, subjects: [one], judge: undefined },
      { snapshot, subjects: [two, one], judge: undefined },
    ]);
    expect(studies.map(({ subjects }) => subjects.map(({ name }) => name))).toEqual([
      ['one', 'two'],
      ['one'],
    ]);
  });
});
