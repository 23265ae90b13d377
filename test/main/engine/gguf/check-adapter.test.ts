import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loraContent, randomPairs, type LoraTarget } from '../../../../scripts/gguf/write-lora.js';
import { writeGguf, type GgufContent, type GgufTensor } from '../../../../scripts/gguf/write-gguf.js';
import { adaptedIdentity } from '../../../../src/main/engine/gguf/adapted-identity.js';
import { describeAdapter } from '../../../../src/main/engine/gguf/inspect-adapter.js';
import { describeGguf, type GgufDescription } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import { openWorkshop, text, type Workshop } from './fixtures.js';

/** Matrices of the workshop's model (`fixtures.ts`). */
const QUERY: LoraTarget = { tensor: 'blk.0.attn_q.weight', columns: 64, rows: 64 };
const KEY: LoraTarget = { tensor: 'blk.1.attn_k.weight', columns: 64, rows: 32 };
const DOWN: LoraTarget = { tensor: 'blk.1.ffn_down.weight', columns: 192, rows: 64 };

let workshop: Workshop;
let base: GgufDescription;

beforeAll(async () => {
  workshop = await openWorkshop();
  base = await describeGguf(await workshop.model('base.gguf'));
});

afterAll(() => workshop?.remove());

function content(targets: readonly LoraTarget[], rank = 2): GgufContent {
  const description = { name: 'Fitting', architecture: 'llama', alpha: rank };
  return loraContent(description, randomPairs(targets, { rank, size: 0.1, seed: 1 }));
}

async function write(name: string, made: GgufContent): Promise<string> {
  const path = join(workshop.folder, name);
  await writeGguf(path, made);
  return path;
}

async function refusal(name: string, made: GgufContent): Promise<unknown> {
  const path = await write(name, made);
  return describeAdapter({ path, scale: 1 }, base).catch((thrown: unknown) => thrown);
}

function without(made: GgufContent, tensor: string): GgufContent {
  return { ...made, tensors: made.tensors.filter(({ name }) => name !== tensor) };
}

describe('describeAdapter', () => {
  it('accepts an adapter that fits, whatever its rank', async () => {
    for (const rank of [1, 3, 16]) {
      const path = await write(`rank-${rank}.gguf`, content([QUERY, KEY, DOWN], rank));
      expect(await describeAdapter({ path, scale: 0.5 }, base)).toMatchObject({
        name: 'Fitting',
        scale: 0.5,
      });
    }
  });

  it('passes over the vectors of norms, as llama.cpp does', async () => {
    const made = content([QUERY]);
    const norm: GgufTensor = {
      name: 'blk.0.attn_norm.weight',
      shape: [64],
      type: 'F32',
      data: new Float32Array(64),
    };
    const path = await write('norm.gguf', { ...made, tensors: [...made.tensors, norm] });
    await expect(describeAdapter({ path, scale: 1 }, base)).resolves.toMatchObject({ path });
  });

  it.each<[string, () => GgufContent, string]>([
    [
      'a model',
      () => {
        const made = content([QUERY]);
        return { ...made, metadata: { ...made.metadata, 'general.type': text('model') } };
      },
      'its general.type is "model", where an adapter has "adapter"',
    ],
    [
      'another kind of adapter',
      () => {
        const made = content([QUERY]);
        return { ...made, metadata: { ...made.metadata, 'adapter.type': text('control_vector') } };
      },
      'its adapter.type is "control_vector"',
    ],
    [
      'another architecture',
      () => {
        const made = content([QUERY]);
        return { ...made, metadata: { ...made.metadata, 'general.architecture': text('qwen2') } };
      },
      'its general.architecture is "qwen2", and that of Sound model is "llama"',
    ],
    [
      'a missing first half',
      () => without(content([QUERY, KEY]), `${KEY.tensor}.lora_a`),
      'blk.1.attn_k.weight.lora_a is missing',
    ],
    [
      'a missing second half',
      () => without(content([QUERY, KEY]), `${KEY.tensor}.lora_b`),
      'blk.1.attn_k.weight.lora_b is missing',
    ],
    ['no pair at all', () => ({ ...content([QUERY]), tensors: [] }), 'it holds no pair of tensors'],
    [
      'rows of another length',
      () => content([{ ...QUERY, columns: 32 }]),
      'its tensor blk.0.attn_q.weight.lora_a has the shape 32 x 2, and 64 x 2 would fit blk.0.attn_q.weight (64 x 64)',
    ],
    [
      'another number of rows',
      () => content([{ ...KEY, rows: 64 }]),
      'its tensor blk.1.attn_k.weight.lora_b has the shape 2 x 64, and 2 x 32 would fit',
    ],
    [
      'a layer that the base lacks',
      () => content([{ ...QUERY, tensor: 'blk.9.attn_q.weight' }]),
      'it changes blk.9.attn_q.weight, which Sound model does not have',
    ],
    [
      'a lookup that is the output layer too',
      () => content([{ tensor: 'token_embd.weight', columns: 2, rows: 64 }]),
      'its tensor token_embd.weight.lora_a has the shape 2 x 2, and 2 x ',
    ],
  ])('refuses %s', async (name, make, message) => {
    const thrown = await refusal(`refused ${name}.gguf`, make());
    expect(thrown).toMatchObject({ code: 'ADAPTER_MISMATCH', message: expect.stringContaining(message) });
  });

  it('refuses to adapt a lookup that the base multiplies by as well', async () => {
    const tokens = base.file.vocabularySize;
    const made = content([QUERY]);
    const halves: GgufTensor[] = [
      {
        name: 'token_embd.weight.lora_a',
        shape: [2, tokens],
        type: 'F16',
        data: new Float32Array(2 * tokens),
      },
      { name: 'token_embd.weight.lora_b', shape: [2, 64], type: 'F16', data: new Float32Array(128) },
    ];
    const thrown = await refusal('tied.gguf', { ...made, tensors: [...made.tensors, ...halves] });
    expect(thrown).toMatchObject({
      code: 'ADAPTER_MISMATCH',
      message: expect.stringContaining('output layer'),
    });
  });

  it('refuses a file that was cut', async () => {
    const path = await write('cut.gguf', content([QUERY, KEY]));
    await truncate(path, 900);
    await expect(describeAdapter({ path, scale: 1 }, base)).rejects.toMatchObject({ code: 'GGUF_TRUNCATED' });
    const missing = join(workshop.folder, 'gone.gguf');
    await expect(describeAdapter({ path: missing, scale: 1 }, base)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});

describe('adaptedIdentity', () => {
  const [base, adapter] = ['a'.repeat(64), 'b'.repeat(64)];

  it('is what its comment says, to be worked out again elsewhere', () => {
    // printf 'mettle adapted subject 1\nbase aa…\nadapter bb…\nscale 0.5\n' | sha256sum
    expect(adaptedIdentity(base, adapter, 0.5)).toBe(
      '99afb2c27f0b08b81e0894ba79548d5b4541cf31956ce5a017c3c0a8dd060b01',
    );
  });

  it('differs wherever base, adapter or scale differ', () => {
    const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
    const scale = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(hash, hash, scale), fc.tuple(hash, hash, scale), (one, other) => {
        const same = one[0] === other[0] && one[1] === other[1] && one[2] === other[2];
        expect(adaptedIdentity(...one) === adaptedIdentity(...other)).toBe(same);
      }),
    );
    expect(adaptedIdentity(base, adapter, -0)).toBe(adaptedIdentity(base, adapter, 0));
    expect(adaptedIdentity(adapter, base, 1)).not.toBe(adaptedIdentity(base, adapter, 1));
  });
});
