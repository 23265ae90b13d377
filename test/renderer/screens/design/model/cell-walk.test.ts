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
  type CellWay,
} from '../../../../../src/renderer/screens/design/model/cell-walk.js';
import type { OptionOrder } from '../../../../../src/shared/domain/template.js';
import { content } from '../draft-content-fixture.js';

const names = (letter: string) =>
  fc.integer({ min: 0, max: 4 }).map((count) => Array.from({ length: count }, (_, at) => `${letter}${at}`));
const crossed = (templates: readonly string[], orders: readonly OptionOrder[]): CellWay[] =>
  templates.flatMap((template) => orders.map((order) => ({ template, order })));
const specified = fc.integer({ min: 1, max: 5 }).map((count) =>
  Array.from({ length: count }, (_, at): CellWay => ({
    template: 't',
    order: 'forward',
    specification: `s0${at + 1}`,
  })),
);
const axes: fc.Arbitrary<CellAxes> = fc.record({
  conditions: names('c'),
  ways: fc.oneof(
    names('t').map((templates) => crossed(templates, ['reversed', 'forward'])),
    specified,
  ),
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
      ways: crossed(design.templates, design.orders),
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
      ways: crossed(['s'], ['forward']),
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
    const wide = { ...plan, ways: crossed(['s', 't'], ['forward', 'reversed']) };
    expect(settledCell(wide, wanted)).toMatchObject({ template: 's', order: 'reversed' });
    expect(settledCell(wide, { template: 't' })).toMatchObject({ template: 't', order: 'forward' });
    const [first, second] = ['s01', 's02'].map((specification): CellWay => ({
      template: 's',
      order: 'forward',
      specification,
    }));
    const varied = { ...plan, ways: [first!, second!] };
    expect(settledCell(varied, { specification: 's02' })?.specification).toBe('s02');
    expect(settledCell(varied, wanted)?.specification).toBe('s01');
    expect(settledCell(plan, {})).toEqual(cellAt(plan, 0));
    expect(settledCell({ ...plan, items: [] }, wanted)).toBeNull();
  });
});
