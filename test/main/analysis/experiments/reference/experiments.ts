import { readFileSync } from 'node:fs';
import { z } from 'zod';

const n = z.number();
const numbers = z.array(n);
const row = z.object({ t: n, degrees: n, p: n, difference: n, low: n, high: n });
const pair = z.object({ x: numbers, y: numbers });

/** What `experiments.R` wrote: data with the values that R gives for them. */
export const EXPERIMENTS = z
  .object({
    noncentralT: z.array(z.object({ t: n, degrees: n, ncp: n, p: n })),
    noncentralF: z.array(z.object({ f: n, first: n, second: n, ncp: n, p: n })),
    noncentralChiSquare: z.array(z.object({ x: n, degrees: n, ncp: n, p: n, central: n })),
    tests: z.array(pair.extend({ student: row, welch: row, d: n, dLow: n, dHigh: n, g: n })),
    pairs: z.array(pair.extend({ t: n, degrees: n, p: n, d: n, dLow: n, dHigh: n, f: n })),
    anovas: z.array(
      z.object({
        values: numbers,
        levels: z.array(numbers),
        counts: numbers,
        errorSs: n,
        errorDf: n,
        effects: z.array(z.object({ name: z.string(), ss: n, df: n, f: n, p: n, eta: n, low: n, high: n })),
      }),
    ),
    tables: z.array(z.object({ rows: z.array(numbers), x: n, df: n, p: n, v: n, low: n, high: n })),
    proportions: z.array(
      z.object({
        a: n,
        n,
        b: n,
        m: n,
        difference: n,
        low: n,
        high: n,
        oddsRatio: n,
        oddsLow: n,
        oddsHigh: n,
        x: n,
        p: n,
      }),
    ),
    binomials: z.array(z.object({ successes: n, count: n, expected: n, p: n, low: n, high: n })),
    correlation: pair.extend({ r: n, low: n, high: n, p: n }),
    powers: z.object({
      t: z.array(z.object({ d: n, n, power: n })),
      paired: z.object({ d: n, n, power: n }),
      anova: z.object({ groups: n, n, between: n, within: n, power: n }),
      proportions: z.object({ h: n, n, power: n }),
      chiSquare: z.object({ w: n, n, df: n, power: n }),
    }),
    logistic: z.object({
      ml: z.object({ x: numbers, y: numbers, estimate: numbers, error: numbers, logLikelihood: n }),
      two: z.object({ x: z.array(numbers), y: numbers, estimate: numbers, error: numbers }),
      firth: z.array(
        z.object({ x: numbers, y: numbers, intercept: n, slope: n, logLikelihood: n, low: n, high: n }),
      ),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('experiments.json', import.meta.url), 'utf8')));
