import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { iccBias, orderCoverage, orderPermutationLevel } from './item-order-coverage.js';

const figures = z
  .object({
    coverage: z.record(z.string(), z.record(z.string(), z.number())),
    bias: z.object({ truth: z.number(), mean: z.number(), takenApart: z.number() }),
    permutation: z.array(z.object({ rejected: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('item-order-coverage.json', import.meta.url), 'utf8')));

const SETUP = {
  name: 'short',
  sizes: { p: 8, v: 2, q: 3, i: 3 },
  deviations: { p: 0.6, pq: 0.3, q: 0.2, pi: 0.3, pvqi: 0.2, run: 0.7 },
  conversation: 0.5,
  runs: 3,
  missing: 0.05,
} as const;

describe('intervals with item orders as a facet', () => {
  it('covered what data were drawn from in a long simulation', () => {
    for (const [setup, coverage] of Object.entries(figures.coverage)) {
      for (const [quantity, share] of Object.entries(coverage)) {
        expect(share, `${quantity}, ${setup}`).toBeGreaterThanOrEqual(0.93);
        // An interval whose lower end cannot lie below 0 covers a true 0 more often.
        const atZero = setup === 'no conversation effect' && quantity === 'conversation';
        expect(share, `${quantity}, ${setup}`).toBeLessThanOrEqual(atZero ? 0.99 : 0.97);
      }
    }
  });

  it('cover it in a short one', () => {
    // 60 data sets: a coverage of .95 has a standard error of .028.
    for (const share of Object.values(orderCoverage(SETUP, 60, 9))) expect(share).toBeGreaterThan(0.85);
  });

  it('would read too high an ICC if answers of one conversation were taken for independent ones', () => {
    expect(figures.bias.takenApart).toBeGreaterThan(figures.bias.truth * 1.1);
    expect(Math.abs(figures.bias.mean / figures.bias.truth - 1)).toBeLessThan(0.06);
    const { mean, takenApart } = iccBias(SETUP, 40, 9);
    expect(takenApart).toBeGreaterThan(mean);
  });
});

describe('the permutation test within item orders', () => {
  it('held its level in a long simulation, and holds it in a short one', () => {
    // 2000 data sets: a level of .05 has a standard error of .0049.
    for (const { rejected } of figures.permutation) expect(rejected).toBeLessThan(0.065);
    expect(orderPermutationLevel({ p: 4, v: 1, q: 3 }, 200, 5)).toBeLessThan(0.1);
  });
});
