import { readFileSync } from 'node:fs';
import { z } from 'zod';

const rows = z.array(z.array(z.number()));
const values = z.array(z.number());

/** What `reference/population.R` wrote: data with the values that R gives for them. */
export const REFERENCE = z
  .object({
    x: values,
    y: values,
    w: values,
    wasserstein: z.number(),
    kolmogorov: z.number(),
    ks: z.number(),
    weightedWasserstein: z.number(),
    weightedKolmogorov: z.number(),
    normal: z.object({
      mean: z.number(),
      standardDeviation: z.number(),
      wasserstein: z.number(),
      kolmogorov: z.number(),
    }),
    energy: z.object({ first: rows, second: rows, distance: z.number() }),
    correlations: z.object({
      first: rows,
      second: rows,
      meanAbsolute: z.number(),
      frobenius: z.number(),
      rv: z.number(),
    }),
    weightedCorrelation: z.number(),
    moments: z.object({
      mean: z.number(),
      variance: z.number(),
      effective: z.number(),
      plainVariance: z.number(),
      plainError: z.number(),
      logVarianceError: z.number(),
    }),
    wilson: z.array(z.object({ count: z.number(), people: z.number(), low: z.number(), high: z.number() })),
    mixture: z.object({ scores: values, standing: values, target: values, weight: z.number() }),
  })
  .parse(JSON.parse(readFileSync(new URL('../reference/population.json', import.meta.url), 'utf8')));
