import { describe, expect, it } from 'vitest';
import type { AdoptionCell } from '../../../../src/shared/domain/resistance.js';
import {
  ADOPTION_DOMAIN,
  adoptedCells,
  adoptionArrowsLayout,
  adoptionOverviewLayout,
} from '../../../../src/renderer/charts/layout/adoption-layout.js';
import { scale } from '../profiles.js';

const cell = (change: Partial<AdoptionCell> = {}): AdoptionCell => ({
  condition: 'persona:INTP:described',
  kind: 'persona',
  persona: 'INTP',
  wording: 'described',
  instrument: 'axes',
  scale: 'EI',
  requested: 1,
  pole: 1,
  score: 2,
  default: 4,
  direction: 'against',
  alpha: 0.67,
  undefinedBecause: null,
  attainment: null,
  ...change,
});

describe('adoption', () => {
  it('gives each direction a lane of its own', () => {
    const cells = adoptedCells([cell(), cell({ direction: 'with', requested: 5 }), cell({ alpha: null })]);
    const layout = adoptionOverviewLayout([scale], cells, 700, 0);
    expect(layout.lanes.map(({ direction, dots }) => [direction, dots.length])).toEqual([
      ['against', 1],
      ['with', 1],
    ]);
    expect(layout.lanes[0]!.y).toBeLessThan(layout.lanes[1]!.y);
  });

  it('holds what lies beyond the axis at its edge', () => {
    const cells = adoptedCells([cell({ alpha: -40 }), cell({ alpha: 40 })]);
    const { lanes, x } = adoptionOverviewLayout([scale], cells, 700, 0);
    expect(lanes[0]!.dots.map((dot) => dot.x)).toEqual([x(ADOPTION_DOMAIN[0]), x(ADOPTION_DOMAIN[1])]);
  });

  it('keeps a crowd within its lane', () => {
    const cells = adoptedCells(Array.from({ length: 60 }, (_, place) => cell({ condition: `c${place}` })));
    const { lanes, bottom, top } = adoptionOverviewLayout([scale], cells, 700, 0);
    for (const { y, step, dots } of lanes) {
      const reach = Math.max(...dots.map(({ offset }) => Math.abs(offset))) * step;
      expect(y - reach).toBeGreaterThanOrEqual(top);
      expect(y + reach).toBeLessThanOrEqual(bottom);
    }
  });

  it('leads arrows from the default to the condition, and marks those that go the wrong way', () => {
    const cells = [
      cell(),
      cell({ condition: 'b', score: 4.5, alpha: -0.17 }),
      cell({ condition: 'c', score: null }),
    ];
    const { arrows, headings, x } = adoptionArrowsLayout(scale, cells, new Map([['b', 'B']]), 700, 0);
    expect(arrows.map(({ label, backfire }) => [label, backfire])).toEqual([
      ['persona:INTP:described', false],
      ['B', true],
    ]);
    expect(arrows[0]).toMatchObject({ fromX: x(4), toX: x(2), targetX: x(1) });
    expect(headings).toHaveLength(1);
  });
});
