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
    const product = planFactors(size, 'sampled').reduce((total, { count }) => total * count, 1);
    expect(product).toBe(size.responses);
  });

  it('are in the singular for one', () => {
    expect(planFactors(size, 'sampled').map(({ noun }) => noun)).toEqual([
      'conditions',
      'items',
      'template',
      'option orders',
      'runs',
    ]);
  });

  it('say nothing of runs in a readout', () => {
    expect(planFactors({ ...size, runs: 1 }, 'readout').map(({ noun }) => noun)).not.toContain('run');
  });
});

describe('the conditions by kind', () => {
  it('are counted in the order in which they come', () => {
    const kinds = ['default', 'default', 'placebo', 'role+persona', 'role+persona'] as const;
    expect(conditionCounts(kinds.map((kind) => ({ kind })))).toEqual([
      { kind: 'default', count: 2, noun: 'default variants' },
      { kind: 'placebo', count: 1, noun: 'placebo' },
      { kind: 'role+persona', count: 2, noun: 'roles with personas' },
    ]);
  });
});
