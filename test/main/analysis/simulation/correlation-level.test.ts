import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LEVEL_CASES, levelOf } from './correlation-level.js';

const { cases } = z
  .object({
    cases: z.array(
      z.object({ name: z.string(), jennrich: z.number(), permutation: z.number(), single: z.number() }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('correlation-level.json', import.meta.url), 'utf8')));

/** 1,000 data sets: a level of .05 has a standard error of .0069, and this is three of them above. */
const MOST = 0.071;

describe('tests of equal correlations', () => {
  it('held their level in a long simulation; Jennrich’s does not where scores are skewed', () => {
    expect(cases.map(({ name }) => name)).toEqual(LEVEL_CASES.map(({ name }) => name));
    for (const { name, jennrich, permutation, single } of cases) {
      expect(permutation, name).toBeLessThan(MOST);
      expect(single, name).toBeLessThan(MOST);
      if (name === 'skewed') expect(jennrich).toBeGreaterThan(0.3);
      else expect(jennrich, name).toBeLessThan(MOST);
    }
  });

  it('hold it in a short one', () => {
    const { permutation, single } = levelOf(LEVEL_CASES[4]!, 60, 19, 9);
    // 60 data sets: a level of .05 has a standard error of .028.
    expect(permutation).toBeLessThan(0.15);
    expect(single).toBeLessThan(0.15);
  });
});
