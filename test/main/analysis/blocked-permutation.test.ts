import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { blockedPermutationTest } from '../../../src/main/analysis/blocked-permutation.js';
import { createRandom } from '../../../src/main/analysis/random.js';

const options = (mostExact = 5000, permutations = 999) => ({
  permutations,
  mostExact,
  random: createRandom(3),
});

describe('blockedPermutationTest', () => {
  it('looks at every arrangement where they are few: one of six, of two blocks and three personas', () => {
    const found = blockedPermutationTest(
      [
        [1, 2, 3],
        [11, 12, 13],
      ],
      options(),
    );
    expect(found).toEqual({ p: 1 / 6, exact: true, arrangements: 6 });
  });

  it('gives the exact distribution worked out by hand', () => {
    // Centred blocks (-1, 0, 1) and (0, -1, 1): sums (-1, -1, 2), 6. Of the six orders of the second block the sums of squares
    // are 8 (as the first), 6, 6, 2, 2 and 0.
    const found = blockedPermutationTest(
      [
        [1, 2, 3],
        [2, 1, 3],
      ],
      options(),
    );
    expect(found!.p).toBeCloseTo(3 / 6, 12);
  });

  it('does not look at what blocks do to all personas', () => {
    const scores = [
      [1, 2, 3, 5],
      [2, 1, 4, 4],
      [1, 3, 3, 4],
    ];
    const moved = scores.map((block, place) => block.map((score) => score + 100 * place));
    expect(blockedPermutationTest(moved, options(20_000))).toEqual(
      blockedPermutationTest(scores, options(20_000)),
    );
  });

  it('draws where they are many, near the exact value and never at 0', () => {
    const scores = [
      [1, 2, 3, 5, 2],
      [2, 1, 4, 4, 3],
      [3, 3, 1, 4, 2],
    ];
    const exact = blockedPermutationTest(scores, options(20_000))!;
    const drawn = blockedPermutationTest(scores, options(10, 4999))!;
    expect(exact).toMatchObject({ exact: true, arrangements: 14_400 });
    expect(drawn).toMatchObject({ exact: false, arrangements: 5000 });
    expect(Math.abs(drawn.p - exact.p)).toBeLessThan(0.03);
    const apart = Array.from({ length: 4 }, () => Array.from({ length: 8 }, (_, place) => place));
    expect(blockedPermutationTest(apart, options())!.p).toBe(1 / 1000);
  });

  it('has nothing to say of one block or one persona, and ties are ties', () => {
    expect(blockedPermutationTest([[1, 2, 3]], options())).toBeNull();
    expect(blockedPermutationTest([[1], [2]], options())).toBeNull();
    expect(blockedPermutationTest([], options())).toBeNull();
    expect(
      blockedPermutationTest(
        [
          [2, 2],
          [2, 2],
        ],
        options(),
      )!.p,
    ).toBe(1);
  });

  it('permutes what is there where scores are missing', () => {
    const found = blockedPermutationTest(
      [
        [1, 2, 3, NaN],
        [1, 2, 3, 4],
        [NaN, NaN, NaN, 4],
      ],
      options(),
    )!;
    expect(found.exact).toBe(false);
    expect(found.p).toBeGreaterThan(0);
    expect(found.p).toBeLessThanOrEqual(1);
  });

  it('gives p in (0, 1], and holds its level over all arrangements', () => {
    const block = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(block, block, (first, second) => {
        const { p } = blockedPermutationTest([first, second], options())!;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
