import { describe, expect, it } from 'vitest';
import type { PersonaMap } from '../../../../src/shared/contract/views.js';
import {
  binOf,
  cellText,
  personaMapLayout,
} from '../../../../src/renderer/charts/layout/persona-map-layout.js';

describe('the persona map', () => {
  const types = Array.from({ length: 16 }, (_, place) => `T${place}`);
  const map: PersonaMap = {
    instrument: 'axes',
    types,
    defaultType: 'T3',
    rows: types.map((requested) => ({
      requested,
      conditions: [requested],
      probabilities: types.map(() => 1 / 16),
      axes: ['EI', 'SN', 'TF', 'JP'].map((axis) => ({ axis, letter: 'I', against: true, probability: 0.5 })),
    })),
  };

  it.each([560, 900, 1400])('fits a width of %i with its axis flips', (width) => {
    const { cell: size, left, flips } = personaMapLayout(map, width, 0);
    expect(flips).not.toBeNull();
    expect(left + 16 * size).toBeLessThan(flips!.left);
    expect(flips!.left + 4 * flips!.cell).toBeLessThanOrEqual(width);
  });

  it('leaves the axis flips to the table where there is no room', () => {
    const { flips, left, cell: size } = personaMapLayout(map, 320, 0);
    expect(flips).toBeNull();
    expect(left + 16 * size).toBeLessThanOrEqual(320);
  });

  it('writes probabilities so that they fit a cell, and sorts them into bins', () => {
    expect([0.001, 0.046, 0.98, 0.9999].map(cellText)).toEqual(['', '.05', '.98', '1']);
    expect([0, 0.0199, 0.02, 0.5, 1].map((probability) => binOf(probability).step)).toEqual([0, 0, 1, 6, 8]);
  });
});
