import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { STRUCTURE_CASES, structureCoverage } from './correlation-coverage.js';

const { cases } = z
  .object({ cases: z.array(z.object({ name: z.string(), covered: z.number() })).min(1) })
  .parse(JSON.parse(readFileSync(new URL('correlation-coverage.json', import.meta.url), 'utf8')));

describe('the interval of the difference of correlations', () => {
  it.each(cases)('covered that of the populations in a long simulation: $name', ({ covered }) => {
    expect(covered).toBeGreaterThanOrEqual(0.93);
    expect(covered).toBeLessThanOrEqual(0.97);
  });

  it('covers it in a short one', () => {
    const own = STRUCTURE_CASES.find(({ name }) => name === 'caricature, known correlations')!;
    // 60 data sets: a coverage of .95 has a standard error of .028.
    expect(structureCoverage(own, 60, 199, 9).covered).toBeGreaterThan(0.85);
  });
});
