import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/main/analysis/random.js';
import { meanGain } from '../../../../src/main/studies/gain/mean-gain.js';
import { analyse, doseOf, following, gradedStudy, profiles, scoring, single } from './graded-study.js';

const levelOf = (persona: string): number => Number(persona.split('-').at(-1));

/** Follows fully, but reads a level's word as 0.3 higher than it is meant, in every trait. */
const misread = (level: number) =>
  scoring(({ condition: { persona }, scale, standing }) => {
    if (persona?.includes(scale) !== true) return standing;
    const own = levelOf(persona);
    return Math.min(5, 1 + (own - 1) / 2 + (own === level ? 0.3 : 0));
  });

describe('the mean gain', () => {
  it('is that of its scales, with sets of texts as units', () => {
    const snapshot = gradedStudy(single());
    const slopes: Record<string, number> = { EI: 0.9, SN: 0.7, TF: 0.5, JP: 0.3 };
    const uneven = scoring(({ condition: { persona }, scale, standing }) =>
      persona?.includes(scale) === true ? 3 + (slopes[scale] ?? 0) * ((levelOf(persona) - 5) / 2) : standing,
    );
    const { gain, byInstrument } = analyse(snapshot, uneven);
    expect(gain).toMatchObject({ scales: 4, units: 'texts', unitCount: 4, unitShare: expect.closeTo(1, 6) });
    expect(gain?.estimate).toBeCloseTo(0.6, 10);
    expect(gain?.low).toBeLessThan(0.4);
    expect(gain?.high).toBeGreaterThan(0.8);
    expect(byInstrument['axes']?.estimate).toBe(gain?.estimate);
  });

  it('has an interval that holds the error of how levels are worded, though every scale errs alike', () => {
    const snapshot = gradedStudy(single());
    const { gain } = analyse(snapshot, misread(2));
    expect(gain?.estimate).toBeLessThan(1);
    expect(gain?.unitShare).toBeCloseTo(0, 6);
    expect(gain?.low).toBeLessThan(gain?.estimate ?? NaN);
    expect(gain?.high).toBeGreaterThan(1);
  });

  it('takes items as units where there are fewer than three sets of texts', () => {
    const snapshot = gradedStudy(single(['EI', 'SN']));
    expect(analyse(snapshot, following(snapshot, 0.5)).gain).toMatchObject({
      scales: 2,
      units: 'items',
      unitCount: 24,
      estimate: expect.closeTo(0.5, 10),
    });
  });

  it('is read over the levels that all scales were asked for', () => {
    const some = { ...single(['EI', 'SN', 'TF']), ...single(['JP'], [1, 4, 6, 9]) };
    const snapshot = gradedStudy(some);
    expect(analyse(snapshot, following(snapshot, 0.5)).gain?.levels).toEqual([1, 4, 6, 9]);
    const apart = gradedStudy({ ...single(['EI'], [1, 3, 5]), ...single(['SN'], [2, 4, 6]) });
    const result = analyse(apart, following(apart, 0.5));
    expect(result.doses).toHaveLength(2);
    expect(result.gain).toBeNull();
    expect(result.verdict.label).toBe('not-measurable');
  });

  it('takes scales that one text asks for as one unit, and those of a profile each as its own', () => {
    const snapshot = gradedStudy(profiles([1, 5, 9]));
    expect(analyse(snapshot, following(snapshot, 1)).gain).toMatchObject({ units: 'texts', unitCount: 4 });
    const found = doseOf(analyse(gradedStudy(single()), following(gradedStudy(single()), 1)), 'EI');
    const dose = { found, items: [[0, 0, 0, 0, 0, 0, 0, 0, 1]], range: { min: 1, range: 4 } };
    const figure = meanGain([dose, dose, dose], {
      confidence: 0.95,
      replicates: 10,
      random: createRandom(1),
    });
    expect(figure).toMatchObject({ units: 'items', scales: 3 });
  });
});
