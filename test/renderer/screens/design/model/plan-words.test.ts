import { describe, expect, it } from 'vitest';
import { conditionCounts, planFactors } from '../../../../../src/renderer/screens/design/model/plan-words.js';

const size = {
  conditions: 25,
  templates: 1,
  orders: 2,
  items: 48,
  cells: 2400,
  runs: 30,
  responses: 72_000,
  forwardPasses: 72_000,
};

describe('the words for a plan', () => {
  it('multiply to the number of responses', () => {
    const product = planFactors(size, { mode: 'sampled', varies: false }).reduce(
      (total, { count }) => total * count,
      1,
    );
    expect(product).toBe(size.responses);
  });

  it('are in the singular for one', () => {
    expect(planFactors(size, { mode: 'sampled', varies: false }).map(({ noun }) => noun)).toEqual([
      'conditions',
      'items',
      'template',
      'option orders',
      'runs',
    ]);
  });

  it('say nothing of runs in a readout', () => {
    expect(
      planFactors({ ...size, runs: 1 }, { mode: 'readout', varies: false }).map(({ noun }) => noun),
    ).not.toContain('run');
  });

  it('count specifications in place of templates and orders', () => {
    const factors = planFactors({ ...size, runs: 1, orders: 9 }, { mode: 'readout', varies: true });
    expect(factors.map(({ count, noun }) => `${count} ${noun}`)).toEqual([
      '25 conditions',
      '48 items',
      '9 specifications',
    ]);
  });
});

describe('the conditions by kind', () => {
  it('are counted in the order in which they come', () => {
    const kinds = ['default', 'default', 'placebo', 'role+persona', 'role+persona'] as const;
    const matched = { kind: 'placebo' as const, lengthOf: 'persona:INTP:brief' };
    expect(conditionCounts([...kinds.map((kind) => ({ kind })), matched])).toEqual([
      { count: 2, noun: 'default variants' },
      { count: 1, noun: 'placebo' },
      { count: 2, noun: 'roles with personas' },
      { count: 1, noun: 'matched placebo' },
    ]);
  });
});
