import { describe, expect, it } from 'vitest';
import { findingsOfKind } from '../../../src/main/studies/study-kind.js';
import type { WorkedOut } from '../../../src/main/laboratory/findings/findings-protocol.js';
import { workOutFindings } from '../../../src/main/laboratory/findings/work-out.js';
import { MettleError } from '../../../src/shared/errors.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from './fixtures/bench.js';
import { Gate } from './fixtures/gate.js';

describe('results', () => {
  it('are empty before the first response', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    const results = await bench.call('results.get', { study });
    expect(results.study).toMatchObject({ id: study, state: 'planned' });
    expect(results.subjects).toMatchObject([
      { state: 'empty', analysed: 0, findings: null, error: null, runtime: null },
    ]);
    expect(bench.heard('results.changed')).toEqual([]);
  });

  it('are worked out by themselves when a run ends, and are there at once from then on', async () => {
    const jobs: string[] = [];
    const bench = await Bench.open({
      workOut: (job, onProgress) => {
        jobs.push(job.sha256);
        return workOutFindings(job, onProgress);
      },
    });
    const study = await lockStudy(bench, smallPlan(), [fakeSubject('one'), fakeSubject('two')]);
    await bench.call('runs.start', { study });
    await bench.until(() => bench.heard('results.changed').length === 2);
    const results = await bench.call('results.get', { study });
    expect(results.subjects.map(({ state, analysed }) => [state, analysed])).toEqual([
      ['ready', 120],
      ['ready', 120],
    ]);
    const [first] = results.subjects;
    expect(first!.findings!.result).toMatchObject({ partial: false, mode: 'readout' });
    expect(findingsOfKind(first!.findings, 'resistance')!.views.profiles).toHaveLength(5);
    await bench.close();
    const again = await Bench.open({
      folder: bench.folder,
      workOut: () => Promise.reject(new Error('not again')),
    });
    expect((await again.call('results.get', { study })).subjects).toEqual(results.subjects);
    expect(jobs).toHaveLength(2);
  });

  it('of a study that was paused are marked partial, and are those of an uninterrupted run once it went on', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const bench = await Bench.open({ engine });
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    gate.let(70);
    await bench.until(() => engine.answered === 70);
    await bench.call('runs.pause', { study });
    gate.let(1);
    await bench.idle();
    const partial = (await bench.ready(study)).subjects[0]!;
    expect(partial.subject.responses).toBeGreaterThan(0);
    expect(partial.subject.responses).toBeLessThan(120);
    expect(partial.analysed).toBe(partial.subject.responses);
    expect(partial.findings!.result.partial).toBe(true);
    const report = await bench.call('results.report', { study });
    expect(report.text).toContain(`Partial: ${partial.analysed} of 120 responses are stored.`);
    gate.let(1000);
    await bench.call('runs.start', { study });
    await bench.idle();
    const whole = (await bench.ready(study)).subjects[0]!.findings;
    const other = await Bench.open();
    const once = await lockStudy(other);
    await other.call('runs.start', { study: once });
    await other.idle();
    expect((await other.ready(once)).subjects[0]!.findings).toEqual(whole);
  });

  it('are shown as stale while newer ones are worked out, once however often they are asked for', async () => {
    const gate = new Gate();
    let works = 0;
    let go: (() => void) | null = null;
    const bench = await Bench.open({
      engine: new FakeEngine(gate.options),
      workOut: async (job, onProgress) => {
        works += 1;
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        return workOutFindings(job, onProgress);
      },
    });
    const study = await lockStudy(bench);
    const state = async () => (await bench.call('results.get', { study })).subjects[0]!;
    const finish = async () => {
      const heard = bench.heard('results.changed').length;
      await bench.until(() => go !== null);
      go?.();
      go = null;
      await bench.until(() => bench.heard('results.changed').length > heard);
    };
    await bench.call('runs.start', { study });
    gate.let(60);
    await bench.until(async () => (await state()).state === 'computing');
    await Promise.all([state(), state(), state()]);
    expect(works).toBe(1);
    await finish();
    const first = await state();
    expect(first.analysed).toBeGreaterThan(0);
    gate.let(60);
    await bench.idle();
    await bench.until(() => works === 2);
    const stale = await state();
    expect(stale).toMatchObject({
      state: 'stale',
      analysed: first.analysed,
      findings: { kind: 'resistance' },
    });
    await finish();
    expect(await state()).toMatchObject({ state: 'ready', analysed: 120 });
    expect(works).toBe(2);
  });

  it('are worked out once more where a run went on in the meantime', async () => {
    const gate = new Gate();
    let works = 0;
    let give: ((found: WorkedOut) => void) | null = null;
    const bench = await Bench.open({
      engine: new FakeEngine(gate.options),
      workOut: async (job, onProgress) => {
        works += 1;
        const found = await workOutFindings(job, onProgress);
        if (works > 1) return found;
        return new Promise((resolve) => {
          give = () => resolve(found);
        });
      },
    });
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    gate.let(60);
    await bench.until(async () => {
      await bench.call('results.get', { study });
      return give !== null;
    });
    gate.let(60);
    await bench.idle();
    // Nobody asks for results from here on, but the run has ended.
    await new Promise((resolve) => setTimeout(resolve, 50));
    (give as unknown as () => void)();
    await bench.until(() => bench.heard('results.changed').length === 2);
    expect(works).toBe(2);
    expect((await bench.call('results.get', { study })).subjects[0]).toMatchObject({
      state: 'ready',
      analysed: 120,
    });
  });

  it('are failed with the reason, for a while', async () => {
    let broken = true;
    const bench = await Bench.open({
      workOut: (job, onProgress) =>
        broken
          ? Promise.reject(new MettleError('INTERNAL', 'The process ended with exit code 134.'))
          : workOutFindings(job, onProgress),
    });
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.until(() => bench.heard('results.changed').length > 0);
    const [subject] = (await bench.call('results.get', { study })).subjects;
    expect(subject).toMatchObject({
      state: 'failed',
      findings: null,
      error: { code: 'INTERNAL', message: 'The process ended with exit code 134.' },
    });
    await expect(bench.call('results.report', { study })).rejects.toMatchObject({ code: 'INTERNAL' });
    broken = false;
    expect((await bench.call('results.report', { study })).text).toContain('one  F16');
    expect((await bench.call('results.get', { study })).subjects[0]!.state).toBe('ready');
  });
});

describe('the report', () => {
  it('is the one of the command line in 100 columns, with what was changed', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.idle();
    const { analysis } = (await bench.call('studies.get', { study })).design;
    await bench.call('studies.changeAnalysis', { study, analysis: { ...analysis, confidence: 0.9 } });
    const { fileName, text } = await bench.call('results.report', { study });
    expect(fileName).toBe('small-study.txt');
    expect(text).toContain('Resistance in study small-study');
    expect(text).toContain('90% intervals');
    expect(text).toContain('The plan was locked at ');
    expect(text.replace(/\s+/g, ' ')).toContain('confidence of intervals from 0.95 to 0.9.');
    expect(text).not.toContain('Partial');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
