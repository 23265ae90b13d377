import { describe, expect, it } from 'vitest';
import type { LoadedSubject, LoadOptions } from '../../../../src/main/engine/engine.js';
import type { SubjectFile } from '../../../../src/shared/domain/subject.js';
import { FakeEngine, fakeSubject } from '../../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from '../fixtures/bench.js';
import { Gate } from '../fixtures/gate.js';

const seeded = (seed: number, name: string) => smallPlan({ seed, name });
const subjects = (...names: readonly string[]): SubjectFile[] => names.map(fakeSubject);

/** Locks studies `a`, `b`, … each with its subjects, and gives their numbers. */
async function lockStudies(bench: Bench, ...named: readonly (readonly string[])[]): Promise<number[]> {
  const studies: number[] = [];
  for (const [index, names] of named.entries()) {
    const name = String.fromCharCode(97 + index);
    studies.push(await lockStudy(bench, seeded(index + 1, name), subjects(...names)));
  }
  return studies;
}

async function startAll(bench: Bench, studies: readonly number[]): Promise<void> {
  for (const study of studies) await bench.call('runs.start', { study });
}

async function statesOf(bench: Bench): Promise<Record<string, string>> {
  const { studies } = await bench.call('studies.list', {});
  return Object.fromEntries(studies.map(({ name, state }) => [name, state]));
}

/** An engine that keeps by what options it loaded, and takes as many threads as it may of four. */
class Recording extends FakeEngine {
  readonly told: LoadOptions[] = [];

  override async load(path: string, options: LoadOptions = { determinism: 'fast' }): Promise<LoadedSubject> {
    this.told.push(options);
    const loaded = await super.load(path);
    const threads = Math.min(options.threads ?? 4, options.mostThreads ?? 64);
    return { ...loaded, runtime: { ...loaded.runtime, threads } };
  }
}

/** A clock that stands at a local time of 3 March 2026 until it is put. */
function wallClock(hours: number) {
  let date = new Date(2026, 2, 3, hours);
  return {
    now: () => date,
    beatMilliseconds: 20,
    put: (day: number, hour: number) => {
      date = new Date(2026, 2, day, hour);
    },
  };
}

/** The queue has looked at the clock by then: its timer is due before this one. */
const aLook = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe('studies with subjects in common', () => {
  it('have each subject loaded once, and are complete when all of theirs are', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const bench = await Bench.open({ engine });
    const studies = await lockStudies(bench, ['one', 'two'], ['three', 'one'], ['two', 'three']);
    await startAll(bench, studies);
    gate.let(120);
    await bench.until(async () => (await statesOf(bench))['b'] === 'running');
    expect(await statesOf(bench)).toEqual({ a: 'queued', b: 'running', c: 'queued' });
    await bench.until(
      async () => (await bench.call('runs.queue', {})).entries[0]?.subjects[1]?.state === 'running',
    );
    const { entries, held } = await bench.call('runs.queue', {});
    expect(entries.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'b running',
      'a queued',
      'c queued',
    ]);
    expect(entries[0]!.subjects.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'three waiting',
      'one running',
    ]);
    expect(held).toBeNull();
    gate.let(1000);
    await bench.idle();
    expect(engine.loads).toEqual(['one', 'two', 'three']);
    expect(engine.closed).toBe(3);
    expect(engine.answered).toBe(720);
    expect(await statesOf(bench)).toEqual({ a: 'complete', b: 'complete', c: 'complete' });
    expect(bench.heard('notice').map(({ tone, title }) => [tone, title])).toEqual([
      ['success', 'Study a is complete'],
      ['success', 'Study b is complete'],
      ['success', 'Study c is complete'],
    ]);
    expect(bench.unforeseen).toEqual([]);
  });

  it('go on with the next when one is paused, without another load', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const bench = await Bench.open({ engine });
    const [first = 0, second = 0] = await lockStudies(bench, ['one'], ['one']);
    await startAll(bench, [first, second]);
    gate.let(5);
    await bench.until(() => engine.answered === 5);
    await bench.call('runs.pause', { study: first });
    gate.let(1000);
    await bench.idle();
    expect(engine.loads).toEqual(['one']);
    expect(await statesOf(bench)).toEqual({ a: 'paused', b: 'complete' });
  });

  it('have one that cannot be loaded marked in each, tried once, and tried again when started', async () => {
    const engine = new FakeEngine({ unloadable: ['bad'] });
    const bench = await Bench.open({ engine });
    const studies = await lockStudies(bench, ['one', 'bad'], ['bad', 'one'], ['bad']);
    await startAll(bench, studies);
    await bench.idle();
    expect(engine.loads.filter((name) => name === 'bad')).toHaveLength(1);
    expect(engine.loads.filter((name) => name === 'one')).toHaveLength(1);
    expect(await statesOf(bench)).toEqual({ a: 'failed', b: 'failed', c: 'failed' });
    for (const study of studies) {
      const { summary } = await bench.call('studies.get', { study });
      for (const { name, failure, responses } of summary.subjects)
        expect([name, failure?.code, responses]).toEqual(
          name === 'bad' ? ['bad', 'ENGINE_LOAD_FAILED', 0] : ['one', undefined, 120],
        );
    }
    await bench.call('runs.start', { study: studies[2]! });
    await bench.idle();
    expect(engine.loads.filter((name) => name === 'bad')).toHaveLength(2);
  });

  it('tell of every subject that failed at the end of a study, whichever turn it was', async () => {
    const bench = await Bench.open({ engine: new FakeEngine({ unloadable: ['one', 'three'] }) });
    await startAll(bench, await lockStudies(bench, ['one', 'two', 'three']));
    await bench.idle();
    expect(bench.heard('notice').at(-1)).toMatchObject({
      title: 'Study a ended without some of its subjects',
      text: expect.stringContaining('one, three') as string,
    });
  });
});

describe('a queue that is opened again', () => {
  /** Closes a bench in the middle of the first of two studies. */
  async function interrupted(): Promise<{ folder: string; studies: number[] }> {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const before = await Bench.open({ engine });
    const studies = await lockStudies(before, ['one'], ['one']);
    await startAll(before, studies);
    gate.let(10);
    await before.until(() => engine.answered === 10);
    const closing = before.close();
    gate.let(1000);
    await closing;
    return { folder: before.folder, studies };
  }

  it('holds what ran and what waited until the queue is started', async () => {
    const { folder } = await interrupted();
    const engine = new FakeEngine();
    const bench = await Bench.open({ folder, engine });
    const { entries, held } = await bench.call('runs.queue', {});
    expect(entries.map(({ name, state }) => `${name} ${state}`)).toEqual(['a queued', 'b queued']);
    expect(held).toEqual({ reason: 'reopened' });
    expect(engine.loads).toEqual([]);
    const started = await bench.call('runs.startQueue', {});
    expect(started).toMatchObject({ held: null, entries: [{ name: 'a', state: 'running' }, {}] });
    await bench.idle();
    expect(engine.loads).toEqual(['one']);
    expect(await statesOf(bench)).toEqual({ a: 'complete', b: 'complete' });
  });

  it('goes on by itself where that is set', async () => {
    const { folder } = await interrupted();
    const setting = await Bench.open({ folder });
    const { unattended } = await setting.call('settings.read', {});
    await setting.call('settings.change', { unattended: { ...unattended, resume: true } });
    await setting.close();
    const bench = await Bench.open({ folder });
    expect(bench.heard('notice')[0]).toMatchObject({ tone: 'information', title: 'The queue goes on' });
    await bench.idle();
    expect(await statesOf(bench)).toEqual({ a: 'complete', b: 'complete' });
  });
});

describe('the hours for runs', () => {
  const window = { from: '22:00', to: '07:00' };

  it('let a study wait outside them, begin when they begin, and pause when they end', async () => {
    const clock = wallClock(15);
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const bench = await Bench.open({ engine, ...clock });
    await bench.call('settings.change', { unattended: { window, quiet: null, resume: false } });
    const [study = 0] = await lockStudies(bench, ['one']);
    const queue = await bench.call('runs.start', { study });
    const opens = new Date(2026, 2, 3, 22).toISOString();
    expect(queue).toMatchObject({ held: { reason: 'window', until: opens }, entries: [{ state: 'queued' }] });
    expect(engine.loads).toEqual([]);
    clock.put(3, 23);
    await bench.until(() => engine.loads.length === 1);
    gate.let(10);
    await bench.until(() => engine.answered === 10);
    clock.put(4, 7);
    await bench.until(async () => (await bench.call('runs.queue', {})).entries[0]?.state === 'pausing');
    gate.let(1);
    await bench.until(async () => (await bench.call('runs.queue', {})).held !== null);
    const { summary } = await bench.call('studies.get', { study });
    expect(summary.state).toBe('queued');
    expect(summary.responses).toBe(engine.answered);
    expect(engine.closed).toBe(1);
    gate.let(1000);
    clock.put(4, 22);
    await bench.idle();
    expect(engine.answered).toBe(120);
    expect(await statesOf(bench)).toEqual({ a: 'complete' });
  });

  it('do not hold a study that is started while it waits for them, and hold the next', async () => {
    const clock = wallClock(15);
    const bench = await Bench.open(clock);
    await bench.call('settings.change', { unattended: { window, quiet: null, resume: false } });
    const [first = 0, second = 0] = await lockStudies(bench, ['one'], ['two']);
    await startAll(bench, [first, second]);
    expect(await statesOf(bench)).toEqual({ a: 'queued', b: 'queued' });
    await bench.call('runs.start', { study: second });
    await bench.until(async () => (await statesOf(bench))['b'] === 'complete');
    expect((await bench.call('runs.queue', {})).held).toMatchObject({ reason: 'window' });
    expect(await statesOf(bench)).toEqual({ a: 'queued', b: 'complete' });
    await bench.call('settings.change', { unattended: { window: null, quiet: null, resume: false } });
    await bench.idle();
  });
});

describe('quiet hours', () => {
  it('limit the threads of a load, and load the subject anew when they begin and end', async () => {
    const clock = wallClock(7);
    const gate = new Gate();
    const engine = new Recording(gate.options);
    const bench = await Bench.open({ engine, ...clock });
    const quiet = { from: '08:00', to: '18:00', threads: 2 };
    await bench.call('settings.change', { unattended: { window: null, quiet, resume: false } });
    const [study = 0] = await lockStudies(bench, ['one']);
    expect(await bench.call('runs.start', { study })).toMatchObject({ threadLimit: null });
    gate.let(10);
    await bench.until(() => engine.answered === 10);
    clock.put(3, 8);
    await bench.until(async () => (await bench.call('runs.queue', {})).threadLimit === 2);
    await aLook();
    // The answer in hand is waited for.
    expect(engine.loads).toHaveLength(1);
    gate.let(1);
    await bench.until(() => engine.loads.length === 2);
    expect((await bench.call('runs.queue', {})).entries).toMatchObject([{ study, state: 'running' }]);
    gate.let(10);
    await bench.until(() => engine.answered === 21);
    clock.put(3, 18);
    await bench.until(async () => (await bench.call('runs.queue', {})).threadLimit === null);
    await aLook();
    gate.let(1000);
    await bench.idle();
    expect(engine.told.map(({ mostThreads }) => mostThreads)).toEqual([undefined, 2, undefined]);
    expect(engine.closed).toBe(3);
    expect(engine.answered).toBe(120);
    expect(bench.heard('notice').map(({ tone }) => tone)).toEqual(['success']);
  });

  it('leave a subject as it is that takes fewer threads anyway', async () => {
    const clock = wallClock(7);
    const gate = new Gate();
    const engine = new Recording(gate.options);
    const bench = await Bench.open({ engine, ...clock });
    const quiet = { from: '08:00', to: '18:00', threads: 6 };
    await bench.call('settings.change', { unattended: { window: null, quiet, resume: false } });
    const studies = await lockStudies(bench, ['one'], ['one']);
    await startAll(bench, studies);
    gate.let(10);
    await bench.until(() => engine.answered === 10);
    clock.put(3, 8);
    await bench.until(async () => (await bench.call('runs.queue', {})).threadLimit === 6);
    await aLook();
    gate.let(1000);
    await bench.idle();
    expect(engine.loads).toEqual(['one']);
  });
});
