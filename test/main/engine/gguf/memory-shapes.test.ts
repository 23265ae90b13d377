import { GgufInsights, getLlama, readGgufFileInfo } from 'node-llama-cpp';
import type { Llama } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimateMemory } from '../../../../src/main/engine/gguf/memory.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import { openWorkshop } from './fixtures.js';
import type { Workshop } from './fixtures.js';
import { writeShape, type ModelShape } from './shapes.js';

let shop: Workshop;
let llama: Llama;
beforeAll(async () => {
  shop = await openWorkshop();
  llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1 });
});
afterAll(async () => {
  await llama.dispose();
  await shop.remove();
});

const small = { layers: 4, embedding: 128, heads: 8, keyValueHeads: 8, feedForward: 384 };
const measures = { vocabulary: 2048, context: 4096 };

const SHAPES: Record<string, ModelShape> = {
  'every head with keys of its own': { architecture: 'llama', ...small, ...measures },
  'grouped queries and an output of its own': {
    architecture: 'llama',
    ...small,
    ...measures,
    keyValueHeads: 2,
    ownOutput: true,
  },
  'one key head and long heads': {
    architecture: 'llama',
    ...small,
    ...measures,
    keyValueHeads: 1,
    headLength: 64,
  },
  'biases and few tokens': {
    architecture: 'qwen2',
    ...small,
    vocabulary: 512,
    context: 1024,
    keyValueHeads: 2,
  },
  'a mixture of experts': { architecture: 'llama', ...small, ...measures, experts: { count: 8, used: 2 } },
  // Half of the layers keep 512 tokens and a batch of the 4096 that the estimate counts for all; they have two masks.
  'a sliding window': { architecture: 'gemma2', ...small, ...measures, window: 512 },
};

/** How many times llama.cpp's own figure the estimate may be. */
const MOST = 1.25;

const SETTINGS = [
  { contextSize: 4096, lanes: 1, batchSize: 512 },
  { contextSize: 1024, lanes: 8, batchSize: 512 },
  { contextSize: 300, lanes: 16, batchSize: 256 },
];

describe('estimateMemory, beside what llama.cpp plans for', () => {
  it.each(Object.keys(SHAPES))('holds for %s', async (name) => {
    const shape = SHAPES[name] as ModelShape;
    const path = shop.path(`${name.replaceAll(' ', '-')}.gguf`);
    await writeShape(path, shape);
    const header = await readGgufHeader(path);
    const insights = await GgufInsights.from(await readGgufFileInfo(path, { logWarnings: false }), llama);
    const model = await insights.estimateModelResourceRequirementsV2({ gpuLayers: 0 });
    for (const setting of SETTINGS) {
      const estimate = estimateMemory({ header, ...setting, flashAttention: false });
      expect(estimate.weightsBytes).toBe(model.cpuRam);
      const { cpuRam } = await insights.estimateContextResourceRequirementsV2({
        contextSize: setting.contextSize,
        sequences: setting.lanes,
        batchSize: setting.batchSize,
        flashAttention: false,
        modelGpuLayers: 0,
      });
      const ours = estimate.cacheBytes + estimate.computeBytes;
      expect(ours).toBeGreaterThanOrEqual(cpuRam);
      expect(ours).toBeLessThan(cpuRam * MOST);
    }
  });
});
