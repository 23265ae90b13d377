import { describe, expect, it } from 'vitest';
import { reordered } from '../../../../src/main/laboratory/run-queue/queue-order.js';

describe('reordered', () => {
  const none = (): boolean => false;

  it('puts the studies named first, each once, and the others after them as they were', () => {
    expect(reordered([1, 2, 3, 4], [3, 99, 3, 1], none)).toEqual([3, 1, 2, 4]);
    expect(reordered([1, 2], [], none)).toEqual([1, 2]);
  });

  it('leaves one that is held in its place', () => {
    expect(reordered([1, 2, 3], [3, 2, 1], (study) => study === 2)).toEqual([3, 2, 1]);
    expect(reordered([1, 2, 3], [3, 1], (study) => study === 1)).toEqual([1, 3, 2]);
  });
});
