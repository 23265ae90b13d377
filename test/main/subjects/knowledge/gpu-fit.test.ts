import fc from 'fast-check';
import { GgufInsights, getLlama, readGgufFileInfo, type Llama } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimateMemory, type MemoryRequest } from '../../../../src/main/engine/gguf/memory.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import { fitLayers, layerCosts } from '../../../../src/main/subjects/knowledge/gpu-fit.js';
import { openWorkshop, type Workshop } from '../../engine/gguf/fixtures.js';
import { writeShape, type ModelShape } from '../../engine/gguf/shapes.js';

const SHAPE: ModelShape = {
  architecture: 'llama',
  layers: 6,
  embedding: 64,
  heads: 4,
  keyValueHeads: 2,
  feedForward: 192,
  vocabulary: 1024,
  context: 2048,
  ownOutput: true,
};

let shop: Workshop;
let llama: Llama;
beforeAll(async () => {
  llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1 });
  shop = await openWorkshop();
  await writeShape(shop.path('own.gguf'), SHAPE);
  await writeShape(shop.path('tied.gguf'), { ...SHAPE, ownOutput: false });
});
afterAll(async () => {
  await llama.dispose();
  await shop.remove();
});

const requestOf = async (name: string): Promise<MemoryRequest> => ({
  header: await readGgufHeader(shop.path(name)),
  contextSize: 1024,
  lanes: 4,
  batchSize: 512,
});
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('layerCosts', () => {
  it.each(['own.gguf', 'tied.gguf'])('puts the same weights on it as llama.cpp does: %s', async (name) => {
    const { header } = await requestOf(name);
    // No context, so that the weights stand alone.
    const costs = layerCosts({ header, contextSize: 0, lanes: 1 });
    const insights = await GgufInsights.from(
      await readGgufFileInfo(shop.path(name), { logWarnings: false }),
      llama,
    );
    expect(costs).toHaveLength(insights.totalLayers);
    // node-llama-cpp's formula counts a table that is shared with the output only where every layer is on the graphics
    // processor; llama.cpp copies it there as soon as the output layer is.
    const table = header.tensors.find((tensor) => tensor.name === 'token_embd.weight')?.bytes ?? 0;
    for (let layers = 1; layers <= costs.length; layers += 1) {
      const copy = name === 'tied.gguf' && layers < costs.length ? table : 0;
      const { gpuVram } = insights.estimateModelResourceRequirements({ gpuLayers: layers });
      expect(sum(costs.slice(0, layers))).toBe(gpuVram + copy);
    }
  });

  it('begins with the output layer and goes on from the last block, whatever each one weighs', () => {
    const tensor = (name: string, bytes: number) => ({
      name,
      shape: [bytes],
      typeName: 'I8',
      offset: 0,
      bytes,
    });
    const metadata = new Map<string, string | number>([
      ['general.architecture', 'llama'],
      ['llama.block_count', 3],
    ]);
    const tensors = [
      tensor('token_embd.weight', 5000),
      tensor('blk.0.ffn_up.weight', 100),
      tensor('blk.1.ffn_up.weight', 200),
      tensor('blk.2.ffn_up.weight', 400),
      tensor('blk.2.ffn_down.weight', 7),
      tensor('output_norm.weight', 1),
      tensor('output.weight', 1000),
    ];
    const header = { metadata, tensors };
    expect(layerCosts({ header, contextSize: 256, lanes: 1 })).toEqual([1001, 407, 200, 100]);
  });

  it('gives every block its share of all lanes’ cache', async () => {
    const request = await requestOf('own.gguf');
    const { cacheBytes } = estimateMemory(request);
    const weights = layerCosts({ ...request, contextSize: 0 });
    expect(sum(layerCosts(request)) - sum(weights)).toBe(cacheBytes);
    expect(layerCosts(request)[0]).toBe(weights[0]);
  });
});

describe('fitLayers', () => {
  it('fits all where there is plenty, and none where there is nothing', async () => {
    const request = await requestOf('own.gguf');
    expect(fitLayers(request, { totalBytes: 1e12, freeBytes: 1e12 })).toEqual({
      layers: 7,
      fittingLayers: 7,
    });
    expect(fitLayers(request, { totalBytes: 1e12, freeBytes: 0 })).toEqual({ layers: 7, fittingLayers: 0 });
    const { computeBytes } = estimateMemory(request);
    const tight = { totalBytes: computeBytes, freeBytes: computeBytes };
    expect(fitLayers(request, tight).fittingLayers).toBe(0);
  });

  it('takes one layer more at the byte that it needs', async () => {
    const request = await requestOf('own.gguf');
    const { computeBytes } = estimateMemory(request);
    const [output = 0, last = 0] = layerCosts(request);
    const totalBytes = 40e9;
    const needed = 1.6 * 2 ** 30 + computeBytes + output + last;
    const fit = (freeBytes: number) => fitLayers(request, { totalBytes, freeBytes }).fittingLayers;
    expect(fit(Math.ceil(needed))).toBe(2);
    expect(fit(Math.ceil(needed) - 2)).toBe(1);
  });

  it('never falls as memory is freed, nor rises with lanes or context, and stays within the layers', async () => {
    const request = await requestOf('own.gguf');
    const all = sum(layerCosts(request)) + estimateMemory(request).computeBytes;
    const bytes = fc.integer({ min: 0, max: 2 * all });
    fc.assert(
      fc.property(bytes, bytes, fc.integer({ min: 1, max: 64 }), (free, more, lanes) => {
        const memory = { totalBytes: 1e6, freeBytes: free };
        const fit = fitLayers(request, memory).fittingLayers;
        const freed = fitLayers(request, { ...memory, freeBytes: free + more }).fittingLayers;
        const wider = fitLayers({ ...request, lanes: request.lanes + lanes }, memory).fittingLayers;
        const longer = fitLayers({ ...request, contextSize: 1024 + 256 * lanes }, memory).fittingLayers;
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(7);
        expect(freed).toBeGreaterThanOrEqual(fit);
        expect(wider).toBeLessThanOrEqual(fit);
        expect(longer).toBeLessThanOrEqual(fit);
      }),
    );
  });
});
