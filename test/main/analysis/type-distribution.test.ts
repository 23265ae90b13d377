import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleScoreDistribution } from '../../../src/main/analysis/distribution.js';
import { createRandom, sampleIndex } from '../../../src/main/analysis/random.js';
import { mean, sum } from '../../../src/main/analysis/summary.js';
import {
  preferenceClarity,
  typeDistribution,
  typeTieMass,
  type AxisDistribution,
} from '../../../src/main/analysis/type-distribution.js';
import { distributions, optionProbabilities } from './distributions.js';

const LETTERS = [
  ['I', 'E'],
  ['S', 'N'],
  ['F', 'T'],
  ['J', 'P'],
] as const;

const axis = (
  index: number,
  values: readonly number[],
  probabilities: readonly number[],
): AxisDistribution => ({
  low: LETTERS[index]![0],
  high: LETTERS[index]![1],
  distribution: { values, probabilities },
  midpoint: 3,
});

describe('typeDistribution', () => {
  it('multiplies the sides of independent axes and splits the midpoint half and half', () => {
    const types = typeDistribution([axis(0, [1, 3, 5], [0.5, 0.2, 0.3]), axis(1, [2, 4], [0.25, 0.75])]);
    expect([...types.keys()]).toEqual(['IS', 'IN', 'ES', 'EN']);
    expect(types.get('IS')).toBeCloseTo(0.6 * 0.25, 14);
    expect(types.get('IN')).toBeCloseTo(0.6 * 0.75, 14);
    expect(types.get('ES')).toBeCloseTo(0.4 * 0.25, 14);
    expect(types.get('EN')).toBeCloseTo(0.4 * 0.75, 14);
  });

  it('counts a score off the midpoint by rounding alone as a tie', () => {
    const sevenTenths = 0.1 + 0.2 + 0.4;
    const almost = { ...axis(0, [sevenTenths], [1]), midpoint: 0.7 };
    expect(sevenTenths).not.toBe(0.7);
    expect(typeDistribution([almost]).get('I')).toBe(0.5);
    expect(typeTieMass([almost])).toBe(1);
  });

  it('sums to 1 over all sixteen types', () => {
    fc.assert(
      fc.property(fc.array(distributions, { minLength: 4, maxLength: 4 }), (four) => {
        const axes = four.map((d, index) => ({ ...axis(index, d.values, d.probabilities), midpoint: 0 }));
        const types = typeDistribution(axes);
        expect(types.size).toBe(16);
        expect(Math.abs(sum([...types.values()]) - 1)).toBeLessThan(1e-12);
        const introverted = sum(
          [...types].filter(([type]) => type.startsWith('I')).map(([, share]) => share),
        );
        expect(Math.abs(introverted - typeDistribution([axes[0]!]).get('I')!)).toBeLessThan(1e-12);
      }),
    );
  });

  it('agrees with types counted over sampled administrations', () => {
    const options = fc.sample(optionProbabilities(5), { numRuns: 16, seed: 3 });
    const axes = LETTERS.map(([low, high], index) => {
      const items = options.slice(index * 4, index * 4 + 4).map((q) => ({ q, sign: 1 as const }));
      return { low, high, midpoint: 3, items, distribution: scaleScoreDistribution(items, [1, 2, 3, 4, 5]) };
    });
    const random = createRandom(8);
    const counted = new Map<string, number>();
    for (let run = 0; run < 20_000; run += 1) {
      const type = axes.map(({ low, high, items }) => {
        const score = mean(items.map(({ q }) => 1 + sampleIndex(random, q)));
        return score === 3 ? (random.next() < 0.5 ? low : high) : score < 3 ? low : high;
      });
      counted.set(type.join(''), (counted.get(type.join('')) ?? 0) + 1 / 20_000);
    }
    for (const [type, share] of typeDistribution(axes)) {
      expect(Math.abs((counted.get(type) ?? 0) - share)).toBeLessThan(0.02);
    }
  });

  it('rejects no axes', () => {
    expect(() => typeDistribution([])).toThrow(RangeError);
  });
});

describe('typeTieMass', () => {
  it('is the chance that some axis lies at its midpoint', () => {
    const axes = [axis(0, [1, 3], [0.8, 0.2]), axis(1, [3, 5], [0.5, 0.5])];
    expect(typeTieMass(axes)).toBeCloseTo(1 - 0.8 * 0.5, 14);
    expect(typeTieMass([axis(0, [1, 5], [0.5, 0.5])])).toBe(0);
  });
});

describe('preferenceClarity', () => {
  it('is the distance from the midpoint', () => {
    expect(preferenceClarity(2.25, 3)).toBe(0.75);
    expect(preferenceClarity(4.5, 3)).toBe(1.5);
  });
});
