import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import type { LlamaSubject } from '../../../src/main/engine/llama-subject.js';
import { samplerSchema } from '../../../src/shared/domain/study.js';
import {
  collect,
  OPTIONS,
  sampleRequest,
  textsByRun,
  writeTinySubject,
  type TinySubject,
} from './tiny-subject.js';

let tiny: TinySubject;
let fast: LlamaSubject;
let strict: LlamaSubject;

beforeAll(async () => {
  tiny = await writeTinySubject();
  fast = await createEngine().load(tiny.path, { determinism: 'fast', lanes: 4 });
  strict = await createEngine().load(tiny.path, { determinism: 'strict' });
});

afterAll(async () => {
  await fast?.close();
  await strict?.close();
  tiny?.remove();
});

/** The next token's probabilities by its text, over the whole vocabulary. */
async function nextTexts(prompt: string): Promise<Map<string, number>> {
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath: tiny.path });
  const context = await model.createContext({ contextSize: 512, threads: 1 });
  const tokens = model.tokenize(prompt, true);
  const last = tokens.pop()!;
  const output = await context
    .getSequence()
    .controlledEvaluate([...tokens, [last, { generateNext: { token: true, probabilities: true } }]]);
  const texts = new Map<string, number>();
  for (const [token, probability] of output.at(-1)?.next.probabilities ?? []) {
    const text = model.isEogToken(token) ? '' : model.detokenize([token]);
    texts.set(text, (texts.get(text) ?? 0) + probability);
  }
  await model.dispose();
  return texts;
}

describe('sampled answers', () => {
  it('follow the untruncated distribution of the next token', async () => {
    const runs = 2000;
    const results = await collect(fast.sample([sampleRequest({ count: runs, maxTokens: 1 })]));
    expect(results).toHaveLength(runs);
    const texts = await nextTexts(results[0]?.promptText ?? '');
    // Ranked by probability and cut into bins of about a tenth of the mass each, down to the least likely tokens.
    const ranked = [...texts].sort((a, b) => b[1] - a[1]);
    const bins = new Map<string, number>();
    const mass = new Array<number>(10).fill(0);
    let total = 0;
    for (const [text, probability] of ranked) {
      const bin = Math.min(9, Math.floor(total * 10));
      bins.set(text, bin);
      mass[bin] = (mass[bin] ?? 0) + probability;
      total += probability;
    }
    const counts = new Array<number>(10).fill(0);
    for (const { text } of results) {
      const bin = bins.get(text);
      if (bin !== undefined) counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const chiSquare = mass.reduce((sum, share, bin) => {
      const wanted = share * runs;
      return sum + ((counts[bin] ?? 0) - wanted) ** 2 / wanted;
    }, 0);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(runs);
    // 99.9 % of a chi-square variable with 9 degrees of freedom lie below this.
    expect(chiSquare).toBeLessThan(27.88);
  });

  it('are the same for the same seeds, and others for others', async () => {
    const [once, twice] = [
      await collect(strict.sample([sampleRequest()])),
      await collect(strict.sample([sampleRequest()])),
    ];
    expect(textsByRun(twice)).toEqual(textsByRun(once));
    expect(new Set(textsByRun(once)).size).toBeGreaterThan(4);
    const alone = await collect(strict.sample([sampleRequest({ runs: [{ run: 5, seed: 1005 }] })]));
    expect(alone[0]?.text).toBe(textsByRun(once)[5]);
    expect(once.every(({ batchShape }) => batchShape === 1)).toBe(true);
  });

  it('are the same for the same seeds in a new process of the same shape', async () => {
    const request = sampleRequest({ count: 12, maxTokens: 10 });
    const texts: string[][] = [];
    for (let round = 0; round < 2; round += 1) {
      const subject = await createEngine().load(tiny.path, { determinism: 'fast', lanes: 4 });
      const results = await collect(subject.sample([request]));
      texts.push(textsByRun(results));
      expect(results.map(({ batchShape }) => batchShape)).toContain(4);
      await subject.close();
    }
    expect(texts[1]).toEqual(texts[0]);
  });

  it('come from several prompts at once, each with its own runs and length', async () => {
    const requests = Array.from({ length: 9 }, (_, index) =>
      sampleRequest({
        id: `r${index}`,
        count: 1 + (index % 4),
        maxTokens: 1 + index,
        messages: { system: index % 2 === 0 ? null : 'be brief', user: `question ${index % 3}` },
      }),
    );
    const results = await collect(fast.sample(requests));
    for (const { id, runs, maxTokens } of requests) {
      const own = results.filter((result) => result.id === id);
      expect(own.map(({ run }) => run).sort()).toEqual(runs.map(({ run }) => run));
      for (const { generatedTokens, truncated } of own) {
        expect(generatedTokens).toBeLessThanOrEqual(maxTokens);
        if (truncated) expect(generatedTokens).toBe(maxTokens);
      }
    }
  });

  it('make room for a prompt that is longer than those before it', async () => {
    const long = sampleRequest({ id: 'long', messages: { system: null, user: 'many words '.repeat(120) } });
    const results = await collect(
      fast.sample([sampleRequest({ id: 'short' }), long, sampleRequest({ id: 'after' })]),
    );
    expect(results).toHaveLength(24);
    expect(results.find(({ id }) => id === 'long')?.promptTokens).toBeGreaterThan(512);
  });

  it('are greedy at temperature 0', async () => {
    const sampler = samplerSchema.parse({ temperature: 0 });
    const results = await collect(fast.sample([sampleRequest({ sampler })]));
    expect(new Set(results.map(({ text }) => text)).size).toBe(1);
  });
});

describe('answers under a grammar', () => {
  it('are labels, and follow the labels’ probabilities', async () => {
    const runs = 1500;
    const results = await collect(fast.sample([sampleRequest({ answer: 'grammar', count: runs })]));
    const counts = new Map<string, number>();
    for (const { text, truncated } of results) {
      expect(OPTIONS).toContain(text.trim());
      expect(truncated).toBe(false);
      if (!text.startsWith(' ')) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const texts = await nextTexts(results[0]?.promptText ?? '');
    const open = OPTIONS.reduce((sum, label) => sum + (texts.get(label) ?? 0), texts.get(' ') ?? 0);
    for (const label of OPTIONS) {
      const share = (texts.get(label) ?? 0) / open;
      const error = Math.sqrt((share * (1 - share)) / runs);
      expect(Math.abs((counts.get(label) ?? 0) / runs - share)).toBeLessThan(3.5 * error);
    }
  });
});
