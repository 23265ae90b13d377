import { describe, expect, it } from 'vitest';
import { analyse, following, gradedStudy, scoring, single } from './graded-study.js';

describe('backfire', () => {
  it('is the distance of persona and anti-target, of what full following would give', () => {
    const snapshot = gradedStudy(single(), { antiTargets: true });
    const { backfire } = analyse(snapshot, following(snapshot, 0.5));
    expect(backfire?.count).toBe(4 * 8);
    expect(backfire?.requestedSpread).toBeCloseTo(0.625, 9);
    expect(backfire?.spread).toBeCloseTo(0.3125, 9);
    expect(backfire?.backfired).toBe(0);
    expect(backfire?.byScale.map(({ scale, count }) => [scale, count])).toEqual([
      ['EI', 8],
      ['SN', 8],
      ['TF', 8],
      ['JP', 8],
    ]);
    expect(backfire?.pairs[0]).toMatchObject({
      condition: 'persona:graded-EI-1:described',
      antiTarget: 'anti-target:graded-EI-1:described',
      level: 1,
      score: expect.closeTo(2.5, 9),
      antiScore: expect.closeTo(4.5, 9),
      spread: expect.closeTo(0.5, 9),
      requestedSpread: 1,
    });
  });

  it('is below 0 where persona and anti-target went the wrong way round', () => {
    const snapshot = gradedStudy(single(), { antiTargets: true });
    const contrary = scoring(({ condition: { antiOf, persona } }) => {
      const name = antiOf ?? persona;
      if (name === undefined) return 3;
      const toward = (Number(name.split('-').at(-1)) - 5) / 8;
      return 3 + (antiOf === undefined ? -toward : toward);
    });
    const { backfire } = analyse(snapshot, contrary);
    expect(backfire?.backfired).toBe(32);
    expect(backfire?.spread).toBeLessThan(-0.1);
  });

  it('is unknown without anti-targets', () => {
    const snapshot = gradedStudy(single());
    expect(analyse(snapshot, following(snapshot, 1)).backfire).toBeNull();
  });
});
