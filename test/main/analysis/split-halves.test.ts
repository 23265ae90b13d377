import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/main/analysis/random.js';
import { cronbachAlpha } from '../../../src/main/analysis/reliability.js';
import { splitHalves, splitHalvesInterval } from '../../../src/main/analysis/split-halves.js';
import { REFERENCE } from './reference/reference.js';

const { attitude, ordinal } = REFERENCE.scales;
const choice = (most: number, seed = 1) => ({ most, random: createRandom(seed) });

describe('splitHalves', () => {
  it.each([
    ['attitudeFirstSix', attitude.rows.map((row) => row.slice(0, 6)), REFERENCE.halves.attitudeFirstSix],
    ['ordinal', ordinal.rows, REFERENCE.halves.ordinal],
  ] as const)('agrees with psych::splitHalf over all splits of %s', (_, rows, reference) => {
    const result = splitHalves(rows, choice(1000))!;
    expect(result.mean).toBeCloseTo(reference.mean, 12);
    expect(result.lowest).toBeCloseTo(reference.lowest, 12);
    expect(result.highest).toBeCloseTo(reference.highest, 12);
    expect(result).toMatchObject({ splits: reference.splits, exhaustive: true });
    expect(result.mean).toBeCloseTo(cronbachAlpha(rows)!, 12);
  });

  it('takes every split of an odd number of items once', () => {
    expect(splitHalves(attitude.rows, choice(35))).toMatchObject({ splits: 35, exhaustive: true });
    expect(splitHalves(attitude.rows, choice(34))).toMatchObject({ splits: 34, exhaustive: false });
  });

  it('comes near to the mean over all splits with drawn ones, the same for the same seed', () => {
    const rows = ordinal.rows.map((row) => [...row, ...row.map((value, item) => (value * (item + 3)) % 5)]);
    const all = splitHalves(rows, choice(10_000))!;
    const some = splitHalves(rows, choice(2000))!;
    expect(all.exhaustive).toBe(true);
    expect(some.exhaustive).toBe(false);
    expect(Math.abs(some.mean - all.mean)).toBeLessThan(0.01);
    expect(splitHalves(rows, choice(2000))).toEqual(some);
    expect(splitHalves(rows, choice(2000, 2))).not.toEqual(some);
  });

  it('is null where it is undefined and refuses no splits', () => {
    expect(splitHalves([[1, 2]], choice(10))).toBeNull();
    expect(splitHalves([[1], [2]], choice(10))).toBeNull();
    const cancelling = [
      [0.1, 0.7],
      [0.7, 0.1],
    ];
    expect(splitHalves(cancelling, choice(10))).toBeNull();
    expect(() => splitHalves(attitude.rows, choice(0))).toThrow(RangeError);
  });
});

describe('splitHalvesInterval', () => {
  it('holds the estimate between its ends', () => {
    const interval = splitHalvesInterval(ordinal.rows, {
      confidence: 0.95,
      replicates: 300,
      random: createRandom(3),
      most: 50,
    })!;
    expect(interval.estimate).toBeCloseTo(REFERENCE.halves.ordinal.mean, 12);
    expect(interval.low).toBeLessThan(interval.estimate);
    expect(interval.high).toBeGreaterThan(interval.estimate);
  });
});
