import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/main/analysis/random.js';
import { normalQuantile } from '../../../src/main/analysis/special.js';
import {
  iccFromComponents,
  iccInterval,
  oneWayAnova,
} from '../../../src/main/analysis/variance-components.js';

/** Shrout & Fleiss 1979, table 2: six targets, four judges. */
const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** Sokal & Rohlf, Biometry, box 9.1: scutum widths of ticks from four rabbits (groups of unequal size). */
const TICKS = [
  [380, 376, 360, 368, 372, 366, 374, 382],
  [350, 356, 358, 376, 338, 342, 366, 350, 344, 364],
  [354, 360, 362, 352, 366, 372, 362, 344, 342, 358, 351, 348, 348],
  [376, 344, 342, 372, 374, 360],
];

describe('oneWayAnova', () => {
  it('gives the published figures of Shrout & Fleiss 1979, tables 3 and 4', () => {
    const anova = oneWayAnova(SHROUT_FLEISS);
    expect(anova.meanSquareBetween.toFixed(2)).toBe('11.24');
    expect(anova.meanSquareWithin.toFixed(2)).toBe('6.26');
    expect([anova.betweenDegrees, anova.withinDegrees, anova.groupSize]).toEqual([5, 18, 4]);
    expect(anova.icc1!.toFixed(2)).toBe('0.17');
    expect(anova.icck!.toFixed(2)).toBe('0.44');
    expect(anova.f).toBeCloseTo(1.7946784922394683, 12);
  });

  it('gives the published figures of Sokal & Rohlf, box 9.1, for unequal groups', () => {
    const anova = oneWayAnova(TICKS);
    // Mean squares to twelve digits: anova(lm(values ~ ind)) in R 4.2.2.
    expect(anova.meanSquareBetween).toBeCloseTo(602.575721876, 8);
    expect(anova.meanSquareWithin).toBeCloseTo(114.484926185, 8);
    expect(anova.f!.toFixed(3)).toBe('5.263');
    expect(anova.groupSize.toFixed(3)).toBe('9.009');
    expect(Math.abs(anova.groupVariance - 54.19)).toBeLessThan(0.02);
    expect(anova.errorVariance).toBe(anova.meanSquareWithin);
  });

  it('relates its correlations to its components and to each other', () => {
    const groups = fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(groups, fc.integer({ min: -1000, max: 1000 }), (data, constant) => {
        const anova = oneWayAnova(data);
        const moved = oneWayAnova(data.map((group) => group.map((value) => value + constant)));
        expect(moved.groupVariance).toBeCloseTo(anova.groupVariance, 7);
        expect(moved.errorVariance).toBeCloseTo(anova.errorVariance, 7);
        if (anova.icc1 === null || anova.icck === null) return;
        // Spearman-Brown from one value to the mean of three.
        expect((3 * anova.icc1) / (1 + 2 * anova.icc1)).toBeCloseTo(anova.icck, 8);
        if (anova.icc1 >= 0) {
          expect(iccFromComponents(anova.groupVariance, anova.errorVariance, 1)).toBeCloseTo(anova.icc1, 9);
          expect(iccFromComponents(anova.groupVariance, anova.errorVariance, 3)).toBeCloseTo(anova.icck, 9);
        } else {
          expect(anova.groupVariance).toBe(0);
        }
      }),
    );
  });

  it('never gives NaN where nothing varies', () => {
    const flat = oneWayAnova([
      [0.1, 0.1, 0.1],
      [0.1, 0.1, 0.1],
    ]);
    expect([flat.f, flat.icc1, flat.icck, flat.groupVariance]).toEqual([null, null, null, 0]);
    const certain = oneWayAnova([
      [0.1, 0.1, 0.1],
      [0.7, 0.7, 0.7],
    ]);
    expect([certain.f, certain.icc1, certain.icck]).toEqual([null, 1, 1]);
    const equalMeans = oneWayAnova([
      [1, 3],
      [3, 1],
    ]);
    expect([equalMeans.f, equalMeans.icc1, equalMeans.icck]).toEqual([0, -1, null]);
  });

  it('rejects data that leave a mean square without degrees of freedom', () => {
    for (const groups of [
      [],
      [[1, 2]],
      [[1], [2]],
      [[1, 2], []],
      [
        [1, 2],
        [1, NaN],
      ],
    ]) {
      expect(() => oneWayAnova(groups)).toThrow(RangeError);
    }
  });
});

describe('iccInterval', () => {
  it('gives the interval of psych::ICC on the data of Shrout & Fleiss: -0.13..0.72 and -0.88..0.91', () => {
    const { icc1, icck } = iccInterval(oneWayAnova(SHROUT_FLEISS), 0.95);
    expect([icc1!.low.toFixed(2), icc1!.high.toFixed(2)]).toEqual(['-0.13', '0.72']);
    expect([icck!.low.toFixed(2), icck!.high.toFixed(2)]).toEqual(['-0.88', '0.91']);
    // numpy 2.4.6 with scipy.stats.f.ppf 1.17.1.
    expect(icc1!.low).toBeCloseTo(-0.13293232487475096, 10);
    expect(icc1!.high).toBeCloseTo(0.722560062328121, 10);
    expect(icck!.low).toBeCloseTo(-0.8844421552381196, 9);
    expect(icck!.high).toBeCloseTo(0.9124154203407755, 10);
  });

  it('covers the true correlation as often as it says', () => {
    const random = createRandom(31);
    const normal = (): number => normalQuantile(random.next() || 0.5);
    let covered = 0;
    for (let study = 0; study < 1000; study += 1) {
      const groups = Array.from({ length: 10 }, () => {
        const persona = normal();
        return Array.from({ length: 5 }, () => persona + normal());
      });
      const { low, high } = iccInterval(oneWayAnova(groups), 0.9).icc1!;
      if (low <= 0.5 && 0.5 <= high) covered += 1;
    }
    // Binomial spread of 1,000 studies at .9 is .0095.
    expect(Math.abs(covered / 1000 - 0.9)).toBeLessThan(0.03);
  });

  it('is a point where runs repeat exactly, and null where nothing varies', () => {
    const certain = iccInterval(
      oneWayAnova([
        [1, 1],
        [2, 2],
      ]),
      0.95,
    );
    expect(certain.icc1).toEqual({ estimate: 1, low: 1, high: 1 });
    expect(certain.icck).toEqual({ estimate: 1, low: 1, high: 1 });
    expect(
      iccInterval(
        oneWayAnova([
          [1, 1],
          [1, 1],
        ]),
        0.95,
      ),
    ).toEqual({ icc1: null, icck: null });
  });

  it('rejects a confidence outside 0..1', () => {
    expect(() => iccInterval(oneWayAnova(SHROUT_FLEISS), 1)).toThrow(RangeError);
  });
});

describe('iccFromComponents', () => {
  it('projects the reliability of k runs', () => {
    // Components of GPT-3.5 on the veracity task of Dash et al. 2025 (arXiv 2506.20020), recomputed from its data: personas
    // .00253, means of 60 ratings .00041; 60, 20 and 1 ratings then have a reliability of .86, .67 and .09.
    const rating = 0.00041 * 60;
    expect([60, 20, 1].map((k) => iccFromComponents(0.00253, rating, k)!.toFixed(2))).toEqual([
      '0.86',
      '0.67',
      '0.09',
    ]);
    expect(iccFromComponents(1, 1, 3)).toBeCloseTo(0.75, 14);
    expect(iccFromComponents(0, 2, 5)).toBe(0);
    expect(iccFromComponents(0, 0, 5)).toBeNull();
  });

  it('rejects what is no variance or no number of runs', () => {
    expect(() => iccFromComponents(-1, 1, 1)).toThrow(RangeError);
    expect(() => iccFromComponents(1, NaN, 1)).toThrow(RangeError);
    expect(() => iccFromComponents(1, 1, 0)).toThrow(RangeError);
  });
});
