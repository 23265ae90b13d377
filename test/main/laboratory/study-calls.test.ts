import { describe, expect, it } from 'vitest';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { Bench, lockStudy, smallPlan } from './fixtures/bench.js';

describe('stored studies', () => {
  it('are listed newest first, with what was planned of them', async () => {
    const bench = await Bench.open();
    await lockStudy(bench);
    const second = await lockStudy(bench, smallPlan({ seed: 2, name: 'second', description: 'why' }));
    const store = await openStore({ file: bench.database });
    await store.setExploratoryOf(second, 1);
    await store.close();
    const { studies, removed } = await bench.call('studies.list', {});
    expect(removed).toEqual([]);
    expect(studies.map(({ name }) => name)).toEqual(['second', 'small-study']);
    expect(studies[0]).toMatchObject({
      description: 'why',
      kind: 'resistance',
      state: 'planned',
      quick: false,
      mode: 'readout',
      instruments: [{ id: 'small', name: 'Small' }],
      conditions: 5,
      responses: 0,
      expected: 120,
      exploratoryOf: { id: 1, name: 'small-study' },
      changesAfterLock: [],
      subjects: [{ name: 'one', quantization: 'F16', responses: 0, expected: 120, failure: null }],
    });
    expect(studies[0]!.lockedAt).toBe(studies[0]!.createdAt);
    expect(studies[1]!.exploratoryOf).toBeNull();
  });

  it('give all that was frozen', async () => {
    const bench = await Bench.open();
    const snapshot = smallPlan();
    const study = await lockStudy(bench, snapshot);
    const detail = await bench.call('studies.get', { study });
    expect(detail.design).toEqual(snapshot.design);
    expect(detail.conditions).toEqual(snapshot.conditions);
    expect(detail.templates).toEqual(snapshot.templates);
    expect(detail.personas).toEqual([
      { id: 'quiet', type: 'INTJ' },
      { id: 'loud', type: 'ENTJ' },
    ]);
    expect(detail.runtimes).toEqual([{ sha256: fakeSubject('one').sha256, runtime: null }]);
    await bench.call('runs.start', { study });
    await bench.idle();
    const { runtimes } = await bench.call('studies.get', { study });
    expect(runtimes[0]!.runtime).toMatchObject({ llamaCpp: 'b0', determinism: 'fast' });
  });

  it('are found by their number alone', async () => {
    const bench = await Bench.open();
    await lockStudy(bench, smallPlan({ name: '77' }));
    await expect(bench.call('studies.get', { study: 77 })).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
    for (const name of [
      'runs.pause',
      'runs.cancel',
      'runs.live',
      'results.get',
      'studies.restore',
    ] as const) {
      await expect(bench.call(name, { study: 77 })).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
    }
  });

  it('take another name, in the queue too, and keep their plan', async () => {
    let open = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    const bench = await Bench.open({ engine: new FakeEngine({ beforeAnswer: () => held }) });
    const first = await lockStudy(bench);
    const second = await lockStudy(bench, smallPlan({ seed: 2, name: 'second' }));
    await bench.call('runs.start', { study: first });
    await bench.call('runs.start', { study: second });
    const { planHash } = await bench.call('studies.rename', { study: first, name: 'other-words' });
    await bench.call('studies.rename', { study: second, name: 'more-words' });
    expect((await bench.call('runs.queue', {})).entries.map(({ name }) => name)).toEqual([
      'other-words',
      'more-words',
    ]);
    open();
    await bench.idle();
    const { studies } = await bench.call('studies.list', {});
    expect(studies.map(({ name }) => name)).toEqual(['more-words', 'other-words']);
    expect(studies[1]!.planHash).toBe(planHash);
    await expect(bench.call('studies.rename', { study: first, name: '../up' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('are read anew by other settings, which is noted in words', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.idle();
    const before = await bench.ready(study);
    const { analysis } = (await bench.call('studies.get', { study })).design;
    const unchanged = await bench.call('studies.changeAnalysis', { study, analysis });
    expect(unchanged.changesAfterLock).toEqual([]);
    const changed = await bench.call('studies.changeAnalysis', {
      study,
      analysis: { ...analysis, confidence: 0.8, gate: { ...analysis.gate, minAlpha: 0.5 } },
    });
    expect(changed.changesAfterLock).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-/),
        what: 'Analysis settings changed: confidence of intervals from 0.95 to 0.8, least internal consistency from 0.7 to 0.5',
      },
    ]);
    expect(changed.planHash).toBe(unchanged.planHash);
    // Findings by other settings are not shown as if they were these.
    const [during] = (await bench.call('results.get', { study })).subjects;
    expect(during).toMatchObject({ state: 'computing', findings: null });
    const after = await bench.ready(study);
    expect([before, after].map(({ subjects }) => subjects[0]!.findings!.result.confidence)).toEqual([
      0.95, 0.8,
    ]);
  });

  it('go to the bin and come back with their responses', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.idle();
    await bench.call('studies.remove', { study });
    const list = await bench.call('studies.list', {});
    expect(list.studies).toEqual([]);
    expect(list.removed).toMatchObject([{ id: study, responses: 120 }]);
    const restored = await bench.call('studies.restore', { study });
    expect(restored).toMatchObject({ state: 'complete', responses: 120 });
    expect((await bench.call('studies.list', {})).removed).toEqual([]);
  });

  it('leave the queue when they go to the bin, but not while they run', async () => {
    let open = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    const bench = await Bench.open({ engine: new FakeEngine({ beforeAnswer: () => held }) });
    const first = await lockStudy(bench);
    const second = await lockStudy(bench, smallPlan({ seed: 2, name: 'second' }));
    await bench.call('runs.start', { study: first });
    await bench.call('runs.start', { study: second });
    await expect(bench.call('studies.remove', { study: first })).rejects.toMatchObject({
      code: 'STUDY_RUNNING',
    });
    await bench.call('studies.remove', { study: second });
    expect((await bench.call('runs.queue', {})).entries.map(({ study }) => study)).toEqual([first]);
    open();
  });
});
