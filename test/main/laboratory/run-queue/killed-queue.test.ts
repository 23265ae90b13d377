import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGguf } from '../../../../scripts/gguf/write-gguf.js';
import { RANDOM_MODEL_PRESETS, randomModel } from '../../../../scripts/random-model.js';
import { hashSeed } from '../../../../src/main/analysis/random.js';
import { createEngine } from '../../../../src/main/engine/llama-engine.js';
import { DATABASE_NAME } from '../../../../src/main/laboratory/data-folder.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { openStore } from '../../../../src/main/store/sqlite-store.js';
import { validateDesign } from '../../../../src/main/studies/design-file.js';
import { planStudy } from '../../../../src/main/studies/plan.js';
import { calibrationDirectory } from '../../../../src/main/subjects/calibration-directory.js';
import type { SubjectFile } from '../../../../src/shared/domain/subject.js';

const CHILD = fileURLToPath(new URL('killed-queue-child.ts', import.meta.url));
const GOOD = ['pliant-f16', 'pliant-q8_0', 'half-q4_0', 'stubborn-f16', 'wavering-f16'];
const POISONED = 'poisoned.gguf';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-queue-'));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

/** A file that passes every check and has llama.cpp abort its process: more experts in use than there are. */
async function writePoisoned(): Promise<string> {
  const { metadata, tensors } = randomModel(RANDOM_MODEL_PRESETS.tiny, 1, 'Poisoned');
  const path = join(folder, POISONED);
  await writeGguf(path, {
    metadata: {
      ...metadata,
      'llama.expert_count': { type: 'uint32', value: 2 },
      'llama.expert_used_count': { type: 'uint32', value: 3 },
    },
    tensors,
  });
  return path;
}

/** Three quick studies of three kinds; the poisoned subject comes between, first and last. */
async function lockStudies(): Promise<void> {
  const engine = createEngine();
  const poisoned = await engine.inspect(await writePoisoned());
  const good: SubjectFile[] = [];
  for (const name of GOOD) good.push(await engine.inspect(join(calibrationDirectory(), `${name}.gguf`)));
  const orders = [
    [...good.slice(0, 1), poisoned, ...good.slice(1)],
    [poisoned, ...good.toReversed()],
    [...good, poisoned],
  ];
  const plain = {
    schemaVersion: 1,
    seed: 7,
    subjects: ['calibration:pliant'],
    templates: ['statement'],
    analysis: { bootstrap: 100 },
  };
  const personas = { default: ['none'], placebos: ['lake'], personas: ['INTP'] };
  const designs = [
    {
      ...plain,
      name: 'bending',
      kind: 'resistance',
      instruments: ['jungian-4x12'],
      conditions: personas,
    },
    {
      ...plain,
      name: 'reading',
      kind: 'readings',
      instruments: ['ipip-neo-120'],
      conditions: personas,
    },
    {
      ...plain,
      name: 'sampling',
      kind: 'resistance',
      instruments: ['jungian-4x12'],
      conditions: personas,
      orders: ['forward'],
      administration: { mode: 'sampled', runs: 2 },
    },
  ];
  const library = await loadLibrary();
  const store = await openStore({ file: join(folder, DATABASE_NAME) });
  const ids: number[] = [];
  for (const [index, design] of designs.entries()) {
    const snapshot = planStudy(validateDesign(design, design.name), library, { quick: true });
    ids.push((await store.ensureStudy(snapshot, orders[index]!)).id);
  }
  await store.setQueue(ids);
  await store.close();
  const settings = { gpu: 'none', unattended: { resume: true } };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}

/** When a program is killed: so many milliseconds after its n-th load began. Null: never. */
type Instant = { readonly load: number; readonly milliseconds: number } | null;

/** Opens Mettle on the folder until it is killed, or done; gives what was loaded, in order. */
async function runProgram(instant: Instant): Promise<{ loads: string[]; done: boolean }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'close');
  const loads: string[] = [];
  let done = false;
  createInterface(child.stdout).on('line', (line) => {
    const [word, name = ''] = line.split(' ');
    if (word === 'done') done = true;
    if (word !== 'load') return;
    loads.push(name);
    if (instant?.load === loads.length) setTimeout(() => child.kill('SIGKILL'), instant.milliseconds);
  });
  await exited;
  return { loads, done };
}

/** How often each file was loaded. */
function counted(loads: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of loads) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('a queue of six subjects over three studies', () => {
  it(
    'finishes after two kills and one poisoned file, with every response once and every subject loaded once a start',
    { timeout: 900_000 },
    async () => {
      await lockStudies();
      const kills: Instant[] = [0, 1].map((kill) => ({
        load: 1 + (hashSeed('queue', kill, 'load') % 4),
        milliseconds: hashSeed('queue', kill, 'wait') % 1500,
      }));
      for (const kill of kills) {
        const { loads, done } = await runProgram(kill);
        expect(done).toBe(false);
        // A process that dies while it loads is started once more; nothing else is loaded twice.
        for (const [name, count] of Object.entries(counted(loads)))
          expect([name, count <= (name === POISONED ? 2 : 1)]).toEqual([name, true]);
        const store = await openStore({ file: join(folder, DATABASE_NAME) });
        const statuses = (await store.studies()).map(({ status }) => status);
        expect(statuses.filter((status) => status === 'running').length).toBeLessThanOrEqual(1);
        expect((await store.queue()).length).toBeGreaterThan(0);
        await store.close();
      }
      const last = await runProgram(null);
      expect(last.done).toBe(true);
      for (const [name, count] of Object.entries(counted(last.loads)))
        expect([name, count <= (name === POISONED ? 2 : 1)]).toEqual([name, true]);

      const store = await openStore({ file: join(folder, DATABASE_NAME) });
      try {
        expect(await store.queue()).toEqual([]);
        const studies = await store.studies();
        expect(studies.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
        for (const study of studies) {
          const subjects = await store.studySubjects(study.id);
          expect(subjects).toHaveLength(6);
          for (const { subject, failure, responses } of subjects) {
            if (subject.name === 'Poisoned') {
              expect([responses, failure?.code, failure?.message]).toEqual([
                0,
                'ENGINE_CRASHED',
                expect.stringContaining('Poisoned'),
              ]);
              continue;
            }
            expect(failure).toBeNull();
            const names: string[] = [];
            for await (const response of store.responses(study.id, subject.sha256))
              names.push(response.kind === 'sampled' ? `${response.cell}#${response.run}` : response.cell);
            expect(names).toHaveLength(study.expectedPerSubject);
            expect(new Set(names).size).toBe(study.expectedPerSubject);
          }
        }
      } finally {
        await store.close();
      }
    },
  );
});
