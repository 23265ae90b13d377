import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { cells, planStudy } from '../../../../../src/main/studies/plan.js';
import {
  cellAt,
  cellCount,
  placeOf,
  settledCell,
  type CellAxes,
} from '../../../../../src/renderer/screens/design/model/cell-walk.js';
import { content } from '../draft-content-fixture.js';

const names = (letter: string) =>
  fc.integer({ min: 0, max: 4 }).map((count) => Array.from({ length: count }, (_, at) => `${letter}${at}`));
const axes: fc.Arbitrary<CellAxes> = fc.record({
  conditions: names('c'),
  templates: names('t'),
  orders: fc.constantFrom(['forward'] as const, ['reversed', 'forward'] as const),
  items: names('i').map((items) => items.map((item) => ({ instrument: 'x', item }))),
});

describe('a walk through the cells of a plan', () => {
  it('comes by every cell once', () => {
    fc.assert(
      fc.property(axes, (plan) => {
        const seen = Array.from({ length: cellCount(plan) }, (_, place) => cellAt(plan, place));
        expect(seen).not.toContain(null);
        expect(new Set(seen.map((cell) => JSON.stringify(cell))).size).toBe(seen.length);
        seen.forEach((cell, place) => expect(placeOf(plan, cell!)).toBe(place));
      }),
    );
  });

  it('ends where the plan ends', () => {
    fc.assert(
      fc.property(axes, (plan) => {
        expect(cellAt(plan, -1)).toBeNull();
        expect(cellAt(plan, cellCount(plan))).toBeNull();
      }),
    );
  });

  it('goes in the order in which the runner asks', async () => {
    const library = await loadLibrary();
    const design = content({
      instruments: ['jungian-4x12', 'ipip-neo-120'],
      templates: ['letters', 'statement'],
      orders: ['reversed', 'forward'],
      conditions: { ...content().design.conditions, personas: ['INTP', 'ESFJ'], placebos: [] },
    }).design;
    const plan = planStudy(design, library, { quick: false });
    const walk: CellAxes = {
      conditions: plan.conditions.map(({ id }) => id),
      templates: design.templates,
      orders: design.orders,
      items: plan.instruments.flatMap(({ id, items }) =>
        items.map((item) => ({ instrument: id, item: item.id })),
      ),
    };
    for (const { index, cell } of cells(plan, { wanted: (place) => place % 37 === 0 })) {
      expect(cell).toMatchObject({ ...cellAt(walk, index) });
      expect(placeOf(walk, cell)).toBe(index);
    }
  });

  it('stays at a cell as far as the edited plan still has it', () => {
    const plan: CellAxes = {
      conditions: ['a', 'b'],
      templates: ['s'],
      orders: ['forward'],
      items: [
        { instrument: 'x', item: '1' },
        { instrument: 'y', item: '1' },
        { instrument: 'y', item: '2' },
      ],
    };
    const wanted = {
      condition: 'b',
      template: 'gone',
      order: 'reversed',
      instrument: 'y',
      item: '9',
    } as const;
    expect(settledCell(plan, wanted)).toEqual({
      condition: 'b',
      template: 's',
      order: 'forward',
      instrument: 'y',
      item: '1',
    });
    expect(settledCell(plan, {})).toEqual(cellAt(plan, 0));
    expect(settledCell({ ...plan, items: [] }, wanted)).toBeNull();
  });
});
