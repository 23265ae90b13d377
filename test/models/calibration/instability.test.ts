import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { analyseInstability } from '../../../src/main/studies/instability/analyse.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import type { InstabilityResult } from '../../../src/shared/domain/instability/result.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import { pathOf } from './calibration-files.js';

const MINUTES = 10 * 60_000;
const PERSONAS = ['ISTJ', 'ENFP', 'INTP', 'ESFJ', 'ISFP', 'ENTJ'];

let folder: string;
let store: Store;

async function measured(
  kind: string,
  administration: unknown,
  {
    personas = PERSONAS,
    items = 4,
    changes = {},
  }: {
    readonly personas?: readonly string[];
    readonly items?: number;
    readonly changes?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<InstabilityResult> {
  const snapshot = planStudy(
    studyDesignSchema.parse({
      schemaVersion: 1,
      name: 'known-instability',
      kind: 'instability',
      seed: 20261130,
      subjects: [`calibration:${kind}`],
      instruments: ['jungian-4x12'],
      conditions: { default: ['none'], placebos: [], personas },
      templates: ['statement'],
      administration,
      quickItemsPerScale: items,
      analysis: { bootstrap: 400 },
      ...changes,
    }),
    await loadLibrary(),
    { quick: true },
  );
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
  return analyseInstability(accumulator, snapshot, { seed: snapshot.design.seed, subject: kind });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-calibration-instability-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('noise against persona on the calibration subjects, measured end to end', () => {
  it(
    'wavering is noise-dominated and pliant persona-dominated',
    async () => {
      const wavering = await measured('wavering', { mode: 'readout' });
      expect(wavering.verdict.label).toBe('noise-dominated');
      expect(wavering.overall!.ratio.low!).toBeGreaterThan(1);
      expect(wavering.overall!.noiseShare).toBeGreaterThan(0.5);
      const pliant = await measured('pliant', { mode: 'readout' });
      expect(pliant.verdict.label).toBe('persona-dominated');
      expect(pliant.overall!.ratio.high!).toBeLessThan(0.1);
    },
    MINUTES,
  );

  it(
    'sampled answers and option probabilities give the same components within their error',
    async () => {
      const few = { personas: PERSONAS.slice(0, 4), items: 2 };
      const exact = await measured('wavering', { mode: 'readout' }, few);
      const sampled = await measured('wavering', { mode: 'sampled', runs: 12, answer: 'grammar' }, few);
      expect(sampled.mode).toBe('sampled');
      for (const [place, { components, runRatio }] of sampled.scales.entries()) {
        const own = components.find(({ sources }) => sources.join() === 'run')!;
        const other = exact.scales[place]!.components.find(({ sources }) => sources.join() === 'run')!;
        // Four personas, two orders, two items and twelve runs: a variance of 176 degrees of freedom.
        expect(own.variance / other.variance).toBeGreaterThan(0.7);
        expect(own.variance / other.variance).toBeLessThan(1.4);
        expect(own.low).toBeLessThan(other.variance);
        expect(own.high).toBeGreaterThan(other.variance);
        expect(runRatio.low ?? Infinity).toBeLessThan(exact.scales[place]!.runRatio.estimate ?? Infinity);
      }
    },
    MINUTES,
  );

  it(
    'they stay so in running conversations of several item orders, which are a facet of their own',
    async () => {
      const ordered = (items: number, count: number) => ({
        items,
        changes: { orders: ['forward'], instability: { itemOrders: { count, conversationLength: 8 } } },
      });
      const wavering = await measured('wavering', { mode: 'readout' }, ordered(2, 2));
      expect(wavering.itemOrders).toBe(2);
      expect(wavering.verdict.label).toBe('noise-dominated');
      const pliant = await measured('pliant', { mode: 'readout' }, ordered(4, 3));
      expect(pliant.verdict.label).toBe('persona-dominated');
      for (const { components, missing, decision } of pliant.scales) {
        expect(components.map(({ sources }) => sources.join())).toContain('persona,item-order');
        expect(missing).toBe(0);
        expect(decision.byItemOrders!.at(-1)!.relative).toBeGreaterThan(0.8);
      }
    },
    MINUTES,
  );
});
