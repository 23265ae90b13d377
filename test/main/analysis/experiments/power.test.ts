import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cohenH,
  dFromChiSquare,
  dFromEtaSquared,
  dFromOddsRatio,
  dFromR,
  dFromT,
  etaSquaredFromD,
  hedgesCorrection,
  oddsRatioFromD,
  partialEtaSquaredFromF,
  rFromD,
} from '../../../../src/main/analysis/experiments/effect-conversions.js';
import {
  chiSquarePower,
  effectAtPower,
  fTestPower,
  pairedTestPower,
  proportionPower,
  proportionsPower,
  tTestPower,
} from '../../../../src/main/analysis/experiments/power.js';
import { EXPERIMENTS } from './reference/experiments.js';

const { powers } = EXPERIMENTS;

describe('power', () => {
  it('is that of R', () => {
    for (const { d, n, power } of powers.t) expect(tTestPower(d, n, n, 0.05)).toBeCloseTo(power, 10);
    expect(pairedTestPower(powers.paired.d, powers.paired.n, 0.05)).toBeCloseTo(powers.paired.power, 10);
    const { groups, n, between, within, power } = powers.anova;
    const f2 = (((groups - 1) / groups) * between) / within;
    expect(fTestPower(f2 / (1 + f2), groups - 1, groups * (n - 1), groups * n, 0.05)).toBeCloseTo(power, 8);
    const two = powers.proportions;
    expect(proportionsPower(two.h, two.n, two.n, 0.05)).toBeCloseTo(two.power, 12);
    const chi = powers.chiSquare;
    expect(chiSquarePower(chi.w, chi.n, chi.df, 0.05)).toBeCloseTo(chi.power, 10);
  });

  it('is alpha where there is no effect', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 300 }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (n, alpha) => {
          expect(tTestPower(0, n, n, alpha)).toBeCloseTo(alpha, 8);
          expect(pairedTestPower(0, n, alpha)).toBeCloseTo(alpha, 8);
          expect(proportionsPower(0, n, n, alpha)).toBeCloseTo(alpha, 10);
          expect(proportionPower(0, n, alpha)).toBeCloseTo(alpha, 10);
          expect(fTestPower(0, 2, n, n + 3, alpha)).toBeCloseTo(alpha, 8);
          expect(chiSquarePower(0, n, 2, alpha)).toBeCloseTo(alpha, 8);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives the effect that it is asked for, as the d33 % of small telescopes', () => {
    const small = effectAtPower((d) => tTestPower(d, 20, 20, 0.05), 1 / 3)!;
    expect(small).toBeCloseTo(0.5, 1);
    expect(tTestPower(small, 20, 20, 0.05)).toBeCloseTo(1 / 3, 9);
    expect(effectAtPower((d) => tTestPower(d, 20, 20, 0.05), 1 / 3, 0.01)).toBeNull();
    expect(() => effectAtPower(() => 1, 1)).toThrow(RangeError);
    expect(() => tTestPower(1, 9, 9, 0)).toThrow(RangeError);
    expect(() => fTestPower(1, 1, 9, 11, 0.05)).toThrow(RangeError);
  });
});

describe('conversions of effects', () => {
  it('are those of Borenstein et al. 2009, chapter 7', () => {
    // Their examples: r = .50 is d = 1.1547; d = 1.1547 is r = .50; ln OR = .9069 is d = .5000.
    expect(dFromR(0.5)).toBeCloseTo(1.1547, 4);
    expect(rFromD(1.1547)).toBeCloseTo(0.5, 4);
    expect(dFromOddsRatio(Math.exp(0.9069))).toBeCloseTo(0.5, 4);
    expect(oddsRatioFromD(0.5)).toBeCloseTo(Math.exp(0.9069), 3);
  });

  it('are those that Many Labs 1 gives for its originals', () => {
    expect(dFromT(2.12, 15, 15)).toBeCloseTo(0.77, 2);
    expect(dFromChiSquare(7.7, 132)).toBeCloseTo(0.498, 3);
    expect(dFromR(0.42)).toBeCloseTo(0.926, 3);
  });

  it('come back from where they went', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (d) => {
        expect(dFromR(rFromD(d))).toBeCloseTo(d, 9);
        expect(dFromOddsRatio(oddsRatioFromD(d))).toBeCloseTo(d, 9);
        expect(dFromEtaSquared(etaSquaredFromD(d))).toBeCloseTo(Math.abs(d), 9);
      }),
    );
    expect(partialEtaSquaredFromF(2.74, 1, 211)).toBeCloseTo(0.0128, 4);
    expect(cohenH(0.5, 0.5)).toBe(0);
    expect(cohenH(1, 0)).toBeCloseTo(Math.PI, 12);
    expect(hedgesCorrection(1)).toBe(0);
    expect(hedgesCorrection(18)).toBeCloseTo(1 - 3 / (4 * 18 - 1), 3);
  });

  it('refuse what is no effect', () => {
    expect(() => dFromR(1)).toThrow(RangeError);
    expect(() => dFromOddsRatio(0)).toThrow(RangeError);
    expect(() => dFromEtaSquared(1)).toThrow(RangeError);
    expect(() => dFromChiSquare(-1, 9)).toThrow(RangeError);
    expect(() => hedgesCorrection(0)).toThrow(RangeError);
    expect(() => rFromD(1, 0, 1)).toThrow(RangeError);
  });
});
