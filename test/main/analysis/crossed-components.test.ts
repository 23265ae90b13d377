import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentDraws, componentSet, drawnInterval } from '../../../src/main/analysis/component-draws.js';
import { crossedComponents } from '../../../src/main/analysis/crossed-components.js';
import { generalizability, scoreVariance } from '../../../src/main/analysis/generalizability.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { mean, variance } from '../../../src/main/analysis/summary.js';
import { iccInterval, oneWayAnova } from '../../../src/main/analysis/variance-components.js';
import { designOf } from './crossed-designs.js';
import { CROSSED_REFERENCE as R } from './reference/crossed-reference.js';

const variances = (found: ReturnType<typeof crossedComponents>): number[] =>
  found!.effects.map((effect) => effect.variance);

describe('crossedComponents', () => {
  it('gives the published components of the penicillin data (Davies & Goldsmith 1972; lme4)', () => {
    const { plates, samples, y, components } = R.penicillin;
    const found = crossedComponents(
      designOf(
        [
          ['plate', plates],
          ['sample', samples],
        ],
        y.map((value) => [value]),
      ),
    );
    const [plate, sample, residual] = variances(found);
    // An optimiser stops near the optimum, which the analysis of variance hits.
    expect(Math.abs(plate! / components.plate! - 1)).toBeLessThan(1e-4);
    expect(Math.abs(sample! / components.sample! - 1)).toBeLessThan(1e-4);
    expect(residual).toBeCloseTo(components.Residual!, 5);
    // As printed in lme4's own documentation, as standard deviations.
    expect([plate, sample, residual].map((value) => Math.sqrt(value!).toFixed(2))).toEqual([
      '0.85',
      '1.93',
      '0.55',
    ]);
    expect(found).toMatchObject({ balanced: true, runVariance: null });
  });

  it("gives lmer's REML components of three facets with runs in the cells", () => {
    const { sizes, runs, y, components } = R.three;
    const cells = Array.from({ length: y.length / runs }, (_, cell) =>
      y.slice(cell * runs, (cell + 1) * runs),
    );
    const found = crossedComponents(designOf(Object.entries(sizes), cells))!;
    const names = ['p', 'v', 'p:v', 'i', 'p:i', 'v:i', 'p:v:i'];
    for (const [place, name] of names.entries()) {
      expect(Math.abs(found.effects[place]!.variance - components[name]!)).toBeLessThan(1e-4);
    }
    expect(Math.abs(found.runVariance! - components.Residual!)).toBeLessThan(1e-6);
    expect(found.effects.map(({ degrees }) => degrees)).toEqual([7, 3, 21, 5, 35, 15, 105]);
  });

  it("gives Henderson's method I as matrices give it, where a fifth of the cells is missing", () => {
    const { sizes, y, henderson } = R.unbalanced;
    const found = crossedComponents(
      designOf(
        Object.entries(sizes),
        y.map((value) => (value === null ? [] : [value])),
      ),
    );
    for (const [place, value] of variances(found).entries()) {
      expect(value).toBeCloseTo(henderson[place]!, 9);
    }
    expect(found).toMatchObject({ balanced: false, cells: 112 });
  });

  it('is the one-way analysis of variance where there is one facet', () => {
    const { rows } = R.judges;
    const found = crossedComponents(designOf([['target', rows.length]], rows))!;
    const anova = oneWayAnova(rows);
    expect(found.effects[0]!.variance).toBeCloseTo(anova.groupVariance, 12);
    expect(found.runVariance).toBeCloseTo(anova.errorVariance, 12);
  });

  it('takes the error off that runs put into the cells, and leaves exact means as they are', () => {
    const exact = designOf([['p', 3]], [[1], [2], [4]]);
    expect(variances(crossedComponents({ ...exact, runVariance: 2, runDegrees: Infinity }))[0]).toBeCloseTo(
      variance([1, 2, 4]),
      12,
    );
    const noisy = { ...exact, errors: [0.5, 0.5, 0.5], runVariance: 1, runDegrees: 3 };
    expect(variances(crossedComponents(noisy))[0]).toBeCloseTo(variance([1, 2, 4]) - 0.5, 12);
  });

  it('says of cells that leave effects apart that they do not', () => {
    // Each persona under a template of its own: the two cannot be told apart.
    const nested = designOf(
      [
        ['p', 2],
        ['v', 2],
      ],
      [[1], [], [], [3]],
    );
    expect(crossedComponents(nested)).toBeNull();
    expect(crossedComponents(designOf([['p', 2]], [[1], []]))).toBeNull();
    expect(() => crossedComponents(designOf([['p', 1]], [[1]]))).toThrow(RangeError);
    expect(() => crossedComponents({ ...designOf([['p', 2]], [[1], [2]]), means: [1] })).toThrow(RangeError);
  });

  it('depends neither on the origin nor on the order of levels, and grows with the square of the unit', () => {
    const values = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (own, shift) => {
        const facets = [['p', 3] as const, ['i', 4] as const];
        const of = (list: readonly number[]) =>
          variances(
            crossedComponents(
              designOf(
                facets,
                list.map((value) => [value]),
              ),
            ),
          );
        const base = of(own);
        const turned = of([...own.slice(4), ...own.slice(0, 4)]);
        const moved = of(own.map((value) => 2 * value + shift));
        for (const [place, value] of base.entries()) {
          expect(turned[place]).toBeCloseTo(value, 9);
          expect(moved[place]).toBeCloseTo(4 * value, 8);
        }
      }),
    );
  });
});

describe('componentDraws', () => {
  it("gives the F interval of Shrout & Fleiss, as psych's ICC does", () => {
    const { rows, icc1, icc1k } = R.judges;
    const exact = iccInterval(oneWayAnova(rows), 0.95);
    expect(exact.icc1!.low).toBeCloseTo(icc1.low, 6);
    expect(exact.icck!.high).toBeCloseTo(icc1k.high, 6);
    const design = designOf([['target', rows.length]], rows);
    const found = crossedComponents(design)!;
    const draws = componentDraws(design, found, 40_000, createRandom(4));
    const ratio = (set: { effects: readonly number[]; run: number }): number =>
      set.effects[0]! / (set.effects[0]! + set.run);
    const interval = drawnInterval(ratio(componentSet(found)), draws, ratio, 0.95);
    expect(interval.estimate).toBeCloseTo(icc1.estimate, 10);
    expect(Math.abs(interval.low - icc1.low)).toBeLessThan(0.01);
    expect(Math.abs(interval.high - icc1.high)).toBeLessThan(0.01);
  });

  it('centres on the mean squares, and leaves an exact run variance as it is', () => {
    const values = [1, 2, 4, 3, 5, 2, 4, 1, 3];
    const design = {
      ...designOf(
        [['p', 9]],
        values.map((value) => [value]),
      ),
      runVariance: 0.4,
      runDegrees: Infinity,
    };
    const draws = componentDraws(design, crossedComponents(design)!, 4000, createRandom(11));
    expect(draws.every(({ run }) => run === 0.4)).toBe(true);
    const inverse = mean(draws.map(({ effects }) => 1 / effects[0]!));
    expect(inverse * variance(values)).toBeCloseTo(1, 1);
  });

  it('reports an unbounded end where draws are, and refuses what is no confidence', () => {
    const set = { effects: [1], run: 1 };
    expect(drawnInterval(1, [set, set, set], () => Infinity, 0.9).high).toBe(Infinity);
    expect(() => drawnInterval(1, [set], () => 1, 1)).toThrow(RangeError);
    expect(() => drawnInterval(1, [], () => 1, 0.9)).toThrow(RangeError);
  });
});

describe('a highest interaction without runs', () => {
  it('counts as noise, whole', () => {
    const found = crossedComponents(
      designOf(
        [
          ['p', 2],
          ['i', 2],
        ],
        [[1], [2], [4], [3]],
      ),
    )!;
    const set = componentSet(found);
    expect(set.effects.at(-1)).toBe(0);
    expect(set.run).toBe(found.effects.at(-1)!.variance);
    const split = scoreVariance(set, { object: 0, sizes: [1, 2], runs: 1, fixed: [1] });
    expect(split.relativeError).toBeCloseTo(set.run / 2, 12);
    expect(generalizability({ object: 0, relativeError: 0, absoluteError: 0 })).toBeNull();
  });
});
