import { mkdtemp, readFile, rm } from 'node:fs/promises';
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
import { validateDesign } from '../../../src/main/studies/design-file.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { analysePopulation } from '../../../src/main/studies/population/analyse.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import type { PopulationResult } from '../../../src/shared/domain/population/result.js';
import { pathOf } from './calibration-files.js';

const MINUTES = 10 * 60_000;
const EXAMPLE = new URL('../../../examples/simulated-population.json', import.meta.url);

let folder: string;
let store: Store;
const results = new Map<Kind, PopulationResult>();

const result = (kind: Kind): PopulationResult => {
  const known = results.get(kind);
  if (known === undefined) throw new Error(`${kind} was not measured`);
  return known;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-calibration-population-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
  const example = JSON.parse(await readFile(EXAMPLE, 'utf8')) as { population: object };
  const design = validateDesign(
    {
      ...example,
      subjects: ['calibration:pliant'],
      conditions: { default: ['none'], placebos: ['lake', 'brick'], personas: [] },
      population: { ...example.population, rows: { size: 16 } },
      quickItemsPerScale: 4,
      analysis: { bootstrap: 300 },
    },
    'simulated-population.json',
  );
  const snapshot = planStudy(design, await loadLibrary(), { quick: true });
  for (const kind of ['pliant', 'stubborn'] as const) {
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
    // What a store gives back is what a colleague reads: the people are part of the plan.
    const stored = await store.study(String(study.id));
    expect(stored.design.population).toEqual(design.population);
    expect(stored.people).toEqual(snapshot.people);
    results.set(kind, analysePopulation(accumulator, snapshot, { seed: design.seed, subject: kind }));
  }
}, MINUTES);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a population of people made of rows, measured end to end', () => {
  it('collapses to the default in stubborn, which was built to keep to it', () => {
    const { verdict, gate, spread, mixture, scales } = result('stubborn');
    expect(gate.passed).toBe(true);
    expect(verdict.label).toBe('collapsed');
    expect(spread?.high).toBeLessThan(0.02);
    expect(mixture?.mean.estimate).toBeGreaterThan(0.9);
    for (const { simulated, default: standing } of scales)
      expect(Math.abs(simulated.mean - (standing ?? NaN))).toBeLessThan(0.1);
  });

  it('does not collapse in pliant, which was built to be what it is asked to be', () => {
    const { verdict, gate, spread, mixture, match } = result('pliant');
    expect(gate.passed).toBe(true);
    expect(verdict.label).not.toBe('collapsed');
    expect(spread?.low).toBeGreaterThan(0.4);
    expect(mixture?.mean.estimate).toBeLessThan(0.4);
    for (const { correlation } of match?.scales ?? []) expect(correlation?.estimate).toBeGreaterThan(0.5);
  });

  it('tells the people apart in pliant alone', () => {
    const spreadOf = (kind: Kind): number[] =>
      result(kind).scales.map(({ simulated }) => simulated.standardDeviation);
    expect(Math.min(...spreadOf('pliant'))).toBeGreaterThan(5 * Math.max(...spreadOf('stubborn')));
  });
});
