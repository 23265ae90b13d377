import { describe, expect, it } from 'vitest';
import { analyseInstability } from '../../../../../src/main/studies/instability/analyse.js';
import {
  componentName,
  groupOf,
} from '../../../../../src/renderer/screens/results/instability/model/component-groups.js';
import { instabilityTables } from '../../../../../src/renderer/screens/results/instability/model/detail-tables.js';
import {
  itemOrderComponents,
  itemOrderTable,
  itemOrderWords,
  varianceAxis,
} from '../../../../../src/renderer/screens/results/instability/model/item-orders.js';
import { nextDraft } from '../../../../../src/renderer/screens/results/instability/model/next-draft.js';
import { specificationNames } from '../../../../../src/renderer/screens/responses/specification-words.js';
import { planFactors } from '../../../../../src/renderer/screens/design/model/plan-words.js';
import { planSize } from '../../../../../src/main/studies/preview.js';
import { binomial } from '../../../../main/studies/answers/synthetic.js';
import { answered, orderedStudy } from '../../../../main/studies/instability/ordered-study.js';
import { content } from '../../design/draft-content-fixture.js';
import { viewOf } from './instability-fixture.js';

const snapshot = orderedStudy(2, { itemsPerAxis: 4, templates: ['one'] });
const accumulator = answered(snapshot, ({ requested, standing, sign, itemOrder, condition }) => {
  const turned = (condition.persona?.startsWith('I') === true ? 1 : -1) * (itemOrder === 2 ? 0.3 : -0.3);
  const level = (requested === null ? standing : requested > 3 ? 3.6 : 2.4) + turned;
  return binomial(sign === 1 ? level : 6 - level);
});
const result = analyseInstability(accumulator, snapshot, { seed: 3, subject: 'one' });
const view = {
  ...viewOf(result),
  detail: { design: snapshot.design, itemOrders: snapshot.itemOrders } as never,
};

describe('item orders in the results', () => {
  it('are components of their own, told from option orders', () => {
    const parts = itemOrderComponents(result.scales[0]!);
    expect(parts.map((part) => componentName(part, 2))).toEqual([
      'persona × item order',
      'persona × option order × item order',
      'persona × item order × item',
      'persona × option order × item order × item',
    ]);
    expect(componentName({ sources: ['persona', 'order'] }, undefined)).toBe('persona × order');
    expect(groupOf(['persona', 'item-order'])).toBe('persona-asking');
    expect(groupOf(['conversation'])).toBe('run');
  });

  it('are said with their number and their share', () => {
    const words = itemOrderWords(view);
    expect(words).toContain('the same 2 orders, the first as published, in conversations of 10 items');
    expect(words).toMatch(/makes \d+%/);
  });

  it('stand in the details place by place', () => {
    const { columns, rows } = itemOrderTable(view);
    expect(columns.map(({ id }) => id)).toEqual(['instrument', 'place', 'order-1', 'order-2']);
    expect(rows).toHaveLength(16);
    expect(rows.map((row) => row[3])).toEqual(snapshot.itemOrders!['axes']![1]);
    const tables = instabilityTables(view);
    expect(tables.map(({ id }) => id)).toEqual(expect.arrayContaining(['by-item-orders', 'item-orders']));
    for (const { table } of tables) {
      const { columns: own, rows: all } = table();
      for (const row of all) expect(row).toHaveLength(own.length);
    }
  });

  it('have an axis that ends on a round number', () => {
    expect(varianceAxis([0.3, 0.07]).domain).toEqual([0, 0.4]);
    expect(varianceAxis([1.96]).ticks).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(varianceAxis([]).domain).toEqual([0, 1]);
    expect(varianceAxis([0]).domain).toEqual([0, 1]);
  });
});

describe('item orders elsewhere', () => {
  it('tell specifications apart, and multiply the plan', () => {
    const names = specificationNames(snapshot.specifications!, new Map());
    expect([...names.values()]).toEqual([
      'forward, items published',
      'reversed, items published',
      'forward, items shuffled 2',
      'reversed, items shuffled 2',
    ]);
    const factors = planFactors(planSize(snapshot), { mode: 'readout', varies: false });
    expect(factors.at(-1)).toEqual({ count: 2, noun: 'item orders' });
    expect(factors.reduce((product, { count }) => product * count, 1)).toBe(snapshot.expectedPerSubject);
  });

  it('go into the next draft, two at least', () => {
    const { design } = content({ instability: snapshot.design.instability } as never);
    const size = { items: 4, templates: 1, runs: null, cost: 4, itemOrders: 5 };
    const counted = (itemOrders: number): number | undefined =>
      nextDraft(design, { ...size, itemOrders }, 4, []).design.instability?.itemOrders?.count;
    expect(counted(5)).toBe(5);
    expect(counted(1)).toBe(2);
    const { design: plain } = content();
    expect(nextDraft(plain, size, 4, []).design.instability?.itemOrders).toBeUndefined();
  });
});
