import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGguf } from '../../../scripts/gguf/write-gguf.js';
import { randomModel, RANDOM_MODEL_PRESETS } from '../../../scripts/random-model.js';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { loadLibrary, type Library } from '../../../src/main/library/load-library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store, StudySnapshot } from '../../../src/main/store/store.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { analyseIdentity } from '../../../src/main/studies/identity/analyse.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { parseCellKey } from '../../../src/shared/domain/cell.js';
import type { IdentityResult } from '../../../src/shared/domain/identity/result.js';
import type { Response, SampledResponse } from '../../../src/shared/domain/response.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import { pathOf } from './calibration-files.js';

const MINUTES = 5 * 60_000;
const REASONS = 'think the question through step by step';
/** Opens a block for thoughts, as the templates of reasoning models do. */
const THINKING_TEMPLATE =
  "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}<|im_start|>assistant\n<think>\n";
let folder: string;
let store: Store;
let library: Library;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-identity-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
  library = await loadLibrary();
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function planOf(name: string, changes: Readonly<Record<string, unknown>>): StudySnapshot {
  const design = studyDesignSchema.parse({
    schemaVersion: 1,
    name,
    kind: 'identity',
    seed: 20261130,
    subjects: ['calibration:pliant'],
    instruments: ['headlines-20'],
    conditions: { default: ['none'], placebos: [], personas: [], roles: ['woman'], wordings: 'first' },
    templates: ['judgement'],
    orders: ['forward'],
    ...changes,
  });
  return planStudy(design, library, { quick: false });
}

async function run(
  snapshot: StudySnapshot,
  path: string,
): Promise<{ readonly responses: readonly Response[]; readonly result: IdentityResult }> {
  const subject = await inspectGguf(path);
  const signal = new AbortController().signal;
  const { study, status } = await runStudy({
    store,
    engine: createEngine(),
    snapshot,
    subjects: [subject],
    signal,
  });
  expect(status).toBe('complete');
  const accumulator = createAccumulator(snapshot);
  const responses: Response[] = [];
  for await (const response of store.responses(study.id, subject.sha256)) {
    accumulator.add(response);
    responses.push(response);
  }
  return { responses, result: analyseIdentity(accumulator, snapshot) };
}

const promptOf = async ({ promptHash }: Response): Promise<string> => (await store.prompt(promptHash)) ?? '';
const turnOf = ({ cell }: Response): string => parseCellKey(cell).instrument;

describe('confidence as a second turn, on a subject that was trained on questionnaires alone', () => {
  it(
    'is read after every rating, and stored with the turn that it is',
    async () => {
      const snapshot = planOf('confidence-read', {
        identity: { arms: ['answer-only'], irrelevant: null, confidence: true },
      });
      const { responses, result } = await run(snapshot, pathOf('pliant-f16.gguf'));
      expect(responses).toHaveLength(snapshot.expectedPerSubject);
      const second = responses.find(({ cell }) =>
        cell.endsWith('|confidence-ratings|headlines-20.space-true.2'),
      )!;
      const prompt = await promptOf(second);
      expect(prompt).toMatch(
        /Is the headline true or false\?[^]*<\|assistant\|>2<[^]*How sure are you of that answer\?/,
      );
      const { rows, read } = result.confidenceRatings!;
      expect(rows.map(({ identity }) => identity)).toEqual([null, 'woman']);
      expect(read).toBeGreaterThan(0);
      // It never learnt what is true: how sure it is cannot go with it.
      const { sensitivity } = rows[0]!;
      expect(sensitivity!.low).toBeLessThanOrEqual(0.55);
      expect(sensitivity!.high).toBeGreaterThanOrEqual(0.45);
    },
    MINUTES,
  );

  it(
    'is asked of what each run said, with reasons asked for first',
    async () => {
      const snapshot = planOf('reasons', {
        identity: { arms: ['answer-only', 'reason-first'], irrelevant: null, confidence: true },
        administration: { mode: 'sampled', runs: 1, answer: 'free', maxTokens: 400 },
      });
      const { responses, result } = await run(snapshot, pathOf('pliant-f16.gguf'));
      expect(responses).toHaveLength(snapshot.expectedPerSubject);
      for (const response of responses) {
        const prompt = await promptOf(response);
        expect(prompt.includes(REASONS)).toBe(response.cell.includes('@reason-first|'));
      }
      for (const [place, first] of (responses as readonly SampledResponse[]).entries()) {
        if (turnOf(first) !== 'headlines-20') continue;
        // Both turns of a run are stored one after the other.
        const second = responses[place + 1]!;
        expect(turnOf(second)).toBe('confidence-ratings');
        expect(await promptOf(second)).toContain(`<|assistant|>${first.text}<|end|>`);
      }
      expect(result.confidenceRatings!.read).toBeGreaterThan(0.5);
      expect(result.arms).toEqual(['answer-only', 'reason-first']);
      expect(result.armEffects).toHaveLength(1);
    },
    MINUTES,
  );
});

describe('reasons before the answer, on a subject whose template opens a block for thoughts', () => {
  it(
    'are cut off where room is short, and no cut-off text is read as an answer',
    async () => {
      const path = join(folder, 'thinker.gguf');
      const { metadata, tensors } = randomModel(RANDOM_MODEL_PRESETS.tiny, 4, 'Random thinker');
      await writeGguf(path, {
        metadata: { ...metadata, 'tokenizer.chat_template': { type: 'string', value: THINKING_TEMPLATE } },
        tensors,
      });
      const snapshot = planOf('thinker', {
        identity: { arms: ['answer-only', 'reason-first'], irrelevant: null, confidence: true },
        administration: { mode: 'sampled', runs: 1, answer: 'free', maxTokens: 12 },
      });
      const { responses, result } = await run(snapshot, path);
      expect(responses).toHaveLength(snapshot.expectedPerSubject);
      const outcomes = new Set((responses as readonly SampledResponse[]).map(({ outcome }) => outcome));
      expect(outcomes.has('truncated')).toBe(true);
      for (const response of responses as readonly SampledResponse[]) {
        const prompt = await promptOf(response);
        // Thinking is closed empty: reasons are asked for aloud, where they can be read and stored.
        expect(prompt).toMatch(/<think>\s*<\/think>\s*$/);
        expect(prompt.split('<think>')).toHaveLength(2);
        expect(response.generatedTokens).toBeLessThanOrEqual(12);
        if (response.outcome === 'truncated') expect(response.score).toBeNull();
      }
      expect(result.verdict.label).toBe('not-measurable');
      expect(result.gate.checks.find(({ id }) => id === 'parse-rate')!.passed).toBe(false);
      expect(result.confidenceRatings!.readable).toBe(false);
    },
    MINUTES,
  );
});
