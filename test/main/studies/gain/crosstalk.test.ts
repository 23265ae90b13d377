import { describe, expect, it } from 'vitest';
import { analyse, following, gradedStudy, profiles, SCALES, scoring, single } from './graded-study.js';

/** Every request moves TF by .3 of what it moves its own scale, whatever else is asked. */
const halo = (targets: Record<string, Record<string, number>>) =>
  scoring(({ condition: { persona }, scale }) => {
    const own = persona === undefined ? {} : (targets[persona] ?? {});
    const pull = (asked: string): number => (own[asked] ?? 0.5) - 0.5;
    const other = SCALES.filter((asked) => asked !== 'TF').reduce((sum, asked) => sum + pull(asked), 0);
    return 3 + 2 * pull(scale) + (scale === 'TF' ? 0.6 * other : 0);
  });

describe('crosstalk', () => {
  it.each(['single', 'profiles'] as const)(
    'shows how far a request moves other scales, from %s',
    (source) => {
      const targets = source === 'single' ? single() : profiles();
      const [found, ...rest] = analyse(gradedStudy(targets), halo(targets)).crosstalk;
      expect(rest).toEqual([]);
      expect(found).toMatchObject({ source, requested: SCALES, observed: SCALES, instrument: 'axes' });
      const close = (value: number) => expect.closeTo(value, 9);
      expect(found?.slopes).toEqual([
        [0.5, 0, 0.15, 0].map(close),
        [0, 0.5, 0.15, 0].map(close),
        [0, 0, 0.5, 0].map(close),
        [0, 0, 0.15, 0.5].map(close),
      ]);
      expect(found?.own).toBeCloseTo(0.5, 9);
      expect(found?.other).toBeCloseTo(0.45 / 12, 9);
    },
  );

  it('leaves out profiles whose requests cannot be told apart', () => {
    const tied = Object.fromEntries(
      [0, 0.25, 0.5, 0.75, 1].map((share) => [`p${share}`, { EI: share, SN: share }]),
    );
    expect(analyse(gradedStudy(tied), halo(tied)).crosstalk).toEqual([]);
  });
});

describe('main effects', () => {
  it('compare the lowest with the highest request while the others vary', () => {
    const snapshot = gradedStudy(profiles());
    const { mainEffects } = analyse(snapshot, following(snapshot, 0.5));
    expect(mainEffects.map(({ scale }) => scale)).toEqual([...SCALES]);
    expect(mainEffects[0]).toMatchObject({
      low: { level: 1, requested: 1, conditions: 8, mean: expect.closeTo(2.5, 9) },
      high: { level: 9, requested: 5, conditions: 8, mean: expect.closeTo(4.5, 9) },
      gain: { estimate: expect.closeTo(0.5, 9) },
    });
  });

  it('are none of conditions that ask for one scale', () => {
    const snapshot = gradedStudy(single());
    expect(analyse(snapshot, following(snapshot, 0.5)).mainEffects).toEqual([]);
  });
});
