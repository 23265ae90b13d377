import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Engine, LoadedSubject } from '../../../../src/main/engine/engine.js';
import { createEngine } from '../../../../src/main/engine/llama-engine.js';
import { Bench } from '../fixtures/bench.js';

const WAIT_MILLISECONDS = 10;

/** llama.cpp on a machine that is never too fast to be measured. */
function unhurriedEngine(): Engine {
  const engine = createEngine();
  return {
    inspect: (path, adapter) => engine.inspect(path, adapter),
    load: async (path, options) => unhurried(await engine.load(path, options)),
  };
}

function unhurried(loaded: LoadedSubject): LoadedSubject {
  return {
    file: loaded.file,
    runtime: loaded.runtime,
    render: (messages) => loaded.render(messages),
    countTokens: (texts) => loaded.countTokens(texts),
    async *readout(requests, signal) {
      for await (const result of loaded.readout(requests, signal)) {
        await delay(WAIT_MILLISECONDS);
        yield result;
      }
    },
    sample: (requests, signal) => loaded.sample(requests, signal),
    decodeSeconds: () => loaded.decodeSeconds(),
    close: () => loaded.close(),
  };
}

/** A small study of one calibration subject. */
async function runStudy(bench: Bench): Promise<number> {
  const draft = await bench.call('designs.create', { from: { kind: 'first-study' } });
  const design = {
    ...draft.design,
    subjects: ['calibration:half'],
    conditions: { ...draft.design.conditions, placebos: [], personas: ['INTP'] },
    templates: ['statement'],
    analysis: { ...draft.design.analysis, bootstrap: 100 },
  };
  await bench.call('designs.save', { id: draft.id, design, quick: true });
  const { study } = await bench.call('designs.lock', { id: draft.id });
  await bench.call('runs.start', { study });
  await bench.idle();
  return study;
}

const speedOf = async (bench: Bench, name: string) =>
  (await bench.call('subjects.list', {})).subjects.find(
    ({ reference }) => reference === `calibration:${name}`,
  )?.speed;

describe('the speed of subjects', { timeout: 120_000 }, () => {
  it('is measured by a run, estimated for others from it, and known when Mettle is opened again', async () => {
    const bench = await Bench.open({ engine: unhurriedEngine() });
    expect(await speedOf(bench, 'half')).toBeNull();
    const study = await runStudy(bench);
    const { responses } = (await bench.call('studies.get', { study })).summary;
    expect(responses * WAIT_MILLISECONDS).toBeGreaterThan(1500);
    await bench.until(async () => (await speedOf(bench, 'half')) !== null);
    const measured = await speedOf(bench, 'half');
    expect(measured).toMatchObject({ tokens: null, basis: 'measured' });
    // No answer came sooner than it was let through.
    expect(measured?.readouts).toBeLessThan((1.1 * 1000) / WAIT_MILLISECONDS);
    expect(measured?.readouts).toBeGreaterThan(0);
    expect(await speedOf(bench, 'pliant')).toMatchObject({ tokens: null, basis: 'estimated' });
    const detail = await bench.call('subjects.inspect', { reference: 'calibration:half' });
    expect(detail.summary.speed).toEqual(measured);
    await bench.close();

    const again = await Bench.open({ folder: bench.folder, engine: unhurriedEngine() });
    expect(await speedOf(again, 'half')).toEqual(measured);
  });
});
