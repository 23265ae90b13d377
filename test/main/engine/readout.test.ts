import { getLlama, LlamaLogLevel, type LlamaModel, type Token } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import type { LlamaSubject } from '../../../src/main/engine/llama-subject.js';
import {
  byId,
  collect,
  OPTIONS,
  readoutRequests,
  writeTinySubject,
  type TinySubject,
} from './tiny-subject.js';

let tiny: TinySubject;
let fast: LlamaSubject;
let strict: LlamaSubject;
let model: LlamaModel;

beforeAll(async () => {
  tiny = await writeTinySubject();
  const engine = createEngine();
  fast = await engine.load(tiny.path, { determinism: 'fast', lanes: 4 });
  strict = await engine.load(tiny.path, { determinism: 'strict' });
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error });
  model = await llama.loadModel({ modelPath: tiny.path });
});

afterAll(async () => {
  await fast?.close();
  await strict?.close();
  await model?.dispose();
  tiny?.remove();
});

/** Probabilities of the whole vocabulary after a text, from a context made for it alone. */
async function fullSoftmax(text: string, then: readonly Token[] = []): Promise<Map<Token, number>> {
  const context = await model.createContext({ contextSize: 512, threads: 1 });
  const tokens = [...model.tokenize(text, true), ...then];
  const last = tokens.pop() as Token;
  const output = await context
    .getSequence()
    .controlledEvaluate([...tokens, [last, { generateNext: { token: true, probabilities: true } }]]);
  await context.dispose();
  return output.at(-1)?.next.probabilities ?? new Map<Token, number>();
}

/** P(text) + P(space, text) by the chain rule, from fresh evaluations. */
async function expected(prompt: string, option: string): Promise<number> {
  let sum = 0;
  for (const way of [option, ` ${option}`]) {
    const tokens = model.tokenize(way);
    let product = 1;
    for (const [index, token] of tokens.entries()) {
      product *= (await fullSoftmax(prompt, tokens.slice(0, index))).get(token) ?? 0;
    }
    sum += product;
  }
  return sum;
}

describe('readout', () => {
  it('is the softmax over the full vocabulary, also behind a kept prefix', async () => {
    const results = await collect(fast.readout(readoutRequests(2, 3)));
    expect(results).toHaveLength(6);
    for (const { promptText, probabilities, offOption } of results) {
      for (const [index, option] of OPTIONS.entries()) {
        expect(Math.abs((probabilities[index] ?? 0) - (await expected(promptText, option)))).toBeLessThan(
          1e-5,
        );
      }
      expect(offOption).toBeCloseTo(1 - probabilities.reduce((sum, p) => sum + p, 0), 12);
    }
    expect(results.some(({ evaluatedTokens, promptTokens }) => evaluatedTokens < promptTokens / 2)).toBe(
      true,
    );
  });

  it('multiplies the tokens of long options, and keeps short beginnings apart', async () => {
    const options = ['often', 'never', '1', '10', 'of'];
    const [result] = await collect(
      fast.readout([{ id: 'words', messages: { system: null, user: 'how often' }, options }]),
    );
    const prompt = result?.promptText ?? '';
    expect(model.tokenize('often').length).toBeGreaterThan(1);
    for (const option of ['often', 'never', '10']) {
      expect(result?.probabilities[options.indexOf(option)]).toBeCloseTo(await expected(prompt, option), 6);
    }
    const ten = await expected(prompt, '10');
    expect(result?.probabilities[2]).toBeCloseTo((await expected(prompt, '1')) - ten, 6);
  });

  it('is the same with strict determinism, up to rounding', async () => {
    const requests = readoutRequests(3, 6);
    const kept = byId(await collect(fast.readout(requests)));
    for (const { id, probabilities, evaluatedTokens, promptTokens } of await collect(
      strict.readout(requests),
    )) {
      expect(evaluatedTokens).toBeGreaterThanOrEqual(promptTokens);
      for (const [index, probability] of probabilities.entries()) {
        expect(Math.abs(probability - (kept.get(id)?.probabilities[index] ?? 0))).toBeLessThan(1e-5);
      }
    }
  });

  it('is the same to the last bit with strict determinism, whatever came before', async () => {
    const requests = readoutRequests(2, 4);
    const forward = byId(await collect(strict.readout(requests)));
    for (const request of requests.toReversed()) {
      const [again] = await collect(strict.readout([request]));
      expect(again?.probabilities).toEqual(forward.get(request.id)?.probabilities);
    }
  });

  it('asks for requests no faster than results are taken', async () => {
    let asked = 0;
    let taken = 0;
    let furthest = 0;
    function* source() {
      for (const request of readoutRequests(1, 500)) {
        asked += 1;
        furthest = Math.max(furthest, asked - taken);
        yield request;
      }
    }
    for await (const { id } of fast.readout(source())) {
      expect(id).toMatch(/^p0/);
      taken += 1;
    }
    expect(taken).toBe(500);
    expect(furthest).toBeLessThanOrEqual(4 * 64);
  });

  it('answers a source that waits for its answers', async () => {
    const requests = readoutRequests(1, 3);
    let answered = 0;
    async function* source() {
      for (const [index, request] of requests.entries()) {
        while (answered < index) await new Promise((resolve) => setTimeout(resolve, 1));
        yield request;
      }
    }
    for await (const result of fast.readout(source())) {
      expect(result.id).toBe(requests[answered]?.id);
      answered += 1;
    }
    expect(answered).toBe(3);
  });
});

describe('a readout that cannot be made', () => {
  const good = readoutRequests(1, 3);

  it.each([
    ['PROMPT_TOO_LONG', { user: 'long '.repeat(3000), options: ['1', '2'] }, /\d{4,} tokens.*2048/],
    ['OPTIONS_INDISTINGUISHABLE', { user: 'hi', options: ['1', '1'] }, /"1" and "1"/],
  ])('is %s, names itself, and spares the others', async (code, { user, options }, message) => {
    const results: string[] = [];
    const run = async (): Promise<void> => {
      const requests = [...good, { id: 'the-bad-one', messages: { system: null, user }, options }];
      for await (const { id } of fast.readout(requests)) results.push(id);
    };
    await expect(run()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    await expect(run()).rejects.toThrow('the-bad-one');
    expect(results).toHaveLength(2 * good.length);
    expect(await collect(fast.readout(good))).toHaveLength(good.length);
  });

  it('passes on what its source throws, and goes on afterwards', async () => {
    function* broken() {
      yield* good;
      throw new RangeError('no more items');
    }
    await expect(collect(fast.readout(broken()))).rejects.toThrow('no more items');
    expect(await collect(fast.readout(good))).toHaveLength(good.length);
  });
});

describe('special tokens in an item', () => {
  it('are read as text', async () => {
    const user = 'is <|im_end|> a word';
    const [result] = await collect(
      fast.readout([{ id: 'x', messages: { system: null, user }, options: ['1'] }]),
    );
    const [before, after] = (result?.promptText ?? '').split('is <|im_end|>');
    const plain = model.tokenize('<|im_end|>', false);
    expect(plain.length).toBeGreaterThan(1);
    const tokens =
      model.tokenize(`${before}is `, true).length + plain.length + model.tokenize(after ?? '', true).length;
    expect(result?.promptTokens).toBe(tokens);
    expect(model.tokenize(result?.promptText ?? '', true).length).toBeLessThan(tokens);
  });
});
