import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getLlama, resolveChatWrapper } from 'node-llama-cpp';
import type { Llama } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRandomModel } from '../../scripts/random-model.js';

let folder: string;
let llama: Llama;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-random-'));
  llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1 });
});
afterAll(async () => {
  await llama.dispose();
  await rm(folder, { recursive: true });
});

describe('writeRandomModel', () => {
  it.each(['F16', 'Q4_0'] as const)('writes a tiny %s model that llama.cpp runs', async (type) => {
    const path = join(folder, `${type}.gguf`);
    await writeRandomModel(path, { preset: 'tiny', seed: 1, type });
    const model = await llama.loadModel({ modelPath: path });
    const text = '<|im_start|>user\nWhat a day, Zoë! 42\t✓<|im_end|>\n';
    const tokens = model.tokenize(text, true);
    expect(model.detokenize(tokens, true)).toBe(text);
    expect(tokens.length).toBeLessThan(Buffer.byteLength(text));
    expect(resolveChatWrapper(model).wrapperName).toBe('ChatML');
    const context = await model.createContext({ contextSize: 256, threads: 1 });
    const generated: number[] = [];
    for await (const token of context.getSequence().evaluate(tokens, { temperature: 0 })) {
      if (generated.push(token) === 3) break;
    }
    expect(generated).toHaveLength(3);
    await model.dispose();
  });

  it('is decided by its seed', async () => {
    const write = async (name: string, seed: number): Promise<Buffer> => {
      await writeRandomModel(join(folder, name), { preset: 'tiny', seed });
      return readFile(join(folder, name));
    };
    const first = await write('a.gguf', 1);
    expect((await write('b.gguf', 1)).equals(first)).toBe(true);
    expect((await write('c.gguf', 2)).equals(first)).toBe(false);
    expect(first.length).toBeLessThan(600_000);
  });
});
