import { describe, expect, it } from 'vitest';
import {
  analyse,
  doseOf,
  following,
  gradedStudy,
  LEVELS,
  profiles,
  scoring,
  single,
} from './graded-study.js';

const shareOf = (persona: string | undefined): number => (Number(persona?.split('-').at(-1)) - 1) / 8;

describe('the dose-response of a scale', () => {
  it.each([1, 0.5, 0])('of a subject that moves the share %d has that gain, without error', (adopted) => {
    const snapshot = gradedStudy(single());
    const { gain, r2, spearman, violations, points } = doseOf(
      analyse(snapshot, following(snapshot, adopted)),
      'EI',
    );
    expect(gain.estimate).toBeCloseTo(adopted, 10);
    expect(gain.low).toBeCloseTo(adopted, 6);
    expect(gain.high).toBeCloseTo(adopted, 6);
    expect(points.map(({ level }) => level)).toEqual([...LEVELS]);
    expect(points.map(({ requested }) => requested)).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
    if (adopted > 0) {
      expect(r2).toBeCloseTo(1, 10);
      expect(spearman).toBeCloseTo(1, 10);
      expect(violations).toBe(0);
    }
  });

  it('names the levels at which the score stops following, and the halves apart', () => {
    const snapshot = gradedStudy(single());
    const stops = scoring(({ condition: { persona }, scale, standing }) =>
      persona?.includes(scale) === true ? Math.min(4, 1 + 4 * shareOf(persona)) : standing,
    );
    const dose = doseOf(analyse(snapshot, stops), 'EI');
    expect(dose.following).toEqual({ low: 1, high: 7 });
    expect(dose.saturated).toEqual({ low: [], high: [8, 9] });
    expect(dose.halves.below).toBeCloseTo(1, 10);
    expect(dose.halves.above).toBeCloseTo(0.5, 10);
    expect(dose.points.map(({ isotonic }) => isotonic).slice(6)).toEqual(
      [4, 4, 4].map((n) => expect.closeTo(n, 9)),
    );
  });

  it('counts steps against the request, and evens them out in the isotonic scores', () => {
    const snapshot = gradedStudy(single(['EI']));
    const dips = scoring(({ condition: { persona }, standing }) =>
      persona === undefined ? standing : persona === 'graded-EI-8' ? 3.5 : 1 + 4 * shareOf(persona),
    );
    const dose = doseOf(analyse(snapshot, dips), 'EI');
    expect(dose.violations).toBe(1);
    expect(dose.points.find(({ level }) => level === 8)?.isotonic).toBeCloseTo(3.75, 10);
  });

  it('averages the conditions of a level, and names them', () => {
    const snapshot = gradedStudy(single(), { wordings: ['described', 'plain'], role: 'nurse' });
    const uneven = scoring(({ condition: { persona, wording, role }, scale, standing }) => {
      if (persona?.includes(scale) !== true) return standing;
      return 2 + 2 * shareOf(persona) + (role === undefined ? (wording === 'plain' ? 0.3 : 0) : 0.6);
    });
    const [first] = doseOf(analyse(snapshot, uneven), 'SN').points;
    expect(first?.conditions.map(({ condition }) => condition)).toEqual([
      'persona:graded-SN-1:described',
      'persona:graded-SN-1:plain',
      'role+persona:nurse:a+graded-SN-1:described',
    ]);
    expect(first?.mean).toBeCloseTo(2.3, 10);
  });

  it('gives a point an interval over items and templates', () => {
    const snapshot = gradedStudy(single());
    const byItem = scoring(
      ({ item, template }) => 3 + (item.endsWith('1') ? 0.5 : 0) + (template === 'one' ? 0.3 : 0),
    );
    const [point] = doseOf(analyse(snapshot, byItem), 'EI').points;
    expect(point?.low).toBeLessThan((point?.mean ?? NaN) - 0.05);
    expect(point?.high).toBeGreaterThan((point?.mean ?? NaN) + 0.05);
  });

  it('reads three levels or more, of the scale alone where it can', () => {
    const two = gradedStudy(single(['EI'], [1, 9]));
    expect(analyse(two, following(two, 1)).doses).toEqual([]);
    const three = gradedStudy(profiles([1, 5, 9]));
    expect(doseOf(analyse(three, following(three, 0.5)), 'TF')).toMatchObject({ source: 'profiles' });
    const both = gradedStudy({ ...single(['EI'], [1, 5, 9]), ...profiles([1, 5, 9]) });
    const result = analyse(both, following(both, 0.5));
    expect(doseOf(result, 'EI').source).toBe('single');
    expect(doseOf(result, 'EI').points[0]?.conditions).toHaveLength(1);
  });

  it('says which points stand out from the default beyond the placebos', () => {
    const snapshot = gradedStudy(single());
    const wandering = scoring(({ condition: { id, persona }, scale, standing }) => {
      if (id.startsWith('placebo:harbour')) return standing - 0.2;
      return persona?.includes(scale) === true ? standing + (shareOf(persona) - 0.5) : standing;
    });
    const {
      points,
      leastDetectableShift,
      placebo,
      default: standing,
      leastStep,
      following,
    } = doseOf(analyse(snapshot, wandering), 'EI');
    expect(placebo).toEqual({ low: expect.closeTo(3.8, 9), high: expect.closeTo(4, 9) });
    expect(standing).toBeCloseTo(4, 10);
    expect(leastStep).toBe(leastDetectableShift);
    // Steps of an eighth of a point lie below it.
    expect(following).toEqual({ low: null, high: null });
    const least = leastDetectableShift ?? NaN;
    expect(least).toBeGreaterThan(0.2);
    for (const { mean, detectable } of points) expect(detectable).toBe(Math.abs(mean - 4) > least);
    expect(points.map(({ detectable }) => detectable)).toContain(true);
    expect(points.map(({ detectable }) => detectable)).toContain(false);
  });
});
