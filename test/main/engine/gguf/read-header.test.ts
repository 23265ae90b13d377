import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { readGgufFileInfo } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeGguf } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import { parseHeader } from '../../../../src/main/engine/gguf/parse-header.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import { MettleError } from '../../../../src/shared/errors.js';
import { count, openWorkshop, text } from './fixtures.js';
import type { Workshop } from './fixtures.js';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.remove());

/** Where a field's text stands in the file. */
const after = (bytes: Buffer, field: string): number => bytes.indexOf(field) + field.length;

describe('readGgufHeader', () => {
  it('agrees with the reader of node-llama-cpp', async () => {
    const path = await shop.model('agree.gguf', {
      metadata: {
        'test.wide': { type: 'uint64', value: 2 ** 40 + 1 },
        'test.signed': { type: 'int32', value: -7 },
        'test.flag': { type: 'bool', value: true },
        'test.layers': { type: 'int32[]', value: [3, -1, 0] },
      },
    });
    const ours = await readGgufHeader(path);
    const theirs = await readGgufFileInfo(path, { logWarnings: false });
    expect(ours.version).toBe(theirs.version);
    expect(ours.tensors.map(({ name, shape, offset }) => [name, shape, offset])).toEqual(
      theirs.tensorInfo?.map(({ name, dimensions, fileOffset }) => [name, dimensions, fileOffset]),
    );
    const metadata = theirs.metadata as unknown as { test: Record<string, unknown> };
    expect(ours.metadata.get('test.wide')).toBe(Number(metadata.test['wide']));
    expect(ours.metadata.get('test.signed')).toBe(metadata.test['signed']);
    expect(ours.metadata.get('test.flag')).toBe(metadata.test['flag']);
    expect(ours.metadata.get('test.layers')).toEqual({ length: 3, numbers: metadata.test['layers'] });
    expect(ours.metadata.get('llama.rope.freq_base')).toBe(10_000);
    expect(ours.metadata.get('tokenizer.ggml.tokens')).toEqual({ length: 512, numbers: null });
  });

  it.each<[string, (bytes: Buffer) => void, RegExp]>([
    ['too many tensors', (bytes) => bytes.writeUInt32LE(0x7fffffff, 8), /2147483647 tensors/],
    ['too many entries', (bytes) => bytes.writeUInt32LE(0xffffffff, 16), /4294967295 metadata entries/],
    ['a huge key', (bytes) => bytes.writeUInt32LE(0x10000000, 24), /key 1 claims 268435456 bytes/],
    [
      'a huge text',
      (bytes) => bytes.writeUInt32LE(0x1000, after(bytes, 'general.name') + 8),
      /general\.name claims/,
    ],
    [
      'an unknown value type',
      (bytes) => bytes.writeUInt32LE(77, after(bytes, 'general.name')),
      /general\.name is of type 77/,
    ],
    [
      'nested arrays',
      (bytes) => bytes.writeUInt32LE(9, after(bytes, 'tokenizer.ggml.token_type') + 4),
      /token_type is of type 9/,
    ],
    [
      'a huge array',
      (bytes) => bytes.writeUInt32LE(0x10000, after(bytes, 'tokenizer.ggml.token_type') + 12),
      /token_type claims/,
    ],
    [
      'a key twice',
      (bytes) => bytes.write('general.type', bytes.indexOf('general.name'), 'latin1'),
      /stands twice|claims/,
    ],
    [
      'five dimensions',
      (bytes) => bytes.writeUInt32LE(5, after(bytes, 'output_norm.weight')),
      /5 dimensions/,
    ],
    [
      'an unknown tensor type',
      (bytes) => bytes.writeUInt32LE(4, after(bytes, 'output_norm.weight') + 12),
      /type 4, which llama.cpp does not read/,
    ],
    [
      'a moved tensor',
      (bytes) => bytes.writeUInt32LE(32, after(bytes, 'output_norm.weight') + 16),
      /output_norm\.weight begins at 32/,
    ],
    [
      'a tensor twice',
      (bytes) => bytes.write('blk.1', bytes.indexOf('blk.0.attn_k'), 'latin1'),
      /blk\.1\.attn_k\.weight stands twice/,
    ],
    [
      'rows that blocks cannot fill',
      (bytes) => {
        const start = after(bytes, 'output_norm.weight');
        bytes.writeUInt32LE(33, start + 4);
        bytes.writeUInt32LE(8, start + 12);
      },
      /rows of 33, which Q8_0 cannot hold/,
    ],
    [
      'a tensor beyond counting',
      (bytes) => bytes.writeUInt32LE(0x7fffffff, after(bytes, 'output_norm.weight') + 8),
      /output_norm\.weight claims/,
    ],
  ])('refuses %s', async (_, damage, sentence) => {
    const path = await shop.bytes('damaged.gguf', (sound) => {
      damage(sound);
      return sound;
    });
    const reading = readGgufHeader(path);
    await expect(reading).rejects.toMatchObject({ code: 'GGUF_CORRUPT' });
    await expect(reading).rejects.toThrow(sentence);
  });

  it('refuses an alignment that is no power of two', async () => {
    const path = await shop.model('alignment.gguf', { metadata: { 'general.alignment': count(48) } });
    await expect(readGgufHeader(path)).rejects.toThrow(/power of two/);
    const other = await shop.model('alignment.gguf', { metadata: { 'general.alignment': text('32') } });
    await expect(readGgufHeader(other)).rejects.toThrow(/power of two/);
  });

  it('answers any damage to the header with a code, and quickly', async () => {
    const sound = await readFile(await shop.model('sound.gguf'));
    const dataStart = parseHeader(sound).tensors[0]?.offset ?? 0;
    const flips = fc.array(fc.tuple(fc.nat(dataStart - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(flips, fc.option(fc.nat(sound.length)), async (changes, cut) => {
        const bytes = Buffer.from(sound.subarray(0, cut ?? sound.length));
        for (const [position, value] of changes) if (position < bytes.length) bytes[position] = value;
        await writeFile(shop.path('flipped.gguf'), bytes);
        const outcome = await describeGguf(shop.path('flipped.gguf')).catch((error: unknown) => error);
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(MettleError);
          expect((outcome as MettleError).code).toMatch(/^GGUF_/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
