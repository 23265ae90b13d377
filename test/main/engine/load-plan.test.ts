import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeGguf, type GgufDescription } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { planLoad } from '../../../src/main/engine/load-plan.js';
import { writeTinySubject, type TinySubject } from './tiny-subject.js';

let tiny: TinySubject;
let description: GgufDescription;
beforeAll(async () => {
  tiny = await writeTinySubject();
  description = await describeGguf(tiny.path);
});
afterAll(() => tiny.remove());

describe('planLoad', () => {
  const plenty = 8e9;

  it('fills in what is left open', () => {
    expect(planLoad(description, { determinism: 'fast' }, plenty)).toEqual({
      determinism: 'fast',
      lanes: 16,
      threads: 1,
      gpu: 'auto',
      gpuReserve: null,
      contextSize: 2048,
      batchSize: 512,
    });
    expect(planLoad(description, { determinism: 'strict' }, plenty).lanes).toBe(1);
  });

  it('takes fewer lanes where memory is short, and none where it is too short', () => {
    const lanes = [8e9, 40e6, 20e6].map((half) => {
      const big = { ...description, header: { ...description.header, tensors: [] } };
      return planLoad(big, { determinism: 'fast', contextSize: 2048 }, half + 220e6).lanes;
    });
    expect(lanes[0]).toBe(16);
    expect(() => planLoad(description, { determinism: 'fast' }, 201e6)).toThrow(
      expect.objectContaining({ code: 'SUBJECT_TOO_LARGE' }),
    );
  });

  it('gives large files a thread a core', () => {
    const large = { ...description, file: { ...description.file, bytes: 1e9 } };
    expect(planLoad(large, { determinism: 'fast' }, plenty).threads).toBe(availableParallelism());
  });

  it.each([
    { determinism: 'strict', lanes: 2 },
    { determinism: 'fast', lanes: 0 },
    { determinism: 'fast', lanes: 257 },
    { determinism: 'fast', contextSize: 1.5 },
    { determinism: 'fast', threads: Number.NaN },
  ] as const)('refuses %j', (options) => {
    expect(() => planLoad(description, options, plenty)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});
