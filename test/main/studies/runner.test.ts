import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/shared/domain/progress.js';
import { MettleError } from '../../../src/shared/errors.js';
import { runSeed } from '../../../src/main/studies/administration/requests.js';
import { cells, planStudy } from '../../../src/main/studies/plan.js';
import type { RunOptions, StudyEvent } from '../../../src/main/studies/run-options.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { FakeEngine, fakeSubject, renderFake } from './fake-engine.js';
import { MemoryStore } from './memory-store.js';
import { smallDesign, smallLibrary } from './small-study.js';

const snapshot = planStudy(smallDesign(), smallLibrary(), { quick: false });
const total = snapshot.expectedPerSubject;
const one = fakeSubject('one');
const two = fakeSubject('two');

function options(engine: FakeEngine, store: MemoryStore, changes: Partial<RunOptions> = {}): RunOptions {
  return {
    engine,
    store,
    snapshot,
    subjects: [one, two],
    signal: new AbortController().signal,
    batch: { responses: 16, milliseconds: 10_000 },
    ...changes,
  };
}

describe('runStudy', () => {
  it('asks every cell of every subject once and stores the answers in batches', async () => {
    const [engine, store] = [new FakeEngine(), new MemoryStore()];
    const outcome = await runStudy(options(engine, store));
    expect(outcome).toMatchObject({ status: 'complete', failures: [] });
    expect(store.statuses).toEqual(['running', 'complete']);
    expect(await store.countResponses(1, one.sha256)).toBe(total);
    expect(await store.countResponses(1, two.sha256)).toBe(total);
    expect(store.repeated).toBe(0);
    expect(Math.max(...store.batches)).toBe(16);
    expect(engine).toMatchObject({ loads: ['one', 'two'], closed: 2, answered: 2 * total });
    expect(store.locked).toBe(false);
  });

  it('stores probabilities by score, whatever the order of the options, with the prompt', async () => {
    const store = new MemoryStore();
    await runStudy(options(new FakeEngine(), store, { subjects: [one] }));
    const stored = new Map<string, readonly number[]>();
    for await (const response of store.responses(1, one.sha256)) {
      if (response.kind !== 'readout') throw new Error('a readout was expected');
      stored.set(response.cell, response.probabilities);
      expect(store.prompts.get(response.promptHash)).toMatch(/Statement \d\.$/);
    }
    expect(stored.get('default:none|plain|forward|en|small|i0')).toEqual([0.5, 0.25, 0.125]);
    expect(stored.get('default:none|plain|reversed|en|small|i0')).toEqual([0.125, 0.25, 0.5]);
  });

  it('pauses on a signal, keeps what was answered, and goes on from there', async () => {
    const store = new MemoryStore();
    const pause = new AbortController();
    const engine = new FakeEngine({ beforeAnswer: (answered) => void (answered === 50 && pause.abort()) });
    const paused = await runStudy(options(engine, store, { signal: pause.signal }));
    expect(paused.status).toBe('paused');
    expect(store.statuses.at(-1)).toBe('paused');
    const kept = await store.countResponses(1, one.sha256);
    expect(kept).toBe(engine.answered);
    expect(kept).toBeGreaterThan(50);
    expect(kept).toBeLessThan(total);
    expect(engine.loads).toEqual(['one']);
    const rest = new FakeEngine();
    expect((await runStudy(options(rest, store))).status).toBe('complete');
    expect(rest.answered).toBe(2 * total - kept);
    expect(store.repeated).toBe(0);
  });

  it('tells of responses once they are stored, each once and in their order', async () => {
    const store = new MemoryStore();
    const told: string[] = [];
    await runStudy(
      options(new FakeEngine({ crashes: [50] }), store, {
        subjects: [one],
        onStored: (subject, responses) => {
          expect(subject.sha256).toBe(one.sha256);
          expect(store.batches.reduce((sum, size) => sum + size, 0)).toBe(told.length + responses.length);
          told.push(...responses.map(({ cell }) => cell));
        },
      }),
    );
    const stored: string[] = [];
    for await (const { cell } of store.responses(1, one.sha256)) stored.push(cell);
    expect(told).toEqual(stored);
    expect(told).toHaveLength(total);
  });

  it('loads nothing when all is stored', async () => {
    const store = new MemoryStore();
    await runStudy(options(new FakeEngine(), store));
    const engine = new FakeEngine();
    const events: StudyEvent[] = [];
    const outcome = await runStudy(options(engine, store, { onEvent: (event) => events.push(event) }));
    expect(outcome.status).toBe('complete');
    expect(engine.loads).toEqual([]);
    expect(events).toMatchObject([
      { type: 'finished', fresh: 0 },
      { type: 'finished', fresh: 0 },
    ]);
  });

  it('restarts a subject that crashes once, from where it stopped', async () => {
    const [engine, store] = [new FakeEngine({ crashes: [30] }), new MemoryStore()];
    const events: string[] = [];
    const outcome = await runStudy(options(engine, store, { onEvent: ({ type }) => events.push(type) }));
    expect(outcome.status).toBe('complete');
    expect(engine.loads).toEqual(['one', 'one', 'two']);
    expect(engine.answered).toBe(2 * total);
    expect(store.repeated).toBe(0);
    expect(events.slice(0, 6)).toEqual(['loading', 'loaded', 'restarting', 'loading', 'loaded', 'finished']);
  });

  it('marks a subject that crashes again as failed and goes on with the rest', async () => {
    const [engine, store] = [new FakeEngine({ crashes: [30, 20] }), new MemoryStore()];
    const outcome = await runStudy(options(engine, store));
    expect(outcome).toMatchObject({
      status: 'failed',
      failures: [{ subject: one, error: { code: 'ENGINE_CRASHED' } }],
    });
    expect(engine.loads).toEqual(['one', 'one', 'two']);
    const [first, second] = await store.studySubjects();
    expect(first).toMatchObject({ responses: 50, failure: { code: 'ENGINE_CRASHED' } });
    expect(second).toMatchObject({ responses: total, failure: null });
    expect((await runStudy(options(new FakeEngine(), store))).status).toBe('complete');
    expect((await store.studySubjects())[0]).toMatchObject({ responses: total, failure: null });
    expect(store.repeated).toBe(0);
  });

  it('goes on past a subject that cannot be loaded, without a second try', async () => {
    const [engine, store] = [new FakeEngine({ unloadable: ['one'] }), new MemoryStore()];
    const outcome = await runStudy(options(engine, store));
    expect(outcome.failures).toMatchObject([{ subject: one, error: { code: 'ENGINE_LOAD_FAILED' } }]);
    expect(engine.loads).toEqual(['one', 'two']);
  });

  it('does not take a stream that ends early for a complete one', async () => {
    const outcome = await runStudy(options(new FakeEngine({ endsAfter: 40 }), new MemoryStore()));
    expect(outcome.failures[0]?.error).toMatchObject({
      code: 'ENGINE_PROTOCOL',
      message: expect.stringContaining('80 of 120'),
    });
  });

  it('ends with the error of the store, and gives back its lock', async () => {
    const store = new MemoryStore();
    store.failOnAppend = new MettleError('STORE_FAILED', 'The disk is full.');
    const engine = new FakeEngine();
    await expect(runStudy(options(engine, store))).rejects.toBe(store.failOnAppend);
    expect(engine).toMatchObject({ loads: ['one'], closed: 1 });
    expect(engine.answered).toBeLessThan(total);
    expect(store.locked).toBe(false);
  });

  it('refuses to run what another process runs', async () => {
    const [engine, store] = [new FakeEngine(), new MemoryStore()];
    store.locked = true;
    await expect(runStudy(options(engine, store))).rejects.toMatchObject({ code: 'STUDY_RUNNING' });
    expect(engine.loads).toEqual([]);
    expect(store.locked).toBe(true);
  });

  it('runs a subject once that is given twice', async () => {
    const engine = new FakeEngine();
    await runStudy(
      options(engine, new MemoryStore(), { subjects: [one, { ...one, path: '/copy/one.gguf' }] }),
    );
    expect(engine.loads).toHaveLength(1);
  });

  it('holds the engine back while the store writes', async () => {
    const store = new MemoryStore();
    const engine = new FakeEngine({ lanes: 4 });
    let mostUnstored = 0;
    const append = store.append.bind(store);
    store.append = async (...batch) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      await append(...batch);
    };
    const stored = (): number => store.batches.reduce((sum, size) => sum + size, 0);
    const onProgress = (): void => {
      mostUnstored = Math.max(mostUnstored, engine.requested - stored());
    };
    let now = 0;
    const clock = (): number => (now += 1000);
    await runStudy(options(engine, store, { subjects: [one], onProgress, clock }));
    expect(mostUnstored).toBeGreaterThan(0);
    expect(mostUnstored).toBeLessThanOrEqual(2 * 16 + 4 + 1);
  });

  it('writes a batch that waits for its time, not for its size', async () => {
    const store = new MemoryStore();
    const engine = new FakeEngine({
      lanes: 1,
      beforeAnswer: async (answered) => {
        if (answered === 5)
          while (store.batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      },
    });
    await runStudy(options(engine, store, { subjects: [one], batch: { responses: 1000, milliseconds: 1 } }));
    expect(store.batches[0]).toBeLessThanOrEqual(5);
  });

  it('tells progress up to the end', async () => {
    const progress: Progress[] = [];
    let now = 0;
    const clock = (): number => (now += 50);
    const onProgress = (entry: Progress): void => void progress.push(entry);
    await runStudy(options(new FakeEngine(), new MemoryStore(), { subjects: [one], onProgress, clock }));
    expect(progress[0]).toMatchObject({ subject: 'one', done: 0, total, rate: 0, secondsLeft: null });
    expect(progress.at(-1)).toMatchObject({ done: total, secondsLeft: 0 });
    const middle = progress[Math.floor(progress.length / 2)]!;
    expect(middle.rate).toBeGreaterThan(0);
    expect(middle.tokensPerSecond).toBeCloseTo(10 * middle.rate, 6);
    expect(middle.secondsLeft).toBeCloseTo((total - middle.done) / middle.rate, 6);
  });
});

describe('runStudy in sampled mode', () => {
  const sampled = planStudy(
    smallDesign({ administration: { mode: 'sampled', runs: 5 }, conditions: { personas: ['loud'] } }),
    smallLibrary(),
    { quick: false },
  );

  it('asks every run once, with seeds that are the same for every subject and for a resumed run', async () => {
    const store = new MemoryStore();
    const pause = new AbortController();
    const first = new FakeEngine({
      recordsSeeds: true,
      beforeAnswer: (answered) => void (answered === 101 && pause.abort()),
    });
    await runStudy(options(first, store, { snapshot: sampled, signal: pause.signal }));
    const rest = new FakeEngine({ recordsSeeds: true });
    const outcome = await runStudy(options(rest, store, { snapshot: sampled }));
    expect(outcome.status).toBe('complete');
    expect(store.repeated).toBe(0);
    expect(first.answered + rest.answered).toBe(2 * sampled.expectedPerSubject);
    const [cell] = cells(sampled, { from: 3, to: 4 });
    const prompt = renderFake(cell!.prompt);
    expect(first.seeds.get(`${prompt}#4`)).toBe(runSeed(7, cell!.key, 4));
    for (const [name, seed] of first.seeds) expect(rest.seeds.get(name)).toBe(seed);
    expect(new Set(rest.seeds.values()).size).toBe(sampled.expectedPerSubject);
  });

  it('stores the parsed score by option, not by label', async () => {
    const store = new MemoryStore();
    await runStudy(options(new FakeEngine(), store, { snapshot: sampled, subjects: [one] }));
    for await (const response of store.responses(1, one.sha256)) {
      if (response.kind !== 'sampled') throw new Error('a sampled response was expected');
      const label = Number(response.text);
      expect(response).toMatchObject({
        outcome: 'parsed',
        score: response.cell.includes('|reversed|') ? 4 - label : label,
      });
    }
  });
});
