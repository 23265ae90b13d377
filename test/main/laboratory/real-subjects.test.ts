import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { Bench } from './fixtures/bench.js';

/** A small strict study of one calibration subject, designed, locked and named through the calls of a window. */
async function lockQuickStudy(bench: Bench): Promise<number> {
  const draft = await bench.call('designs.create', { from: { kind: 'first-study' } });
  const design = {
    ...draft.design,
    subjects: ['calibration:half'],
    conditions: { ...draft.design.conditions, placebos: ['lake'], personas: ['INTP', 'ESFJ'] },
    templates: ['statement'],
    determinism: 'strict' as const,
    analysis: { ...draft.design.analysis, bootstrap: 200 },
  };
  await bench.call('designs.save', { id: draft.id, design, quick: true });
  return (await bench.call('designs.lock', { id: draft.id })).study;
}

describe('a study of a real subject', { timeout: 300_000 }, () => {
  it('is paused, goes on, and comes out as one that was never interrupted; a replay is the same to the last bit', async () => {
    const bench = await Bench.open({ engine: createEngine(), liveMilliseconds: 50 });
    const study = await lockQuickStudy(bench);
    expect((await bench.call('studies.get', { study })).summary).toMatchObject({
      state: 'planned',
      quick: true,
    });
    await bench.call('runs.start', { study });
    await bench.until(() => bench.heard('live.changed').length > 0);
    await bench.call('runs.pause', { study });
    await bench.idle();
    const paused = (await bench.call('studies.get', { study })).summary;
    expect(paused.state).toBe('paused');
    expect(paused.responses).toBeGreaterThan(0);
    expect(paused.responses).toBeLessThan(paused.expected);
    await bench.call('runs.start', { study });
    await bench.idle();
    const findings = (await bench.ready(study)).subjects[0]!.findings!;
    expect(findings.result.partial).toBe(false);

    const other = await Bench.open({ engine: createEngine() });
    const once = await lockQuickStudy(other);
    await other.call('runs.start', { study: once });
    await other.idle();
    expect((await other.ready(once)).subjects[0]!.findings).toEqual(findings);

    const { rows } = await bench.call('responses.page', { study, filter: {}, offset: 40, limit: 1 });
    const replay = await bench.call('responses.replay', { study, id: rows[0]!.id });
    expect(replay).toMatchObject({ samePrompt: true, same: true, largestDifference: 0, notes: [] });
    if (process.platform !== 'win32') {
      const engines = bench.heard('queue.changed').map(({ memory }) => memory.engine ?? 0);
      expect(Math.max(...engines)).toBeGreaterThan(1e6);
    }
    expect(bench.unforeseen).toEqual([]);
  });

  it('loads its subject again when its engine is stopped by hand', async () => {
    const bench = await Bench.open({ engine: createEngine(), liveMilliseconds: 50 });
    const study = await lockQuickStudy(bench);
    await bench.call('runs.start', { study });
    await bench.until(() => bench.heard('live.changed').length > 0);
    await bench.call('runs.stopEngine', { study });
    await bench.idle();
    expect((await bench.call('studies.get', { study })).summary).toMatchObject({ state: 'complete' });
    expect(bench.heard('notice').map(({ tone, error }) => [tone, error?.code])).toEqual([
      ['warning', 'ENGINE_CRASHED'],
      ['success', undefined],
    ]);
  });
});
