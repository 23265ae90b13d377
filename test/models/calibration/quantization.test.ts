import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainedLibrary } from '../../../models/calibration/build/trained-library.js';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { reportJson, reportStudy, type StudyReport } from '../../../src/main/cli/study-report.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { findingsOfKind } from '../../../src/main/studies/study-kind.js';
import { comparisonSchema, findingsSchema, type Comparison } from '../../../src/shared/contract/results.js';
import type { QuantizationResult } from '../../../src/shared/domain/quantization/result.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import type { SubjectFile } from '../../../src/shared/domain/subject.js';
import { pathOf } from './calibration-files.js';
import { writeDamaged } from './damaged-file.js';

const MINUTES = 20 * 60_000;

let folder: string;
let store: Store;
let subjects: readonly SubjectFile[];
let report: StudyReport;
let comparison: Comparison;

const place = (name: string): number => subjects.findIndex(({ path }) => path.endsWith(name));

function resultOf(name: string): QuantizationResult {
  const result = findingsOfKind(report.analysis.findings()[place(name)] ?? null, 'quantization')?.result;
  if (result === undefined) throw new Error(`${name} was not measured`);
  return result;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-quantization-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
  const damaged = join(folder, 'pliant-damaged.gguf');
  expect(await writeDamaged(pathOf('pliant-f16.gguf'), damaged)).toBeGreaterThan(10);
  subjects = await Promise.all(
    [
      damaged,
      ...['pliant-q4_0', 'pliant-f16', 'pliant-q8_0', 'half-f16', 'half-q8_0', 'stubborn-f16'].map((name) =>
        pathOf(`${name}.gguf`),
      ),
    ].map((path) => inspectGguf(path)),
  );
  const snapshot = planStudy(
    studyDesignSchema.parse({
      schemaVersion: 1,
      name: 'variants',
      kind: 'quantization',
      seed: 20260505,
      subjects: ['calibration:pliant'],
      instruments: ['jungian-4x12'],
      conditions: {
        default: ['none'],
        placebos: [],
        personas: ['ENFJ', 'INTP', 'ISTP', 'ISFJ', 'ENTP', 'ESTJ'],
      },
      templates: ['statement'],
      // The damaged file is as large as the one that it was made from.
      quantization: { reference: 'pliant-f16' },
    }),
    await trainedLibrary(),
    { quick: false },
  );
  const { study, status } = await runStudy({
    store,
    engine: createEngine(),
    snapshot,
    subjects,
    signal: new AbortController().signal,
  });
  expect(status).toBe('complete');
  report = await reportStudy(store, study, subjects);
  const json = JSON.parse(JSON.stringify(reportJson(report))) as { readonly comparison: unknown };
  comparison = comparisonSchema.parse(json.comparison);
}, MINUTES);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('variants of the calibration subjects, measured end to end', () => {
  it.each(['pliant', 'half'])(
    'Q8_0 of %s is equivalent to F16 at the margins that come with Mettle',
    (kind) => {
      const { verdict, effect, partial } = resultOf(`${kind}-q8_0.gguf`);
      expect(verdict.label, verdict.sentence).toBe('equivalent');
      expect(partial).toBe(false);
      expect(effect!.tests.map(({ outcome }) => outcome)).toEqual(Array(5).fill('equivalent'));
      expect(effect!.reference).toMatchObject({
        sha256: subjects[place(`${kind}-f16.gguf`)]!.sha256,
        quantization: 'F16',
      });
      expect(effect!.answers!.kl).toBeGreaterThan(0);
      expect(effect!.answers!.kl).toBeLessThan(1e-3);
      expect(effect!.answers!.flips).toBeLessThan(0.01);
    },
  );

  it('a deliberately damaged variant is not, though its file is as large', () => {
    const { verdict, effect } = resultOf('pliant-damaged.gguf');
    expect(verdict.label, verdict.sentence).toBe('different');
    expect(effect!.tests.some(({ outcome }) => outcome === 'different')).toBe(true);
    expect(effect!.answers!.kl).toBeGreaterThan(10 * resultOf('pliant-q4_0.gguf').effect!.answers!.kl);
    expect(effect!.items[0]!.kl).toBeGreaterThanOrEqual(effect!.items.at(-1)!.kl);
  });

  it('Q4_0 of pliant moves further than Q8_0, and stays the same subject', () => {
    const [coarse, fine] = [resultOf('pliant-q4_0.gguf'), resultOf('pliant-q8_0.gguf')];
    expect(coarse.effect!.answers!.kl).toBeGreaterThan(fine.effect!.answers!.kl);
    expect(coarse.verdict.label, coarse.verdict.sentence).toBe('equivalent');
    expect(coarse.cost.bitsPerWeight!).toBeLessThan(5);
    expect(fine.cost.bitsPerWeight!).toBeGreaterThan(8);
    expect(coarse.cost.itemsPerSecond!).toBeGreaterThan(0);
  });

  it('each family has its own reference and verdict, and one alone says that it has none', () => {
    const families = comparison.families.map(({ reference, smallest, sentence, variants }) => ({
      reference: subjects.findIndex(({ sha256 }) => sha256 === reference),
      smallest: subjects.findIndex(({ sha256 }) => sha256 === smallest),
      variants: variants.length,
      sentence,
    }));
    expect(families).toMatchObject([
      { reference: place('pliant-f16.gguf'), smallest: place('pliant-q4_0.gguf'), variants: 4 },
      { reference: place('half-f16.gguf'), smallest: place('half-q8_0.gguf'), variants: 2 },
      { reference: -1, smallest: -1, variants: 1 },
    ]);
    expect(families[0]!.sentence).toContain(
      'the smallest variant that is still the same subject as F16 is Q4_0',
    );
    expect(families[2]!.sentence).toMatch(/no reference, since it is the only one of its family/);
    expect(resultOf('stubborn-f16.gguf').verdict.label).toBe('no-reference');
  });

  it('its findings keep what a store and a page take, and its report fits a terminal', () => {
    for (const findings of report.analysis.findings()) {
      expect(findingsSchema.parse(JSON.parse(JSON.stringify(findings)))).toEqual(findings);
    }
    for (const width of [60, 100]) {
      for (const line of report.analysis.text({ width, unicode: true, colour: false })) {
        expect(line.length, line).toBeLessThanOrEqual(width);
      }
    }
  });
});
