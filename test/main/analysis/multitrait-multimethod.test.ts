import { describe, expect, it } from 'vitest';
import {
  multitraitMultimethod,
  type TraitMethodTable,
} from '../../../src/main/analysis/multitrait-multimethod.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { REFERENCE } from './reference/reference.js';

const reference = REFERENCE.mtmm;
const TABLE: TraitMethodTable = {
  traits: ['A', 'B', 'C'],
  methods: ['m1', 'm2', 'm3'],
  scores: reference.scores,
};

describe('multitraitMultimethod', () => {
  const result = multitraitMultimethod(TABLE);

  it("has R's pairwise correlations of data with gaps", () => {
    expect(reference.scores.flat(2).filter((score) => score === null).length).toBeGreaterThan(5);
    for (const [i, row] of reference.correlations.entries()) {
      for (const [j, r] of row.entries()) expect(result.correlations[i]![j]).toBeCloseTo(r, 12);
    }
    expect(result.variables.slice(0, 4)).toEqual([
      { trait: 'A', method: 'm1' },
      { trait: 'B', method: 'm1' },
      { trait: 'C', method: 'm1' },
      { trait: 'A', method: 'm2' },
    ]);
    expect(Math.min(...result.pairs.flat())).toBeLessThan(50);
  });

  it('summarises the blocks as computed in R', () => {
    for (const [index, trait] of result.traits.entries()) {
      expect(trait.convergent).toBeCloseTo(reference.convergent[index]!, 12);
      expect(trait.discriminantDifference).toBeCloseTo(reference.discriminantDifference[index]!, 12);
      expect(trait.values.map(({ methods }) => methods.join('-'))).toEqual(['m1-m2', 'm1-m3', 'm2-m3']);
    }
    expect(result.meanHeterotraitMonomethod).toBeCloseTo(reference.heterotraitMonomethod, 12);
    expect(result.meanHeterotraitHeteromethod).toBeCloseTo(reference.heterotraitHeteromethod, 12);
    for (const [index, { ratio }] of result.htmt.entries()) {
      expect(ratio).toBeCloseTo(reference.htmt[index]!, 12);
    }
    expect(result.htmt.map(({ first, second }) => first + second)).toEqual(['AB', 'AC', 'BC']);
  });

  it("counts Campbell and Fiske's comparisons as R does", () => {
    const { aboveHeteromethod, aboveMonomethod, convergentPositive } = result.criteria;
    expect([aboveHeteromethod.satisfied, aboveHeteromethod.comparisons]).toEqual(reference.aboveHeteromethod);
    expect([aboveMonomethod.satisfied, aboveMonomethod.comparisons]).toEqual(reference.aboveMonomethod);
    expect(convergentPositive).toEqual({ satisfied: 9, comparisons: 9, share: 1 });
  });

  it('finds perfect validity where methods only rescale, and one pattern in all blocks', () => {
    const random = createRandom(2);
    const scores = Array.from({ length: 40 }, () => {
      const common = random.next();
      const traits = [random.next() + common, random.next() + 0.5 * common, random.next()];
      return traits.map((trait) => [trait, 10 - -3 * trait]);
    });
    const ideal = multitraitMultimethod({ ...TABLE, methods: ['m1', 'm2'], scores });
    expect(ideal.meanConvergent).toBeCloseTo(1, 12);
    expect(ideal.criteria.aboveMonomethod.share).toBe(1);
    expect(ideal.criteria.samePattern).toBeCloseTo(1, 12);
    for (const trait of ideal.traits) {
      expect(trait.discriminantDifference).toBeGreaterThan(0.3);
    }
  });

  it('finds a method that measures one thing alone', () => {
    const random = createRandom(3);
    const scores = Array.from({ length: 60 }, () => {
      const halo = random.next();
      return [0, 1, 2].map(() => [random.next(), halo + 0.01 * random.next()]);
    });
    const halo = multitraitMultimethod({ ...TABLE, methods: ['m1', 'm2'], scores });
    expect(Math.abs(halo.meanConvergent!)).toBeLessThan(0.3);
    expect(halo.criteria.aboveMonomethod.share).toBeLessThan(0.6);
    expect(Math.abs(halo.meanDiscriminantDifference!)).toBeLessThan(0.2);
  });

  it('does not take a tie for a comparison won', () => {
    const twins = [1, 4, 2, 3].map((score) => [
      [score, score],
      [score, score],
    ]);
    const { criteria } = multitraitMultimethod({ traits: ['A', 'B'], methods: ['m1', 'm2'], scores: twins });
    expect(criteria.aboveHeteromethod).toEqual({ satisfied: 0, comparisons: 4, share: 0 });
    expect(criteria.aboveMonomethod).toEqual({ satisfied: 0, comparisons: 4, share: 0 });
  });

  it('leaves null what cannot be told', () => {
    const single = multitraitMultimethod({ traits: ['A'], methods: ['m1', 'm2'], scores: [] });
    expect(single.traits[0]).toMatchObject({ convergent: null, discriminantDifference: null });
    expect(single.htmt).toEqual([]);
    const constant = multitraitMultimethod({
      traits: ['A', 'B'],
      methods: ['m1', 'm2'],
      scores: [1, 2, 3, 4].map((score) => [
        [score, 3],
        [score * score, null],
      ]),
    });
    expect(constant.meanConvergent).toBeNull();
    expect(constant.htmt[0]?.ratio).toBeNull();
    expect(constant.criteria.samePattern).toBeNull();
    expect(constant.criteria.aboveHeteromethod).toEqual({ satisfied: 0, comparisons: 0, share: null });
  });

  it('refuses tables that do not fit', () => {
    expect(() => multitraitMultimethod({ ...TABLE, traits: ['A', 'A', 'B'] })).toThrow(/traits/);
    expect(() => multitraitMultimethod({ ...TABLE, methods: ['m1', 'm2'] })).toThrow(/respondent 0/);
    expect(() => multitraitMultimethod({ traits: ['A'], methods: ['m'], scores: [[[NaN]]] })).toThrow(
      RangeError,
    );
  });
});
