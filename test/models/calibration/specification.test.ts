import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { validateDesign } from '../../../src/main/studies/design-file.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { analyseSpecifications } from '../../../src/main/studies/specification/analyse.js';
import {
  specificationResultSchema,
  type SpecificationResult,
} from '../../../src/shared/domain/specification-curve/result.js';
import { pathOf } from './calibration-files.js';

const MINUTES = 10 * 60_000;
const PERSONAS = ['INTJ', 'ENFP', 'ISTP', 'ESFJ'];
const library = await loadLibrary();

let folder: string;
let store: Store;

/** Runs a specification study through engine and store, and analyses what was stored. */
async function measure(
  kind: 'pliant' | 'stubborn',
  name: string,
  changes: Record<string, unknown>,
): Promise<SpecificationResult> {
  const design = validateDesign(
    {
      schemaVersion: 1,
      name,
      kind: 'specification',
      seed: 20261125,
      subjects: [`calibration:${kind}`],
      instruments: ['jungian-4x12'],
      conditions: { default: ['none'], placebos: [], personas: PERSONAS },
      templates: ['statement', 'interview', 'letters'],
      analysis: { bootstrap: 200 },
      ...changes,
    },
    name,
  );
  const snapshot = planStudy(design, library, { quick: false });
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
  const result = analyseSpecifications(accumulator, snapshot, { seed: design.seed, subject: kind });
  return specificationResultSchema.parse(result);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-specification-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a subject that takes on any persona, however it is asked, and was never taught to answer in words', () => {
  let result: SpecificationResult;
  const labelled = (...labels: string[]) =>
    result.specifications.filter(({ specification }) => labels.includes(specification.labels));

  beforeAll(async () => {
    result = await measure('pliant', 'pliant-asked-in-many-ways', {
      specification: {
        labels: ['numbers', 'letters', 'words'],
        temperatures: [0.7, 1],
        cover: 'full',
      },
    });
  }, MINUTES);

  it('is flexible under every specification with numbers or letters', () => {
    const read = labelled('numbers', 'letters');
    expect(read).toHaveLength(24);
    expect(new Set(read.map(({ verdict }) => verdict))).toEqual(new Set(['flexible']));
    expect(new Set(read.map(({ defaultType }) => defaultType))).toEqual(new Set(['ENFJ']));
    expect(result.curves[0]?.summary).toMatchObject({ specifications: 24 });
    expect(result.curves[0]!.summary!.highest).toBeLessThan(0.1);
  });

  it('is not measurable under any with words, and the verdict is said to depend on the labels', () => {
    expect(new Set(labelled('words').map(({ verdict }) => verdict))).toEqual(new Set(['not-measurable']));
    expect(result.verdict).toMatchObject({ label: 'depends', factor: 'labels', conclusion: 'flexible' });
  });

  it('is moved by the temperature at which the same probabilities are read, and by little else', () => {
    const [effects] = result.effects;
    const size = (name: string): number =>
      effects?.factors.find(({ factor }) => factor === name)?.largest?.estimate ?? NaN;
    expect(effects?.factors.find(({ factor }) => factor === 'temperature')?.adjustedP).toBeLessThan(0.001);
    expect(size('temperature')).toBeGreaterThan(3 * size('template'));
    expect(size('temperature')).toBeGreaterThan(3 * size('order'));
  });

  it('scores the same in a condition when it is asked in another way', () => {
    for (const { alpha, retest } of result.reliability) {
      expect(alpha!.estimate).toBeGreaterThan(0.95);
      // Of the estimate alone: five conditions drawn with replacement can all ask for one pole.
      expect(retest!.icc!.estimate).toBeGreaterThan(0.9);
      expect(retest!.lowestIcc!).toBeGreaterThan(0.9);
    }
  });
});

it(
  'finds a subject that keeps its default closed under every specification',
  async () => {
    const result = await measure('stubborn', 'stubborn-asked-in-many-ways', {
      specification: { labels: ['numbers', 'letters'], temperatures: [0.7, 1], cover: 'pairs' },
    });
    expect(result.verdict).toMatchObject({ label: 'robust', conclusion: 'closed', share: 1 });
    expect(result.curves[0]!.summary!.lowest).toBeGreaterThan(0.9);
  },
  MINUTES,
);

it(
  'reads a subject that knows English alone in English alone',
  async () => {
    const result = await measure('pliant', 'pliant-in-two-languages', {
      instruments: ['ipip-neo-120'],
      conditions: { language: 'en', default: ['none'], placebos: [], personas: PERSONAS },
      templates: ['statement'],
      specification: { labels: ['numbers', 'letters'], languages: ['en', 'de'], cover: 'full' },
    });
    const [english, german] = result.languages;
    expect(english).toMatchObject({ language: 'en', specifications: 4, measurable: 4 });
    expect(german).toMatchObject({
      language: 'de',
      measurable: 0,
      frames: [{ template: 'statement', language: 'de' }],
    });
    expect(german!.offOption!).toBeGreaterThan(10 * english!.offOption!);
    expect(result.verdict).toMatchObject({ label: 'depends', factor: 'language' });
  },
  MINUTES,
);
