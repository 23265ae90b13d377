import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../../models/calibration/build/design.js';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { analyseGain } from '../../../src/main/studies/gain/analyse.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import type { GainResult } from '../../../src/shared/domain/gain/result.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import { pathOf } from './calibration-files.js';

const MINUTES = 10 * 60_000;

/** The gain that each subject was built to have. */
const BUILT = { pliant: 1, half: 0.5, stubborn: 0 } as const;

let folder: string;
let store: Store;
const results = new Map<Kind, GainResult>();

const result = (kind: Kind): GainResult => {
  const known = results.get(kind);
  if (known === undefined) throw new Error(`${kind} was not measured`);
  return known;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-calibration-gain-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
  const snapshot = planStudy(
    studyDesignSchema.parse({
      schemaVersion: 1,
      name: 'known-gain',
      kind: 'gain',
      seed: 20261125,
      subjects: ['calibration:pliant'],
      instruments: ['ipip-neo-120'],
      conditions: { default: ['none'], placebos: 'all', personas: [], sources: [{ kind: 'graded' }] },
      templates: ['statement'],
      quickItemsPerScale: 8,
    }),
    await loadLibrary(),
    { quick: true },
  );
  for (const kind of ['pliant', 'half', 'stubborn'] as const) {
    const subject = await inspectGguf(pathOf(`${kind}-f16.gguf`));
    const { study, status } = await runStudy({
      store,
      engine: createEngine(),
      snapshot,
      subjects: [subject],
      signal: new AbortController().signal,
    });
    expect(status).toBe('complete');
    const accumulator = createAccumulator(snapshot);
    for await (const response of store.responses(study.id, subject.sha256)) accumulator.add(response);
    results.set(kind, analyseGain(accumulator, snapshot, { seed: snapshot.design.seed, subject: kind }));
  }
}, MINUTES);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the gain that the calibration subjects were built to have, measured end to end', () => {
  it.each(['pliant', 'half', 'stubborn'] as const)('%s: the interval covers it', (kind) => {
    const { gain, gate } = result(kind);
    expect(gate.passed).toBe(true);
    expect(gain).toMatchObject({ scales: 5, units: 'texts', levels: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
    expect(gain?.low).toBeLessThanOrEqual(BUILT[kind]);
    expect(gain?.high).toBeGreaterThanOrEqual(BUILT[kind]);
  });

  it('tells the three apart', () => {
    expect(result('pliant').verdict.label).toBe('follows');
    expect(result('half').verdict.label).toBe('partly');
    expect(result('stubborn').verdict.label).toBe('does-not-follow');
    // An interval as wide as the axis would cover everything.
    expect(result('half').gain?.high).toBeLessThan(result('pliant').gain?.low ?? NaN);
    expect(result('stubborn').gain?.high).toBeLessThan(result('half').gain?.low ?? NaN);
  });

  it('tells traits apart: a request moves its own scale far more than others', () => {
    for (const kind of ['pliant', 'half'] as const) {
      const [{ own, other } = { own: null, other: null }] = result(kind).crosstalk;
      expect(own).toBeCloseTo(result(kind).gain?.estimate ?? NaN, 6);
      expect(other).toBeLessThan(0.2 * (own ?? NaN));
    }
  });
});
