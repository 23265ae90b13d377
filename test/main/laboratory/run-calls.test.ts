import { describe, expect, it } from 'vitest';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from './fixtures/bench.js';
import { Gate } from './fixtures/gate.js';

const seeded = (seed: number, name: string) => smallPlan({ seed, name });

async function statesOf(bench: Bench): Promise<Record<string, string>> {
  const { studies } = await bench.call('studies.list', {});
  return Object.fromEntries(studies.map(({ name, state }) => [name, state]));
}

describe('the queue', () => {
  it('runs a study to its end and tells how far it has come', async () => {
    const gate = new Gate();
    const bench = await Bench.open({ engine: new FakeEngine(gate.options) });
    const study = await lockStudy(bench, smallPlan(), [fakeSubject('one'), fakeSubject('two')]);
    expect(await statesOf(bench)).toEqual({ 'small-study': 'planned' });
    const queue = await bench.call('runs.start', { study });
    expect(queue.entries).toMatchObject([{ study, name: 'small-study', state: 'running' }]);
    const told = () =>
      bench.heard('queue.changed').flatMap(({ entries }) => entries.flatMap(({ subjects }) => subjects));
    gate.let(20);
    await bench.until(() => {
      gate.let(1);
      return told().some(({ name, done, rate }) => name === 'one' && done >= 20 && rate > 0);
    });
    expect(told().every(({ done, total }) => done <= total && total === 120)).toBe(true);
    expect(told().findLast(({ name }) => name === 'two')).toMatchObject({
      state: 'waiting',
      done: 0,
      rate: 0,
    });
    const { entries, memory } = bench.heard('queue.changed').at(-1)!;
    expect(entries[0]!.secondsLeft).toBeGreaterThan(0);
    expect(memory.door).toBeGreaterThan(1e6);
    gate.let(240);
    await bench.until(() => bench.heard('queue.changed').at(-1)?.entries.length === 0);
    expect(await statesOf(bench)).toEqual({ 'small-study': 'complete' });
    const { summary } = await bench.call('studies.get', { study });
    expect(summary.subjects.map(({ responses, expected }) => [responses, expected])).toEqual([
      [120, 120],
      [120, 120],
    ]);
    expect(bench.heard('notice')).toMatchObject([{ tone: 'success', study, error: null }]);
    expect(bench.heard('studies.changed').length).toBeGreaterThan(1);
    expect(bench.unforeseen).toEqual([]);
  });

  it('runs one study at a time, in the order that was asked for', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const bench = await Bench.open({ engine });
    const [first, second, third] = [
      await lockStudy(bench, seeded(1, 'first')),
      await lockStudy(bench, seeded(2, 'second')),
      await lockStudy(bench, seeded(3, 'third')),
    ];
    for (const study of [first, second, third]) await bench.call('runs.start', { study });
    await bench.call('runs.start', { study: second });
    expect(await statesOf(bench)).toEqual({ first: 'running', second: 'queued', third: 'queued' });
    const queue = await bench.call('runs.reorder', { studies: [third, 99, third] });
    expect(queue.entries.map(({ name, state }) => [name, state])).toEqual([
      ['first', 'running'],
      ['third', 'queued'],
      ['second', 'queued'],
    ]);
    gate.let(120);
    await bench.until(async () => (await statesOf(bench))['first'] === 'complete');
    await bench.until(async () => (await statesOf(bench))['third'] === 'running');
    expect((await statesOf(bench))['second']).toBe('queued');
    gate.let(240);
    await bench.idle();
    expect(Object.values(await statesOf(bench))).toEqual(['complete', 'complete', 'complete']);
    expect(engine.answered).toBe(360);
  });

  it('keeps what waits over a restart, and begins nothing by itself', async () => {
    const gate = new Gate();
    const before = await Bench.open({ engine: new FakeEngine(gate.options) });
    const [first, second, third] = [
      await lockStudy(before, seeded(1, 'first')),
      await lockStudy(before, seeded(2, 'second')),
      await lockStudy(before, seeded(3, 'third')),
    ];
    for (const study of [first, third, second]) await before.call('runs.start', { study });
    gate.let(10);
    const closing = before.close();
    gate.let(1000);
    await closing;
    const engine = new FakeEngine();
    const after = await Bench.open({ folder: before.folder, engine });
    expect((await after.call('runs.queue', {})).entries.map(({ name }) => name)).toEqual([
      'first',
      'third',
      'second',
    ]);
    expect(await statesOf(after)).toMatchObject({ first: 'queued', second: 'queued', third: 'queued' });
    expect(engine.loads).toEqual([]);
    // Where nothing runs, what is started goes before what waits.
    await after.call('runs.start', { study: first });
    await after.idle();
    expect(Object.values(await statesOf(after))).toEqual(['complete', 'complete', 'complete']);
    const order = after.heard('notice').map(({ study }) => study);
    expect(order).toEqual([first, third, second]);
  });

  it('takes a waiting study out when it is paused, and marks one that is given up', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const bench = await Bench.open({ engine });
    const first = await lockStudy(bench, seeded(1, 'first'));
    const second = await lockStudy(bench, seeded(2, 'second'));
    const third = await lockStudy(bench, seeded(3, 'third'));
    for (const study of [first, second, third]) await bench.call('runs.start', { study });
    await bench.call('runs.pause', { study: second });
    await bench.call('runs.cancel', { study: third });
    expect(await statesOf(bench)).toEqual({ first: 'running', second: 'planned', third: 'cancelled' });
    gate.let(30);
    await bench.until(() => engine.answered === 30);
    const queue = await bench.call('runs.cancel', { study: first });
    expect(queue.entries).toMatchObject([{ study: first, state: 'pausing' }]);
    await expect(bench.call('runs.start', { study: first })).rejects.toMatchObject({ code: 'STUDY_RUNNING' });
    gate.let(1);
    await bench.idle();
    expect((await statesOf(bench))['first']).toBe('cancelled');
    const kept = (await bench.call('studies.get', { study: first })).summary.responses;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(120);
    gate.let(1000);
    await bench.call('runs.start', { study: first });
    await bench.idle();
    expect((await statesOf(bench))['first']).toBe('complete');
    expect(bench.heard('notice')).toHaveLength(1);
  });

  it('goes on with the next study after one was paused', async () => {
    const gate = new Gate();
    const bench = await Bench.open({ engine: new FakeEngine(gate.options) });
    const first = await lockStudy(bench, seeded(1, 'first'));
    const second = await lockStudy(bench, seeded(2, 'second'));
    await bench.call('runs.start', { study: first });
    await bench.call('runs.start', { study: second });
    gate.let(5);
    await bench.call('runs.pause', { study: first });
    gate.let(121);
    await bench.idle();
    expect(await statesOf(bench)).toEqual({ first: 'paused', second: 'complete' });
  });

  it('tells of an engine that died, of a subject that failed, and what to do', async () => {
    const bench = await Bench.open({ engine: new FakeEngine({ crashes: [40, 40], unloadable: ['two'] }) });
    const study = await lockStudy(bench, smallPlan(), ['one', 'two', 'three'].map(fakeSubject));
    await bench.call('runs.start', { study });
    await bench.idle();
    const notices = bench.heard('notice');
    expect(notices.map(({ tone, title, error }) => [tone, title, error?.code])).toEqual([
      ['warning', 'The engine of one stopped', 'ENGINE_CRASHED'],
      ['problem', 'one could not be finished', 'ENGINE_CRASHED'],
      ['problem', 'two could not be finished', 'ENGINE_LOAD_FAILED'],
      ['warning', 'Study small-study ended without some of its subjects', undefined],
    ]);
    expect(notices.at(-1)!.text).toContain('one, two');
    const { summary } = await bench.call('studies.get', { study });
    expect(summary.state).toBe('failed');
    expect(summary.subjects.map(({ responses, failure }) => [responses, failure?.code])).toEqual([
      [80, 'ENGINE_CRASHED'],
      [0, 'ENGINE_LOAD_FAILED'],
      [120, undefined],
    ]);
  });

  it('refuses what cannot be run before it waits for its turn', async () => {
    class Changed extends FakeEngine {
      override async inspect(path: string) {
        return path.includes('one') ? fakeSubject('another') : super.inspect(path);
      }
    }
    const bench = await Bench.open({ engine: new Changed() });
    const changed = await lockStudy(bench, seeded(1, 'changed'));
    const fine = await lockStudy(bench, seeded(2, 'fine'), [fakeSubject('two')]);
    await expect(bench.call('runs.start', { study: changed })).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
      message: expect.stringContaining('one'),
    });
    await expect(bench.call('runs.start', { study: 404 })).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
    await expect(bench.call('runs.stopEngine', { study: fine })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await bench.call('studies.remove', { study: fine });
    await expect(bench.call('runs.start', { study: fine })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await bench.call('runs.queue', {})).entries).toEqual([]);
  });
});
