import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseCellKey } from '../src/shared/domain/cell.js';
import type { SampledResponse } from '../src/shared/domain/response.js';
import { studyDesignSchema, type StudyDesign } from '../src/shared/domain/study.js';
import { createRandom, hashSeed, sampleIndex } from '../src/main/analysis/random.js';
import { createEngine } from '../src/main/engine/llama-engine.js';
import { loadLibrary } from '../src/main/library/load-library.js';
import type { Store, StudyRecord } from '../src/main/store/store.js';
import { cells, planStudy } from '../src/main/studies/plan.js';
import { resolveSubject } from '../src/main/subjects/resolve-subject.js';

const BATCH = 4000;
const SUBJECTS = ['calibration:pliant', 'calibration:stubborn'] as const;

/**
 * Writes a sampled study with at least `total` made-up responses of two calibration subjects, for measuring how the window
 * bears a large one. Answers lean to the high pole under a persona for the first subject and stay for the second; they are
 * drawn with a seed, so that two folders hold the same.
 */
export async function writeLargeStudy(store: Store, total: number): Promise<StudyRecord> {
  const engine = createEngine();
  const subjects = await Promise.all(
    SUBJECTS.map(async (reference) => engine.inspect(await resolveSubject(reference, process.cwd()))),
  );
  const library = await loadLibrary();
  const once = planStudy(largeDesign(1), library, { quick: false });
  const runs = Math.ceil(total / (subjects.length * once.expectedPerSubject));
  const snapshot = planStudy(largeDesign(runs), library, { quick: false });
  const study = await store.ensureStudy(snapshot, subjects);
  for (const [position, { sha256 }] of subjects.entries()) {
    const random = createRandom(hashSeed('large-study', position));
    let batch: SampledResponse[] = [];
    let prompts = new Map<string, string>();
    const flush = async (): Promise<void> => {
      await store.append(study.id, sha256, batch, prompts);
      batch = [];
      prompts = new Map();
    };
    for (const planned of cells(snapshot)) {
      const { condition } = parseCellKey(planned.key);
      const bends = position === 0 && condition.startsWith('persona:');
      const weights = bends ? [1, 1, 2, 5, 8] : [1, 2, 4, 6, 3];
      const text = `${planned.prompt.system ?? ''}\n\n${planned.prompt.user}`;
      const promptHash = createHash('sha256').update(text).digest('hex');
      for (let run = 0; run < runs; run += 1) {
        const score = sampleIndex(random, weights) + 1;
        prompts.set(promptHash, text);
        batch.push({
          kind: 'sampled',
          cell: planned.key,
          run,
          seed: random.integer(2 ** 32),
          promptHash,
          text: `I would say ${score}.`,
          outcome: 'parsed',
          score,
          batchShape: 8,
          promptTokens: 120,
          generatedTokens: 6,
          milliseconds: 4,
        });
        if (batch.length >= BATCH) await flush();
      }
    }
    await flush();
  }
  await store.setStatus(study.id, 'complete');
  return store.study(String(study.id));
}

/** The design of the made-up study, with so many runs a cell. */
export function largeDesign(runs: number): StudyDesign {
  return studyDesignSchema.parse({
    schemaVersion: 1,
    name: `large-study-${runs}`,
    kind: 'resistance',
    seed: 20_261_125,
    subjects: [...SUBJECTS],
    instruments: ['jungian-4x12'],
    templates: ['statement'],
    administration: { mode: 'sampled', runs },
  });
}

/** The database file of a data folder. */
export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'mettle.sqlite3');
}
