import { describe, expect, it } from 'vitest';
import { findingsOfKind } from '../../../../src/main/studies/study-kind.js';
import { FakeEngine, fakeSubject } from '../../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from '../fixtures/bench.js';
import { Gate } from '../fixtures/gate.js';

describe('watching a run', () => {
  it('shows what is stored while it is stored, and the newest rows', async () => {
    const gate = new Gate();
    const bench = await Bench.open({ engine: new FakeEngine(gate.options), liveMilliseconds: 1 });
    const study = await lockStudy(bench);
    expect(await bench.call('runs.live', { study })).toEqual({ live: null });
    await bench.call('runs.start', { study });
    gate.let(30);
    await bench.until(() => bench.heard('live.changed').length > 0);
    const view = bench.heard('live.changed').at(-1)!;
    expect(view).toMatchObject({
      study,
      subject: fakeSubject('one').sha256,
      subjectName: 'one',
      expected: 120,
    });
    expect(view.answered).toBeGreaterThan(0);
    expect(view.answered).toBeLessThanOrEqual(30);
    const page = await bench.call('responses.page', { study, filter: {}, offset: 0, limit: 500 });
    const stored = page.rows.slice(0, view.answered);
    expect(view.newest).toEqual(stored.slice(-12));
    expect(view.scales.map(({ scale }) => scale)).toEqual(['EI']);
    expect(view.profiles.map(({ label }) => label)).toEqual(
      ['no prompt', 'helpful'].slice(0, view.profiles.length),
    );
    gate.let(1000);
    await bench.idle();
    const { live } = await bench.call('runs.live', { study });
    expect(live).toMatchObject({ answered: 120 });
    expect(live!.profiles).toHaveLength(5);
    const all = (await bench.call('responses.page', { study, filter: {}, offset: 0, limit: 500 })).rows;
    expect(live!.newest).toEqual(all.slice(-12));
  });

  it('comes out where the findings do, also after a pause', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const before = await Bench.open({ engine });
    const study = await lockStudy(before, smallPlan(), [fakeSubject('one'), fakeSubject('two')]);
    await before.call('runs.start', { study });
    gate.let(150);
    await before.until(() => engine.answered === 150);
    const closing = before.close();
    gate.let(1);
    await closing;
    // Opened again, the second subject goes on from what is stored.
    const bench = await Bench.open({ folder: before.folder, liveMilliseconds: 1 });
    await bench.call('runs.start', { study });
    await bench.idle();
    await bench.until(() => bench.heard('live.changed').at(-1)?.answered === 120);
    const view = bench.heard('live.changed').at(-1)!;
    expect(view.subjectName).toBe('two');
    const [, second] = (await bench.ready(study)).subjects;
    expect(view.profiles).toEqual(findingsOfKind(second!.findings, 'resistance')!.views.profiles);
    const { rows } = await bench.call('responses.page', {
      study,
      filter: { subject: view.subject },
      offset: 0,
      limit: 500,
    });
    expect(view.newest).toEqual(rows.slice(-12));
    expect(bench.heard('notice').map(({ tone }) => tone)).toEqual(['success']);
  });

  it('counts nothing twice when an engine is started again', async () => {
    const bench = await Bench.open({ engine: new FakeEngine({ crashes: [50] }), liveMilliseconds: 1 });
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.idle();
    await bench.until(() => bench.heard('live.changed').at(-1)?.answered === 120);
    const [subject] = (await bench.ready(study)).subjects;
    expect(bench.heard('live.changed').at(-1)!.profiles).toEqual(
      findingsOfKind(subject!.findings, 'resistance')!.views.profiles,
    );
  });
});
