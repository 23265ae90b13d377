import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designedDistribution, discretisedNormal, KINDS } from '../../../models/calibration/build/design.js';

const meanScore = (q: readonly number[]): number =>
  q.reduce((sum, value, index) => sum + value * (index + 1), 0);

describe('the design of the calibration subjects', () => {
  it('gives distributions with the mean asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.06, max: 4.94, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (mean, spread) => {
          const q = discretisedNormal(mean, spread);
          expect(q.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
          expect(meanScore(q)).toBeCloseTo(mean, 5);
        },
      ),
    );
  });

  it('moves pliant fully, half by half, stubborn not at all', () => {
    const reading = { trait: 'E', sign: 1 } as const;
    const standing = meanScore(designedDistribution('stubborn', reading, {}));
    expect(meanScore(designedDistribution('stubborn', reading, { E: 0 }))).toBe(standing);
    expect(meanScore(designedDistribution('pliant', reading, { E: 0.25 }))).toBeCloseTo(2, 5);
    expect(meanScore(designedDistribution('half', reading, { E: 0.25 }))).toBeCloseTo((standing + 2) / 2, 5);
  });

  it('answers a reverse-keyed item the other way round, except where it acquiesces', () => {
    for (const kind of KINDS) {
      const forward = designedDistribution(kind, { trait: 'A', sign: 1 }, { A: 1 });
      const backward = designedDistribution(kind, { trait: 'A', sign: -1 }, { A: 1 });
      if (kind === 'acquiescent') expect(backward).toEqual(forward);
      else backward.forEach((value, index) => expect(value).toBeCloseTo(forward[4 - index] as number, 6));
    }
  });

  it('keeps wavering near-flat', () => {
    for (const level of [0, 1]) {
      const q = designedDistribution('wavering', { trait: 'C', sign: 1 }, { C: level });
      expect(Math.max(...q)).toBeLessThan(0.3);
      expect(Math.min(...q)).toBeGreaterThan(0.12);
    }
  });
});
