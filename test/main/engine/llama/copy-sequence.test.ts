import {
  getLlama,
  LlamaLogLevel,
  type LlamaContext,
  type LlamaContextSequence,
  type LlamaModel,
  type Token,
} from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySequence } from '../../../../src/main/engine/llama/copy-sequence.js';
import { DecodeClock } from '../../../../src/main/engine/llama/decode-clock.js';
import { LanePool } from '../../../../src/main/engine/llama/lane-pool.js';
import { writeTinySubject, type TinySubject } from '../tiny-subject.js';

let tiny: TinySubject;
let model: LlamaModel;
let context: LlamaContext;

beforeAll(async () => {
  tiny = await writeTinySubject();
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error });
  model = await llama.loadModel({ modelPath: tiny.path });
  context = await model.createContext({ sequences: 3, contextSize: 512, threads: 1 });
});

afterAll(async () => {
  await model?.dispose();
  tiny?.remove();
});

const tokens = (length: number, step: number): Token[] =>
  Array.from({ length }, (_, index) => (10 + ((index * step) % 1500)) as Token);

async function read(sequence: LlamaContextSequence, suffix: readonly Token[]): Promise<number[]> {
  const generateNext = { token: true, probabilities: true };
  const output = await sequence.controlledEvaluate([
    ...suffix.slice(0, -1),
    [suffix.at(-1)!, { generateNext }],
  ]);
  const probabilities = output.at(-1)?.next.probabilities ?? new Map<Token, number>();
  return [...probabilities].sort(([a], [b]) => a - b).map(([, probability]) => probability);
}

function largestDifference(a: readonly number[], b: readonly number[]): number {
  expect(a).toHaveLength(b.length);
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));
}

describe('a copied sequence', () => {
  it('goes on as one that has evaluated the tokens itself', async () => {
    const [source, target, fresh] = [context.getSequence(), context.getSequence(), context.getSequence()];
    const prefix = tokens(90, 7);
    const suffix = tokens(12, 31);
    await source.evaluateWithoutGeneratingNewTokens([...prefix, ...tokens(20, 3)]);
    await target.evaluateWithoutGeneratingNewTokens(tokens(40, 5));
    expect(await copySequence(source, target, 90)).toBe(true);
    expect(target.contextTokens).toEqual(prefix);
    await fresh.evaluateWithoutGeneratingNewTokens(prefix);
    const copied = await read(target, suffix);
    expect(largestDifference(copied, await read(fresh, suffix))).toBeLessThan(1e-7);
    await target.clearHistory();
    expect(largestDifference(copied, await read(target, suffix))).toBeGreaterThan(1e-6);
  });
});

describe('lanes', () => {
  const settings = {
    determinism: 'fast',
    lanes: 4,
    contextSize: 1024,
    batchSize: 512,
    threads: 1,
    adapter: null,
  } as const;

  it('evaluate a shared beginning once', async () => {
    const pool = new LanePool(model, settings, new DecodeClock());
    await pool.reserve(300);
    const persona = tokens(200, 7);
    const prompts = [0, 1, 2, 3].map((item) => [...persona, ...tokens(20, 11 + item)]);
    const assign = (list: readonly (readonly Token[])[]) =>
      list.map((prompt, index) => ({ lane: pool.lanes[index]!, prompt }));
    expect(await pool.settle(assign(prompts), false)).toEqual([201, 0, 0, 0]);
    expect(pool.lanes.map(({ held }) => held.length)).toEqual([201, 201, 201, 201]);
    expect(await pool.settle(assign(prompts), false)).toEqual([0, 0, 0, 0]);
    const others = prompts.map((prompt, index) => (index < 2 ? prompt : [...tokens(150, 13), ...prompt]));
    const [first, second, third, fourth] = await pool.settle(assign(others), false);
    expect([first, second, fourth]).toEqual([0, 0, 0]);
    expect(third).toBeGreaterThan(340);
  });

  it('grow with the longest prompt, up to the limit', async () => {
    const pool = new LanePool(model, settings, new DecodeClock());
    expect(pool.fits(1)).toBe(false);
    await pool.reserve(10);
    expect([pool.fits(512), pool.fits(513)]).toEqual([true, false]);
    await pool.reserve(513);
    expect([pool.fits(1024), pool.fits(1025)]).toEqual([true, false]);
  });
});
