import { describe, expect, it } from 'vitest';
import { noiseLayout, variancesOf } from '../../../../src/renderer/charts/layout/noise-layout.js';
import { scale } from '../profiles.js';

describe('noise', () => {
  const figures = {
    items: 12,
    personas: 16,
    personaVariance: 3,
    runVariance: 1,
    templateVariance: null,
    orderVariance: 0,
    wordingVariance: null,
    icc1: null,
    icck: null,
    administrations: 4,
    generalizability: null,
    projection: [],
    decisiveness: null,
    noiseShare: 0,
  };

  it('divides a bar by variance and leaves out what the study does not vary', () => {
    expect(variancesOf(figures).map(({ source }) => source)).toEqual(['persona', 'run', 'order']);
    const { rows, share } = noiseLayout([{ scale, figures }], 800, 0);
    expect(rows[0]!.parts.map((part) => part.share)).toEqual([0.75, 0.25, 0]);
    expect(rows[0]!.parts[1]!.x).toBe(share(0.75));
  });

  it('draws no bar where nothing varies', () => {
    const still = { ...figures, personaVariance: 0, runVariance: 0 };
    expect(noiseLayout([{ scale, figures: still }], 800, 0).rows[0]!.parts).toEqual([]);
  });
});
