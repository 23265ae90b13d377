import { describe, expect, it } from 'vitest';
import { chosenScale, scaleKey, scaleOptions } from '../../../../src/renderer/screens/run/live-scales.js';
import type { ScaleView } from '../../../../src/shared/contract/views.js';

const scale = (instrument: string, id: string): ScaleView => ({
  instrument,
  scale: id,
  name: id.toUpperCase(),
  kind: 'axis',
  low: { name: 'low', letter: null },
  high: { name: 'high', letter: null },
  min: 1,
  max: 5,
  midpoint: 3,
  items: 12,
});

describe('the scales of a run', () => {
  const scales = [scale('jungian', 'ei'), scale('jungian', 'sn'), scale('ipip', 'ei')];

  it('are told apart by their instruments', () => {
    expect(new Set(scales.map(scaleKey)).size).toBe(3);
    const names = new Map([['jungian', 'Jungian']]);
    expect(scaleOptions(scales, names).map(({ label }) => label)).toEqual([
      'EI (Jungian)',
      'SN (Jungian)',
      'EI (ipip)',
    ]);
  });

  it('of one instrument need no more than their name', () => {
    expect(scaleOptions(scales.slice(0, 2), new Map()).map(({ label }) => label)).toEqual(['EI', 'SN']);
  });

  it('begin with the first, and stay with the one that was chosen', () => {
    expect(chosenScale(scales, null)).toBe(scales[0]);
    expect(chosenScale(scales, 'ipip/ei')).toBe(scales[2]);
    expect(chosenScale(scales, 'gone/ei')).toBe(scales[0]);
    expect(chosenScale([], 'ipip/ei')).toBeNull();
  });
});
