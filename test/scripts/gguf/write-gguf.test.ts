import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGgufFileInfo } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeQ8_0 } from '../../../scripts/gguf/quantize.js';
import { tensorBytes, writeGguf } from '../../../scripts/gguf/write-gguf.js';
import type { GgufContent } from '../../../scripts/gguf/write-gguf.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-write-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const ramp = Float32Array.from({ length: 64 }, (_, index) => index / 10 - 3);
const content: GgufContent = {
  metadata: {
    'general.architecture': { type: 'string', value: 'llama' },
    'llama.context_length': { type: 'uint32', value: 4_294_967_295 },
    'llama.signed': { type: 'int32', value: -5 },
    'llama.wide': { type: 'uint64', value: 2 ** 40 },
    'llama.small': { type: 'uint8', value: 200 },
    'llama.epsilon': { type: 'float32', value: 0.5 },
    'llama.flag': { type: 'bool', value: true },
    'tokenizer.ggml.tokens': { type: 'string[]', value: ['a', 'Ġé', ''] },
    'tokenizer.ggml.token_type': { type: 'int32[]', value: [1, -3, 6] },
    'tokenizer.ggml.ids': { type: 'uint32[]', value: [1, 3_000_000_000] },
    'tokenizer.ggml.scores': { type: 'float32[]', value: [0.25, -1] },
  },
  tensors: [
    { name: 'norm', shape: [3], type: 'F32', data: Float32Array.of(1, 2, 3) },
    { name: 'half', shape: [5], type: 'F16', data: Float32Array.of(1, 2, 3, 4, 5) },
    { name: 'eight', shape: [32, 2], type: 'Q8_0', data: () => ramp },
    { name: 'four', shape: [64, 1], type: 'Q4_0', data: ramp },
  ],
};

describe('writeGguf', () => {
  it('writes what another reader reads', async () => {
    const path = join(folder, 'round-trip.gguf');
    const bytes = await writeGguf(path, content);
    const info = await readGgufFileInfo(path, { logWarnings: false });
    expect(info.version).toBe(3);
    expect(info.architectureMetadata).toMatchObject({
      context_length: 4_294_967_295,
      signed: -5,
      wide: BigInt(2 ** 40),
      small: 200,
      epsilon: 0.5,
      flag: true,
    });
    expect(info.metadata.tokenizer.ggml).toMatchObject({
      tokens: ['a', 'Ġé', ''],
      token_type: [1, -3, 6],
      ids: [1, 3_000_000_000],
      scores: [0.25, -1],
    });
    expect(
      info.tensorInfo?.map(({ name, dimensions, ggmlType, offset }) => [name, dimensions, ggmlType, offset]),
    ).toEqual([
      ['norm', [3], 0, 0],
      ['half', [5], 1, 32],
      ['eight', [32, 2], 8, 64],
      ['four', [64, 1], 2, 160],
    ]);
    expect((await stat(path)).size).toBe(bytes);
    expect(bytes).toBe((info.infoEndOffset ?? 0) + 160 + 64);
    const start = Number(info.tensorInfo?.[2]?.fileOffset);
    const stored = decodeQ8_0((await readFile(path)).subarray(start, start + 68));
    stored.forEach((value, index) => expect(value).toBeCloseTo(ramp[index] as number, 1));
  });

  it('writes the same bytes again', async () => {
    const hashes = await Promise.all(
      ['one', 'two'].map(async (name) => {
        await writeGguf(join(folder, name), content);
        return createHash('sha256')
          .update(await readFile(join(folder, name)))
          .digest('hex');
      }),
    );
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('refuses values that do not fill the shape, and rows that are not whole blocks', async () => {
    const tensor = { name: 'x', shape: [32, 2], type: 'Q8_0', data: new Float32Array(32) } as const;
    const path = join(folder, 'refused.gguf');
    await expect(writeGguf(path, { metadata: {}, tensors: [tensor] })).rejects.toThrow(/32 values/);
    expect(() => tensorBytes({ name: 'x', shape: [16, 2], type: 'Q8_0' })).toThrow(/rows of 16/);
  });
});
