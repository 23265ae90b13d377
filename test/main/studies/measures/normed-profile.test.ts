import { describe, expect, it } from 'vitest';
import { ipipNorms } from '../../../../src/main/instruments/norms/ipip-neo-120-norms.js';
import { normedProfile } from '../../../../src/main/studies/measures/normed-profile.js';
import type { Norms } from '../../../../src/shared/domain/instrument.js';

const norms: Norms = {
  id: 'people',
  name: 'People',
  population: 'Anyone.',
  source: 'None (2000).',
  scales: { D: { mean: 3, standardDeviation: 0.5 }, F: { mean: 2, standardDeviation: 1 } },
};

describe('normedProfile', () => {
  it('gives distance, T score and percentile', () => {
    const normed = normedProfile({ D: 3.5, F: 2 }, norms);
    expect(normed['D']).toMatchObject({ z: 1, tScore: 60 });
    expect(normed['D']!.percentile).toBeCloseTo(84.134475, 5);
    expect(normed['F']).toMatchObject({ z: 0, tScore: 50 });
    expect(normed['F']!.percentile).toBeCloseTo(50, 10);
  });

  it('leaves out what has no score or no figures', () => {
    expect(normedProfile({ D: null, F: Number.NaN, G: 1, constructor: 1 }, norms)).toEqual({});
  });

  it('agrees with the T score of the script that the IPIP norms come from', () => {
    // A sum of 80 on Neuroticism for a man of 30: 10 (80 - 66.97) / 16.48 + 50.
    const [, grown] = ipipNorms();
    expect(normedProfile({ N: 80 / 24 }, grown!)['N']!.tScore).toBeCloseTo(57.906553, 5);
  });
});
