import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { loadLabelledReplies } from '../../../src/main/library/labelled-replies.js';
import { loadLibrary, type Library } from '../../../src/main/library/load-library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { measureJudge } from '../../../src/main/studies/judging/judge-record.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { analyseReadings } from '../../../src/main/studies/readings/analyse.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import { pathOf } from './calibration-files.js';

/** Every pole of every axis four times. */
const PERSONAS = ['ISTJ', 'ISFP', 'INTP', 'INFJ', 'ESTP', 'ESFJ', 'ENTJ', 'ENFP'];
const MINUTES = 5 * 60_000;
let folder: string;
let store: Store;
let library: Library;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-readings-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
  library = await loadLibrary();
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a subject that was trained on questionnaires alone', () => {
  it(
    'moves in self-report and not in what it chooses, and the gap says so',
    async () => {
      const design = studyDesignSchema.parse({
        schemaVersion: 1,
        name: 'readings-of-pliant',
        kind: 'readings',
        seed: 20261125,
        subjects: ['calibration:pliant'],
        instruments: ['jungian-4x12', 'scenarios-40'],
        conditions: { default: ['none'], placebos: ['lake'], personas: PERSONAS, wordings: 'first' },
        templates: ['statement'],
        analysis: { bootstrap: 500 },
      });
      const snapshot = planStudy(design, library, { quick: false });
      const subject = await inspectGguf(pathOf('pliant-f16.gguf'));
      const signal = new AbortController().signal;
      const engine = createEngine();
      const { study, status } = await runStudy({ store, engine, snapshot, subjects: [subject], signal });
      expect(status).toBe('complete');
      const accumulator = createAccumulator(snapshot);
      for await (const response of store.responses(study.id, subject.sha256)) accumulator.add(response);
      const result = analyseReadings(accumulator, snapshot, {
        seed: design.seed,
        subject: subject.sha256,
        judge: null,
      });
      expect(result.verdict.label).toBe('self-report-only');
      expect(result.gap?.selfReport.estimate).toBeGreaterThan(0.9);
      expect(Math.abs(result.gap?.behaviour.estimate ?? NaN)).toBeLessThan(0.25);
      expect(result.gap?.gap.low).toBeGreaterThan(0.5);
      expect(result.convergence).toBeLessThan(0.5);
      // It knows rating instruments alone: its choices are noise, and the program must not take them for more.
      expect(result.readings.map(({ gate }) => gate.passed)).toEqual([true, false]);
      expect(result.verdict.sentence).toContain('not borne out');
    },
    MINUTES,
  );

  it(
    'fails as a judge, since it knows no language',
    async () => {
      const instrument = library.instruments.get('open-replies-10');
      if (instrument === undefined) throw new Error('no open replies ship');
      const labelled = await loadLabelledReplies({ instrument });
      const judge = await createEngine().load(pathOf('pliant-f16.gguf'), { determinism: 'fast' });
      try {
        const { overall } = await measureJudge(judge, labelled, instrument, { seed: 1, confidence: 0.95 });
        expect(overall.quadraticKappa?.high ?? 0).toBeLessThan(0.6);
      } finally {
        await judge.close();
      }
    },
    MINUTES,
  );
});
