import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRandom,
  hashSeed,
  murmur3,
  sampleIndex,
  xoshiro128StarStar,
} from '../../../src/main/analysis/random.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('xoshiro128StarStar', () => {
  it("repeats the reference generator's output", () => {
    // The authors' C code (xoshiro128starstar.c, version 1.1) from the state 1, 2, 3, 4; transcribed to Python 3.11.
    const draw = xoshiro128StarStar([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, draw)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('rejects the state from which it could not move', () => {
    expect(() => xoshiro128StarStar([0, 0, 0, 0])).toThrow(RangeError);
  });
});

describe('createRandom', () => {
  it.each([
    [0, [0.41675133265905573, 0.5870561741002205, 0.2650367332581032]],
    [42, [0.15377165265745885, 0.018084542542176507, 0.5348906284683476]],
    [-1, [0.9555830018603452, 0.2682696548492096, 0.8580147783595625]],
  ] as const)('gives the numbers that a C transcription gives from seed %i', (seed, expected) => {
    const random = createRandom(seed);
    expect([random.next(), random.next(), random.next()]).toEqual(expected);
  });

  it('gives the same numbers from the same seed and others from another', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, other) => {
        const draw = (from: number): number[] => {
          const random = createRandom(from);
          return [random.next(), random.integer(1000), random.next()];
        };
        expect(draw(seed)).toEqual(draw(seed));
        if ((seed | 0) !== (other | 0)) expect(draw(seed)).not.toEqual(draw(other));
      }),
    );
  });

  it('spreads evenly over 0..1', () => {
    const random = createRandom(2024);
    const counts = new Array<number>(100).fill(0);
    for (let index = 0; index < 200_000; index += 1) {
      const value = random.next();
      expect(value >= 0 && value < 1).toBe(true);
      counts[Math.floor(value * 100)]! += 1;
    }
    // The 99.9 % point of chi-squared with 99 degrees of freedom is 148.2 (scipy.stats.chi2.ppf).
    expect(counts.reduce((total, count) => total + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(148.2);
  });

  it('draws integers evenly where a plain remainder would not', () => {
    const random = createRandom(5);
    const limit = 3 * 2 ** 30;
    const draws = Array.from({ length: 30_000 }, () => random.integer(limit));
    // A remainder of 32 bits would put half of the draws below 2^30; a third is right.
    const share = draws.filter((value) => value < 2 ** 30).length / draws.length;
    expect(Math.abs(share - 1 / 3)).toBeLessThan(0.015);
    expect(Math.max(...draws)).toBeLessThan(limit);
  });

  it('rejects limits and seeds that it cannot honour', () => {
    const random = createRandom(1);
    for (const limit of [0, -1, 1.5, 2 ** 32 + 1, NaN])
      expect(() => random.integer(limit)).toThrow(RangeError);
    expect(random.integer(1)).toBe(0);
    for (const seed of [0.5, NaN, Infinity]) expect(() => createRandom(seed)).toThrow(RangeError);
  });
});

describe('murmur3', () => {
  it('agrees with the reference implementation', () => {
    // mmh3 5.3.0.dist (Python binding of Appleby's MurmurHash3.cpp): mmh3.hash(bytes, seed, signed=False).
    expect(murmur3(utf8(''), 0)).toBe(0);
    expect(murmur3(utf8(''), 1)).toBe(1364076727);
    expect(murmur3(utf8('Hello, world!'), 0x9747b28c)).toBe(612912314);
    expect(murmur3(utf8('日本語é🙂'), 7)).toBe(3125892148);
  });
});

describe('hashSeed', () => {
  it('is the hash of the parts as a JSON array', () => {
    expect(hashSeed('study', 7, 'a|b', 3)).toBe(643740879);
  });

  it('tells parts apart that concatenate to the same text', () => {
    const seeds = [
      hashSeed('ab', 'c'),
      hashSeed('a', 'bc'),
      hashSeed('abc'),
      hashSeed('abc', ''),
      hashSeed(1),
      hashSeed('1'),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('mixes: one run further flips about half of the bits', () => {
    let flipped = 0;
    for (let run = 0; run < 2000; run += 1) {
      let difference = (hashSeed(1, 'cell', run) ^ hashSeed(1, 'cell', run + 1)) >>> 0;
      for (; difference > 0; difference >>>= 1) flipped += difference & 1;
    }
    expect(Math.abs(flipped / 2000 - 16)).toBeLessThan(0.3);
  });

  it('meets no more often than chance over the runs of a study', () => {
    const seeds = new Set<number>();
    for (let cell = 0; cell < 500; cell += 1) {
      for (let run = 0; run < 60; run += 1) seeds.add(hashSeed(99, `persona:INTP|item-${cell}`, run));
    }
    // 30,000 seeds among 2^32 are expected to meet 0.1 times.
    expect(30_000 - seeds.size).toBeLessThanOrEqual(2);
  });

  it('rejects numbers that JSON would merge', () => {
    expect(() => hashSeed(NaN)).toThrow(RangeError);
    expect(() => hashSeed('a', Infinity)).toThrow(RangeError);
  });
});

describe('sampleIndex', () => {
  it('draws each index in proportion to its weight, and never one of weight 0', () => {
    const random = createRandom(11);
    const weights = [0, 2, 0, 6, 2, 0];
    const counts = new Array<number>(6).fill(0);
    for (let index = 0; index < 50_000; index += 1) counts[sampleIndex(random, weights)]! += 1;
    expect([counts[0], counts[2], counts[5]]).toEqual([0, 0, 0]);
    for (const [index, share] of [
      [1, 0.2],
      [3, 0.6],
      [4, 0.2],
    ] as const) {
      expect(Math.abs(counts[index]! / 50_000 - share)).toBeLessThan(0.01);
    }
  });

  it('stays on a possible index when rounding leaves a remainder', () => {
    const almostOne = { next: () => 1 - 2 ** -53, integer: () => 0 };
    expect(sampleIndex(almostOne, [0.1, 0.2, 0.3, 0])).toBe(2);
  });

  it('rejects weights that are none', () => {
    const random = createRandom(1);
    for (const weights of [[], [0, 0], [0.5, -0.1], [NaN], [Infinity]]) {
      expect(() => sampleIndex(random, weights)).toThrow(RangeError);
    }
  });
});
