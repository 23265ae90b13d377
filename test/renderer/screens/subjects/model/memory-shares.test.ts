import { describe, expect, it } from 'vitest';
import {
  gpuWords,
  memoryShares,
  memoryWords,
  tensorShares,
} from '../../../../../src/renderer/screens/subjects/model/memory-shares.js';
import { detail, subject } from '../subjects-fixture.js';

const { memory } = detail(subject('/m/a.gguf'));
const gpu = { device: 'A card', totalBytes: 8e9, freeBytes: 6e9, layers: 25, fittingLayers: 18 };

describe('memory of a subject', () => {
  it('is parted into what it is for, and the parts make up the whole', () => {
    const shares = memoryShares(memory);
    expect(shares.map(({ label }) => label)).toEqual(['Weights', 'Context', 'Computing']);
    expect(shares.reduce((sum, { value }) => sum + value, 0)).toBe(memory.totalBytes);
  });

  it('says how much is lacking', () => {
    expect(memoryWords(memory, 1000)).toContain('1.0 kB are free');
    expect(memoryWords(memory, 500)).toContain('200 bytes more than are free');
  });

  it('says how many layers a graphics processor holds', () => {
    expect(gpuWords(gpu)).toContain('18 of 25 layers');
    expect(gpuWords({ ...gpu, fittingLayers: 25 })).toContain('all 25 layers');
    expect(gpuWords({ ...gpu, fittingLayers: 0 })).toContain('no room');
  });
});

describe('tensors by type', () => {
  const types = ['Q4_K', 'Q6_K', 'F32', 'F16', 'Q8_0'].map((type, place) => ({
    type,
    tensors: place + 1,
    bytes: 100 - place,
  }));

  it('stand by name up to four, and beyond that the rest together', () => {
    expect(tensorShares(types.slice(0, 4)).map(({ label }) => label)).toEqual(['Q4_K', 'Q6_K', 'F32', 'F16']);
    expect(tensorShares(types).map(({ label }) => label)).toEqual(['Q4_K', 'Q6_K', 'F32', '2 other types']);
    expect(tensorShares(types).at(-1)?.words).toBe('193 bytes in 9 tensors');
  });
});
