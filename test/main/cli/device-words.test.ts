import { describe, expect, it } from 'vitest';
import { deviceWords } from '../../../src/main/cli/device-words.js';

const CPU = { gpu: null, gpuLayers: 0, threads: 8 };
const GPU = { gpu: 'cuda', gpuLayers: 12, layers: 31, gpuDevices: ['Card', 'Other'], threads: 8 };

describe('deviceWords', () => {
  it.each([
    [CPU, 'the CPU, 8 threads'],
    [
      { ...CPU, gpuFallback: 'Card could not load it (full)' },
      'the CPU (Card could not load it (full)), 8 threads',
    ],
    [GPU, 'cuda (Card, Other), 12 of 31 layers'],
    // Records of an earlier version.
    [{ gpu: 'metal', gpuLayers: 1, threads: 4 }, 'metal, 1 layer'],
    [{ gpu: 'cuda', gpuLayers: 0, threads: 1 }, 'the CPU, 1 thread'],
  ])('of %o', (runtime, words) => {
    expect(deviceWords(runtime)).toBe(words);
  });
});
