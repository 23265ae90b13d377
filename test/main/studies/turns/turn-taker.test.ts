import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { openStore } from '../../../../src/main/store/sqlite-store.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { validateDesign } from '../../../../src/main/studies/design-file.js';
import { planStudy } from '../../../../src/main/studies/plan.js';
import { TurnTaker, type TurnOptions } from '../../../../src/main/studies/turns/turn-taker.js';
import { FakeEngine, fakeSubject } from '../fake-engine.js';
import { MemoryStore } from '../memory-store.js';
import { smallDesign, smallLibrary } from '../small-study.js';

const snapshot = planStudy(smallDesign(), smallLibrary(), { quick: false });
const [one, two, three] = [fakeSubject('one'), fakeSubject('two'), fakeSubject('three')];

function turn(store: MemoryStore, subject: string, more: boolean): TurnOptions {
  const subjects = [one, two, three];
  return { store, snapshot, subjects, subject, more, signal: new AbortController().signal };
}

describe('a turn', () => {
  it('asks one subject alone, and leaves the study open until the last', async () => {
    const [store, engine] = [new MemoryStore(), new FakeEngine()];
    const turns = new TurnTaker({ subjects: engine, judges: engine });
    expect((await turns.take(turn(store, two.sha256, true))).status).toBe('open');
    expect(store.record?.status).toBe('paused');
    expect((await turns.take(turn(store, one.sha256, true))).status).toBe('open');
    expect((await turns.take(turn(store, three.sha256, false))).status).toBe('complete');
    expect(engine).toMatchObject({ loads: ['two', 'one', 'three'], closed: 2, answered: 360 });
    await turns.release();
    expect(engine.closed).toBe(3);
  });

  it('leaves a study failed whose earlier turn failed', async () => {
    const store = new MemoryStore();
    const engine = new FakeEngine({ unloadable: ['one'] });
    const turns = new TurnTaker({ subjects: engine, judges: engine });
    const failed = await turns.take(turn(store, one.sha256, true));
    expect(failed.failures).toMatchObject([{ subject: one, unloadable: true }]);
    await turns.take(turn(store, two.sha256, true));
    expect((await turns.take(turn(store, three.sha256, false))).status).toBe('failed');
  });

  it('tries a subject that could not be loaded again once it is forgiven', async () => {
    const store = new MemoryStore();
    const engine = new FakeEngine({ crashes: [0, 0], unloadable: ['one'] });
    const turns = new TurnTaker({ subjects: engine, judges: engine });
    for (let round = 0; round < 3; round += 1) {
      const { failures } = await turns.take(turn(store, one.sha256, false));
      expect(failures).toMatchObject([{ error: { code: 'ENGINE_LOAD_FAILED' }, unloadable: true }]);
    }
    expect(engine.loads).toEqual(['one']);
    turns.forgive([one.sha256]);
    await turns.take(turn(store, one.sha256, false));
    expect(engine.loads).toEqual(['one', 'one']);
  });

  it('does not hold a crash while it answers against a subject elsewhere', async () => {
    const store = new MemoryStore();
    const engine = new FakeEngine({ crashes: [10, 10] });
    const turns = new TurnTaker({ subjects: engine, judges: engine });
    const { failures } = await turns.take(turn(store, one.sha256, false));
    expect(failures).toMatchObject([{ error: { code: 'ENGINE_CRASHED' }, unloadable: false }]);
    await turns.take(turn(store, one.sha256, false));
    expect(engine.loads).toEqual(['one', 'one', 'one']);
    expect(await store.countResponses(1, one.sha256)).toBe(120);
  });
});

describe('turns with a judge', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-turns-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function judged(seed: number): Promise<StudySnapshot> {
    const design = {
      schemaVersion: 1,
      name: `judged-${seed}`,
      kind: 'readings',
      seed,
      subjects: ['one.gguf', 'two.gguf'],
      instruments: ['open-replies-10'],
      conditions: { default: ['none'], placebos: [], personas: [] },
      templates: ['statement'],
      orders: ['forward'],
      administration: { mode: 'sampled', runs: 1, replyTokens: 6 },
      judge: { subject: 'judge.gguf' },
      analysis: { bootstrap: 100 },
    };
    return planStudy(validateDesign(design, design.name), await loadLibrary(), { quick: false });
  }

  it('load it once for all studies, beside each subject, and measure it once a study', async () => {
    const [subjects, judges] = [new FakeEngine(), new FakeEngine()];
    const turns = new TurnTaker({ subjects, judges });
    const store = await openStore({ file: join(folder, 'mettle.sqlite3') });
    try {
      const measured: number[] = [];
      for (const subject of [one.sha256, two.sha256]) {
        for (const seed of [1, 2]) {
          const before = judges.answered;
          const snapshotOfSeed = await judged(seed);
          const { failures, study } = await turns.take({
            store,
            snapshot: snapshotOfSeed,
            subjects: [one, two],
            subject,
            more: subject === one.sha256,
            judge: { path: '/subjects/judge.gguf' },
            signal: new AbortController().signal,
          });
          expect(failures).toEqual([]);
          // A reply is read in both orders of the ratings.
          measured.push(judges.answered - before - 2 * snapshotOfSeed.expectedPerSubject);
          const record = (await store.studySubjects(study.id)).find(
            (entry) => entry.subject.sha256 === subject,
          );
          expect(record?.runtime?.judge).toMatchObject({ name: 'judge' });
        }
      }
      expect((await store.studies()).map(({ status }) => status)).toEqual(['complete', 'complete']);
      expect(measured.map((answers) => answers > 0)).toEqual([true, true, false, false]);
    } finally {
      await turns.release();
      await store.close();
    }
    expect(subjects.loads).toEqual(['one', 'two']);
    expect(judges.loads).toEqual(['judge']);
    expect([subjects.closed, judges.closed]).toEqual([2, 1]);
  });

  it('end it before a study without one loads its subject', async () => {
    const [subjects, judges] = [new FakeEngine(), new FakeEngine()];
    const turns = new TurnTaker({ subjects, judges });
    const store = await openStore({ file: join(folder, 'other.sqlite3') });
    const signal = new AbortController().signal;
    const common = { store, subjects: [one], subject: one.sha256, more: false, signal };
    await turns.take({ ...common, snapshot: await judged(3), judge: { path: '/subjects/judge.gguf' } });
    expect(judges.closed).toBe(0);
    await turns.take({ ...common, snapshot });
    expect(judges.closed).toBe(1);
    expect(subjects.loads).toEqual(['one']);
    await turns.release();
    await store.close();
  });
});
