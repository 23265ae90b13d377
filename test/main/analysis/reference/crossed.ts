import { readFileSync } from 'node:fs';
import { z } from 'zod';

const grid = z.array(z.array(z.number()));
const error = z.object({ estimate: z.number(), standardError: z.number(), degrees: z.number() });

/** What `crossed.R` wrote: tables with the values that R gives for them. */
export const CROSSED = z
  .object({
    crossed: z.array(error.extend({ grid, low: z.number(), high: z.number() })),
    stratified: error.extend({ grid, strata: z.array(z.number()) }),
    oneFraming: z.object({ values: z.array(z.number()), low: z.number(), high: z.number(), p: z.number() }),
    pairs: z.object({
      congruent: grid,
      incongruent: grid,
      otherCongruent: grid,
      otherIncongruent: grid,
      difference: error,
      logRatio: error,
      shift: error,
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('crossed.json', import.meta.url), 'utf8')));
