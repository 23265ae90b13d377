import { GgufInsights, getLlama, readGgufFileInfo } from 'node-llama-cpp';
import type { Llama } from 'node-llama-cpp';
import { totalmem } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  availableMemory,
  parseMemoryInfo,
  parseVirtualMemory,
} from '../../../../src/main/engine/gguf/available-memory.js';
import { checkFit, estimateMemory } from '../../../../src/main/engine/gguf/memory.js';
import type { MetadataValue } from '../../../../src/main/engine/gguf/parse-header.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import { writeRandomModel } from '../../../../scripts/random-model.js';
import { openWorkshop } from './fixtures.js';
import type { Workshop } from './fixtures.js';

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

/** The shape of a 7B model, of which only the metadata matters here. */
function header(changes: Record<string, MetadataValue> = {}) {
  const metadata = new Map<string, MetadataValue>(
    Object.entries({
      'general.architecture': 'llama',
      'llama.block_count': 32,
      'llama.embedding_length': 4096,
      'llama.feed_forward_length': 11008,
      'llama.attention.head_count': 32,
      'llama.attention.head_count_kv': 8,
      'tokenizer.ggml.tokens': { length: 32000, numbers: null },
      ...changes,
    }),
  );
  const tensors = [{ name: 'x', shape: [1], typeName: 'F16', offset: 0, bytes: 13_000_000_000 }];
  return { metadata, tensors };
}
const cacheOf = (changes: Record<string, MetadataValue>, contextSize = 4096, lanes = 1): number =>
  estimateMemory({ header: header(changes), contextSize, lanes, batchSize: 512 }).cacheBytes;

describe('estimateMemory', () => {
  it('gives a 7B model with 8 KV heads 128 KiB of cache a token', () => {
    expect(cacheOf({}, 4096, 1)).toBe(4096 * 131_072);
    expect(cacheOf({}, 4096, 3)).toBe(3 * 4096 * 131_072);
    expect(cacheOf({}, 300, 1)).toBe(512 * 131_072);
  });

  it('reads key and value lengths, per-layer heads and missing KV heads', () => {
    const lengths = { 'llama.attention.key_length': 64, 'llama.attention.value_length': 32 };
    expect(cacheOf(lengths, 256)).toBe(256 * 32 * 8 * (64 + 32) * 2);
    const everyFourth = {
      length: 32,
      numbers: Array.from({ length: 32 }, (_, layer) => (layer % 4 === 0 ? 8 : 0)),
    };
    expect(cacheOf({ 'llama.attention.head_count_kv': everyFourth }, 256)).toBe(256 * 8 * 8 * 256 * 2);
    const { metadata, tensors } = header();
    metadata.delete('llama.attention.head_count_kv');
    const estimate = estimateMemory({
      header: { metadata, tensors },
      contextSize: 256,
      lanes: 1,
      batchSize: 512,
    });
    expect(estimate.cacheBytes).toBe(256 * 32 * 32 * 256 * 2);
  });

  it('gives state-space models a state a lane, whatever the context', () => {
    const mamba = {
      'llama.attention.head_count_kv': 0,
      'llama.ssm.inner_size': 5120,
      'llama.ssm.state_size': 16,
      'llama.ssm.conv_kernel': 4,
    };
    const expected = 32 * (5120 * 16 + 3 * 5120) * 4;
    expect(cacheOf(mamba, 256)).toBe(expected);
    expect(cacheOf(mamba, 8192, 2)).toBe(2 * expected);
  });

  it('adds up', () => {
    const estimate = estimateMemory({ header: header(), contextSize: 4096, lanes: 8, batchSize: 512 });
    expect(estimate.weightsBytes).toBe(13_000_000_000);
    expect(estimate.totalBytes).toBe(estimate.weightsBytes + estimate.cacheBytes + estimate.computeBytes);
  });

  it('agrees with what llama.cpp would allocate, and never falls short of it', async () => {
    const path = shop.path('tiny.gguf');
    await writeRandomModel(path, { preset: 'tiny', seed: 1 });
    const own = await readGgufHeader(path);
    const insights = await GgufInsights.from(await readGgufFileInfo(path, { logWarnings: false }), llama);
    const model = await insights.estimateModelResourceRequirementsV2({ gpuLayers: 0 });
    const settings = [
      { contextSize: 512, lanes: 1, batchSize: 512, flashAttention: true },
      { contextSize: 512, lanes: 8, batchSize: 512, flashAttention: false },
      { contextSize: 300, lanes: 3, batchSize: 256, flashAttention: true },
      { contextSize: 2048, lanes: 4, batchSize: 512, flashAttention: false },
      { contextSize: 1024, lanes: 32, batchSize: 512, flashAttention: true },
    ];
    for (const setting of settings) {
      const estimate = estimateMemory({ header: own, ...setting });
      expect(estimate.weightsBytes).toBe(model.cpuRam);
      const context = await insights.estimateContextResourceRequirementsV2({
        contextSize: setting.contextSize,
        sequences: setting.lanes,
        batchSize: setting.batchSize,
        flashAttention: setting.flashAttention,
        modelGpuLayers: 0,
      });
      const ours = estimate.cacheBytes + estimate.computeBytes;
      expect(ours).toBeGreaterThanOrEqual(context.cpuRam);
      expect(ours).toBeLessThan(context.cpuRam * 1.6);
    }
  });
});

describe('checkFit', () => {
  const estimate = { weightsBytes: 5e9, cacheBytes: 2e9, computeBytes: 1e9, totalBytes: 8e9 };

  it('lets pass what fits with the program beside it', () => {
    expect(checkFit('Big', estimate, 8.2e9)).toBeNull();
    expect(checkFit('Big', estimate, 8.2e9 - 1)?.code).toBe('SUBJECT_TOO_LARGE');
  });

  it('says the numbers, and what helps', () => {
    const lanes = checkFit('Big', estimate, 6e9);
    expect(lanes?.message).toBe(
      'Big needs about 8,200 MB of memory (weights 5,000 MB, context 2,000 MB, work space 1,000 MB, program 200 MB) ' +
        'and 6,000 MB are free.',
    );
    expect(lanes?.hint).toContain('fewer lanes');
    expect(checkFit('Big', estimate, 4e9)?.hint).toMatch(/^Choose a smaller quantization/);
  });
});

describe('availableMemory', () => {
  it('is some of the machine’s memory', async () => {
    const bytes = await availableMemory();
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(totalmem());
  });

  it('reads MemAvailable', () => {
    const meminfo =
      'MemTotal:       24684092 kB\nMemFree:         1000000 kB\nMemAvailable:   21945292 kB\nBuffers: 1 kB\n';
    expect(parseMemoryInfo(meminfo)).toBe(21_945_292 * 1024);
    expect(parseMemoryInfo('MemTotal: 1 kB\n')).toBeNull();
  });

  it('reads vm_stat', () => {
    const output =
      'Mach Virtual Memory Statistics: (page size of 16384 bytes)\nPages free:                               10.\n' +
      'Pages active:                             900.\nPages inactive:                           200.\n' +
      'Pages speculative:                        3.\nPages wired down:                         50.\n';
    expect(parseVirtualMemory(output)).toBe(213 * 16384);
    expect(parseVirtualMemory(output.replace('inactive', 'other'))).toBeNull();
    expect(parseVirtualMemory('')).toBeNull();
  });
});
