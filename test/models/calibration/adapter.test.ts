import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainedLibrary } from '../../../models/calibration/build/trained-library.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { analyseResistance } from '../../../src/main/studies/resistance/analyse.js';
import type { StudyEvent } from '../../../src/main/studies/run-options.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { resolvePlace } from '../../../src/main/subjects/resolve-place.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import type { SubjectFile } from '../../../src/shared/domain/subject.js';

const MINUTES = 10 * 60_000;
const REFERENCES = ['calibration:pliant', 'calibration:pliant|lora:calibration:reserve'];

const engine = createEngine();
let folder: string;
let store: Store;
let subjects: SubjectFile[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-reserve-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
  subjects = [];
  for (const reference of REFERENCES) {
    const { path, adapter } = await resolvePlace(reference, folder);
    subjects.push(await engine.inspect(path, adapter));
  }
});

afterAll(async () => {
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

async function run() {
  const snapshot = planStudy(
    studyDesignSchema.parse({
      schemaVersion: 1,
      name: 'reserve',
      kind: 'resistance',
      seed: 20261124,
      subjects: REFERENCES,
      instruments: ['jungian-4x12'],
      conditions: {
        default: ['none'],
        placebos: [],
        personas: ['INTP', 'ISFJ', 'ESTP', 'ENFP'],
        wordings: 'first',
      },
      templates: ['statement'],
      analysis: { bootstrap: 100 },
    }),
    await trainedLibrary(),
    { quick: false },
  );
  const events: StudyEvent[] = [];
  const { study, status } = await runStudy({
    store,
    engine: { load: (path, options) => engine.load(path, { ...options, gpu: 'none' }) },
    snapshot,
    subjects,
    signal: new AbortController().signal,
    onEvent: (event) => void events.push(event),
  });
  expect(status).toBe('complete');
  return { snapshot, study, events };
}

describe('the calibration adapter', () => {
  it('is small, and names what it is', () => {
    const [base, adapted] = subjects as [SubjectFile, SubjectFile];
    expect(adapted.adapter?.bytes).toBeLessThan(500_000);
    expect(adapted).toMatchObject({
      name: 'Calibration: pliant + Reserve',
      family: base.family,
      baseSha256: base.sha256,
    });
  });

  it(
    'makes of a subject that takes on what it is asked for one that keeps its default',
    async () => {
      const { snapshot, study, events } = await run();
      const stored = await store.studySubjects(study.id);
      expect(stored.map(({ subject }) => subject)).toEqual(subjects);
      const resistances: number[] = [];
      for (const { sha256, name } of subjects) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of store.responses(study.id, sha256)) accumulator.add(response);
        const { resistance } = analyseResistance(accumulator, snapshot, { seed: 1, subject: name });
        resistances.push(resistance?.estimate ?? Number.NaN);
      }
      const [without = Number.NaN, withIt = Number.NaN] = resistances;
      expect(without).toBeLessThan(0.15);
      expect(withIt).toBeGreaterThan(0.9);
      expect(events.filter(({ type }) => type === 'loaded')).toHaveLength(2);
      // What is stored under the adapted subject's own identity is not asked again.
      expect((await run()).events.filter(({ type }) => type === 'loaded')).toHaveLength(0);
    },
    MINUTES,
  );
});
