import { GgufInsights, getLlama, readGgufFileInfo } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import { describeWeights, tensorTypes } from '../../../../src/main/subjects/knowledge/weights.js';
import { openWorkshop, type Workshop } from '../../engine/gguf/fixtures.js';
import { writeShape, type ModelShape } from '../../engine/gguf/shapes.js';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.remove());

const SHAPE: ModelShape = {
  architecture: 'llama',
  layers: 2,
  embedding: 64,
  heads: 4,
  keyValueHeads: 2,
  feedForward: 128,
  vocabulary: 512,
  context: 512,
};
/** Attention and feed-forward matrices of one block, and its two norms. */
const BLOCK = 2 * 64 * 64 + 2 * 64 * 32 + 3 * 64 * 128;
const NORMS = 2 * 64;
const TABLE = 64 * 512;
const END = 64;

async function weightsOf(name: string, changes: Partial<ModelShape> = {}) {
  await writeShape(shop.path(name), { ...SHAPE, ...changes });
  return describeWeights(await readGgufHeader(shop.path(name)));
}

describe('describeWeights', () => {
  it('counts every tensor, as node-llama-cpp does', async () => {
    const weights = await weightsOf('plain.gguf');
    expect(weights.parameters).toBe(TABLE + 2 * (BLOCK + NORMS) + END);
    const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1 });
    const info = await readGgufFileInfo(shop.path('plain.gguf'), { logWarnings: false });
    expect(weights.parameters).toBe((await GgufInsights.from(info, llama)).totalParameters);
    await llama.dispose();
  });

  it('divides all bits by all weights', async () => {
    const { parameters, bitsPerWeight } = await weightsOf('bits.gguf');
    const long = 2 * NORMS + END;
    const bits = 16 * ((parameters ?? 0) - long) + 32 * long;
    expect(bitsPerWeight).toBeCloseTo(bits / (parameters ?? 0), 10);
  });

  it('lets the table of inputs take part in a token where it is the output layer too', async () => {
    const tied = await weightsOf('tied.gguf');
    const own = await weightsOf('own.gguf', { ownOutput: true });
    expect(tied.perToken.parameters).toBe(tied.parameters);
    expect(own.parameters).toBe((tied.parameters ?? 0) + TABLE);
    expect(own.perToken).toEqual(tied.perToken);
  });

  it('counts of experts those that a token uses', async () => {
    const { parameters, perToken } = await weightsOf('experts.gguf', { experts: { count: 8, used: 2 } });
    const expert = 3 * 64 * 128;
    const router = 64 * 8;
    expect(parameters).toBe(TABLE + 2 * (BLOCK - expert + NORMS + router + 8 * expert) + END);
    expect(perToken.parameters).toBe((parameters ?? 0) - 2 * 6 * expert);
  });

  it('knows nothing of a file without tensors', () => {
    const empty = describeWeights({ metadata: new Map(), tensors: [] });
    expect(empty).toMatchObject({ parameters: null, bitsPerWeight: null });
  });
});

describe('tensorTypes', () => {
  it('adds up by type, most bytes first', () => {
    const tensors = [
      { typeName: 'F32', bytes: 10 },
      { typeName: 'Q4_K', bytes: 50 },
      { typeName: 'Q6_K', bytes: 60 },
      { typeName: 'Q4_K', bytes: 40 },
    ];
    expect(tensorTypes(tensors)).toEqual([
      { type: 'Q4_K', tensors: 2, bytes: 90 },
      { type: 'Q6_K', tensors: 1, bytes: 60 },
      { type: 'F32', tensors: 1, bytes: 10 },
    ]);
  });
});
