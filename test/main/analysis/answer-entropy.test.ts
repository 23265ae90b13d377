import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedEntropyShare, entropyShare } from '../../../src/main/analysis/answer-entropy.js';
import { jensenShannon } from '../../../src/main/analysis/distance.js';
import { createRandom, sampleIndex } from '../../../src/main/analysis/random.js';

describe('entropyShare', () => {
  it('is 1 where each persona has an answer of its own, and 0 where all answer alike', () => {
    expect(
      entropyShare([
        [
          [1, 0],
          [0, 1],
        ],
      ]),
    ).toEqual({ entropy: 1, divergence: 1, share: 1 });
    expect(
      entropyShare([
        [
          [3, 1],
          [6, 2],
        ],
      ]).share,
    ).toBeCloseTo(0, 12);
    expect(
      entropyShare([
        [
          [1, 0],
          [5, 0],
        ],
      ]).share,
    ).toBeNull();
    expect(entropyShare([]).share).toBeNull();
  });

  it('is the Jensen-Shannon divergence of two personas over the entropy of their mean', () => {
    const mass = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(mass, mass, (left, right) => {
        const shares = [left, right].map((own) => {
          const total = own.reduce((all, value) => all + value, 0);
          return own.map((value) => value / total);
        });
        const found = entropyShare([[left, right]]);
        expect(found.divergence).toBeCloseTo(jensenShannon(shares[0]!, shares[1]!), 9);
        expect(found.share!).toBeGreaterThanOrEqual(0);
        expect(found.share!).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('leaves a persona out of an item that it did not answer', () => {
    const with_ = entropyShare([
      [
        [1, 0],
        [0, 0],
        [0, 1],
      ],
    ]);
    expect(with_.share).toBe(1);
  });
});

describe('correctedEntropyShare', () => {
  const scores = [1, 2, 3];
  const sample = (shares: readonly (readonly number[])[], answers: number, seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 6 }, () => ({
      scores,
      counts: shares.map((own) => {
        const counts = [0, 0, 0];
        for (let left = answers; left > 0; left -= 1) {
          const option = sampleIndex(random, own);
          counts[option] = counts[option]! + 1;
        }
        return counts;
      }),
    }));
  };

  it('takes off what few answers make of personas that answer alike', () => {
    const items = sample(
      Array.from({ length: 8 }, () => [0.3, 0.4, 0.3]),
      5,
      1,
    );
    const found = correctedEntropyShare(items, { permutations: 199, random: createRandom(2) });
    expect(found.share).toBeGreaterThan(0.1);
    expect(Math.abs(found.corrected!)).toBeLessThan(0.08);
    expect(found.test.p).toBeGreaterThan(0.01);
  });

  it('finds personas that answer differently, also where their means are the same', () => {
    const wide = sample(
      [
        [0.5, 0, 0.5],
        [0, 1, 0],
      ],
      20,
      3,
    );
    const found = correctedEntropyShare(wide, { permutations: 199, random: createRandom(4) });
    expect(found.test).toEqual({ p: 1 / 200, exact: false, arrangements: 200 });
    expect(found.scoreTest.p).toBeGreaterThan(0.05);
    const exact = entropyShare([
      [
        [0.5, 0, 0.5],
        [0, 1, 0],
      ],
    ]).share!;
    expect(Math.abs(found.corrected! - exact)).toBeLessThan(0.06);
    const apart = sample(
      [
        [0.8, 0.2, 0],
        [0, 0.2, 0.8],
      ],
      20,
      5,
    );
    expect(correctedEntropyShare(apart, { permutations: 199, random: createRandom(6) }).scoreTest.p).toBe(
      1 / 200,
    );
  });

  it('has no correction where nothing varies, and refuses no permutation', () => {
    const same = [
      {
        scores,
        counts: [
          [4, 0, 0],
          [4, 0, 0],
        ],
      },
    ];
    expect(correctedEntropyShare(same, { permutations: 9, random: createRandom(1) })).toMatchObject({
      share: null,
      corrected: null,
      test: { p: 1 },
    });
    expect(() => correctedEntropyShare(same, { permutations: 0, random: createRandom(1) })).toThrow(
      RangeError,
    );
  });
});
