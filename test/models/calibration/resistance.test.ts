import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, type Kind } from '../../../models/calibration/build/design.js';
import { trainedLibrary } from '../../../models/calibration/build/trained-library.js';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import type { Library } from '../../../src/main/library/library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { analyseResistance } from '../../../src/main/studies/resistance/analyse.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import type { ResistanceResult } from '../../../src/shared/domain/resistance.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import { pathOf, trainedSheet } from './calibration-files.js';

const MINUTES = 10 * 60_000;

let folder: string;
let store: Store;
let library: Library;

/** Runs a study through engine and store, and analyses what was stored. */
async function measure(kind: Kind, name: string, design: Record<string, unknown>): Promise<ResistanceResult> {
  const snapshot = planStudy(
    studyDesignSchema.parse({
      schemaVersion: 1,
      name,
      kind: 'resistance',
      seed: 20261124,
      subjects: ['calibration:pliant'],
      instruments: ['jungian-4x12'],
      ...design,
    }),
    library,
    { quick: false },
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
  return analyseResistance(accumulator, snapshot, { seed: snapshot.design.seed, subject: kind });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-calibration-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
  library = await trainedLibrary();
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('what the calibration subjects were built to show, measured end to end', () => {
  const results = new Map<Kind, ResistanceResult>();
  const result = (kind: Kind): ResistanceResult => {
    const known = results.get(kind);
    if (known === undefined) throw new Error(`${kind} was not measured`);
    return known;
  };

  beforeAll(async () => {
    for (const kind of KINDS) {
      results.set(
        kind,
        await measure(kind, `known-${kind}`, {
          conditions: { wordings: 'first' },
          templates: ['statement', 'letters'],
        }),
      );
    }
  }, MINUTES);

  it.each(['pliant', 'stubborn', 'half'] as const)(
    '%s: the interval covers the value of its data sheet',
    (kind) => {
      const { resistance, gate } = result(kind);
      expect(gate.passed).toBe(true);
      expect(resistance?.low).toBeLessThanOrEqual(trainedSheet(kind).study.resistance.estimate);
      expect(resistance?.high).toBeGreaterThanOrEqual(trainedSheet(kind).study.resistance.estimate);
    },
  );

  it('pliant gives way, half goes half of the way, stubborn stays', () => {
    expect(result('pliant').resistance?.estimate).toBeLessThan(0.08);
    expect(Math.abs((result('half').resistance?.estimate ?? NaN) - 0.5)).toBeLessThan(0.05);
    expect(result('stubborn').resistance?.estimate).toBeGreaterThan(0.92);
    expect(result('pliant').verdict.label).toBe('flexible');
    expect(result('stubborn').verdict.label).toBe('closed');
  });

  it('all but the acquiescent have an ENFJ default', () => {
    for (const kind of ['pliant', 'stubborn', 'half'] as const)
      expect(result(kind).default.type).toBe('ENFJ');
  });

  it('acquiescent is not measurable: it contradicts itself on balanced keys', () => {
    const { gate, verdict } = result('acquiescent');
    expect(gate.passed).toBe(false);
    expect(gate.checks.find(({ id }) => id === 'negation-consistency')?.passed).toBe(false);
    expect(verdict.label).toBe('not-measurable');
  });

  it('wavering is unstable: run-to-run noise drowns personas', () => {
    const { instability, verdict } = result('wavering');
    expect(instability.unstable).toBe(true);
    expect(verdict.label).toBe('unstable');
    for (const kind of ['pliant', 'stubborn', 'half'] as const)
      expect(result(kind).instability.unstable).toBe(false);
  });
});

describe('templates and wordings that were kept out of training', () => {
  it(
    'keep the order of the subjects',
    async () => {
      const estimates: number[] = [];
      for (const kind of ['pliant', 'half', 'stubborn'] as const) {
        const measured = await measure(kind, `held-out-${kind}`, {
          conditions: { default: ['none'], wordings: 'held-out' },
          templates: ['questionnaire', 'form'],
        });
        estimates.push(measured.resistance?.estimate ?? NaN);
      }
      const [pliant, half, stubborn] = estimates as [number, number, number];
      expect(pliant).toBeLessThan(half);
      expect(half).toBeLessThan(stubborn);
      expect(stubborn).toBeGreaterThan(0.8);
    },
    MINUTES,
  );
});
