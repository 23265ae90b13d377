import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { coverageOf, permutationLevel } from './instability-coverage.js';

const figures = z
  .object({
    coverage: z.record(z.string(), z.record(z.string(), z.number())),
    permutation: z.array(z.object({ missing: z.number(), rejected: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('instability-coverage.json', import.meta.url), 'utf8')));

describe('intervals of variance components', () => {
  it('covered what data were drawn from in a long simulation, unbalanced designs included', () => {
    for (const [setup, coverage] of Object.entries(figures.coverage)) {
      for (const [quantity, share] of Object.entries(coverage)) {
        expect(share, `${quantity}, ${setup}`).toBeGreaterThanOrEqual(0.93);
        expect(share, `${quantity}, ${setup}`).toBeLessThanOrEqual(0.97);
      }
    }
  });

  it.each([0, 0.15])('cover it in a short one, %d of the cells missing', (missing) => {
    const deviations = { p: 0.6, v: 0.3, i: 0.3, pv: 0.2, pi: 0.3, vi: 0.1, pvi: 0.2, run: 0.7 };
    const sizes = { p: 8, v: 3, i: 3 };
    const coverage = coverageOf({ name: 'short', sizes, deviations, runs: 2, missing }, 60, 9);
    // 60 data sets: a coverage of .95 has a standard error of .028.
    for (const share of Object.values(coverage)) expect(share).toBeGreaterThan(0.85);
  });
});

describe('the permutation test', () => {
  it('held its level in a long simulation', () => {
    // 2000 data sets: a level of .05 has a standard error of .0049.
    for (const { rejected } of figures.permutation) expect(rejected).toBeLessThan(0.065);
  });

  it('holds it in a short one', () => {
    expect(permutationLevel({ p: 4, v: 3 }, 200, 5)).toBeLessThan(0.1);
  });
});
