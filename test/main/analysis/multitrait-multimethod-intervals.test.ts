import { describe, expect, it } from 'vitest';
import { multitraitMultimethodIntervals } from '../../../src/main/analysis/multitrait-multimethod-intervals.js';
import type { TraitMethodTable } from '../../../src/main/analysis/multitrait-multimethod.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { REFERENCE } from './reference/reference.js';

const reference = REFERENCE.mtmm;
const TABLE: TraitMethodTable = {
  traits: ['A', 'B', 'C'],
  methods: ['m1', 'm2', 'm3'],
  scores: reference.scores,
};

describe('multitraitMultimethodIntervals', () => {
  const draw = (seed: number) =>
    multitraitMultimethodIntervals(TABLE, { confidence: 0.95, replicates: 120, random: createRandom(seed) });

  it('draws an interval around each figure, the same for the same seed', () => {
    const intervals = draw(1);
    const all = [
      intervals.meanConvergent,
      intervals.meanDiscriminantDifference,
      intervals.meanHeterotraitMonomethod,
      ...intervals.traits.flatMap(({ convergent, discriminantDifference }) => [
        convergent,
        discriminantDifference,
      ]),
    ];
    for (const interval of all) {
      expect(interval!.low).toBeLessThan(interval!.estimate);
      expect(interval!.high).toBeGreaterThan(interval!.estimate);
    }
    expect(intervals.traits.map(({ trait }) => trait)).toEqual(['A', 'B', 'C']);
    expect(intervals.traits[1]?.convergent?.estimate).toBeCloseTo(reference.convergent[1]!, 12);
    expect(draw(1)).toEqual(intervals);
    expect(draw(2)).not.toEqual(intervals);
  });

  it('refuses no respondents', () => {
    const none = { ...TABLE, scores: [] };
    const options = { confidence: 0.95, replicates: 10, random: createRandom(1) };
    expect(() => multitraitMultimethodIntervals(none, options)).toThrow(RangeError);
  });
});
