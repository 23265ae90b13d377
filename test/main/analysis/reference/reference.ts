import { readFileSync } from 'node:fs';
import { z } from 'zod';

const interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
const contrast = interval.extend({ standardError: z.number() });
const rows = z.array(z.array(z.number()));
const scale = z.object({
  rows,
  alpha: z.number(),
  alphaLow: z.number(),
  alphaHigh: z.number(),
  lambda6: z.number(),
  lambda6Standardised: z.number(),
  omega: z.number(),
});
const halves = z.object({ mean: z.number(), lowest: z.number(), highest: z.number(), splits: z.number() });

/** What `reference.R` wrote: data sets with the values that R's packages give for them. */
export const REFERENCE = z
  .object({
    scales: z.object({ attitude: scale, ordinal: scale }),
    halves: z.object({ attitudeFirstSix: halves, ordinal: halves }),
    retest: z.object({
      first: z.array(z.number()),
      second: z.array(z.number()),
      r: interval,
      agreement: interval,
      consistency: interval,
      difference: interval,
      standardError: z.number(),
      standardErrorAgreement: z.number(),
      smallestDetectableChange: z.number(),
    }),
    agreement: z.object({
      labels: z.array(z.number()),
      judge: z.array(z.number()),
      kappa: z.number(),
      quadraticKappa: z.number(),
      spearman: z.number(),
      meanAbsoluteError: z.number(),
      exact: z.number(),
      withinOne: z.number(),
    }),
    mtmm: z.object({
      scores: z.array(z.array(z.array(z.number().nullable()))),
      correlations: rows,
      convergent: z.array(z.number()),
      discriminantDifference: z.array(z.number()),
      heterotraitMonomethod: z.number(),
      heterotraitHeteromethod: z.number(),
      htmt: z.array(z.number()),
      aboveHeteromethod: z.tuple([z.number(), z.number()]),
      aboveMonomethod: z.tuple([z.number(), z.number()]),
    }),
    effects: z.object({
      runs: z.array(z.object({ levels: z.array(z.number()), response: z.number() })),
      residualDegrees: z.number(),
      residualMeanSquare: z.number(),
      r2: z.number(),
      factors: z.array(
        z.object({
          factor: z.string(),
          sumOfSquares: z.number(),
          degrees: z.number(),
          f: z.number(),
          p: z.number(),
          partialEta2: z.number(),
          partialOmega2: z.number(),
          means: z.array(contrast),
          differences: z.array(contrast),
        }),
      ),
    }),
    dose: z.object({
      requested: z.array(z.number()),
      observed: z.array(z.number()),
      slope: z.number(),
      intercept: z.number(),
      r2: z.number(),
      spearman: z.number(),
      isotonic: z.array(z.number()),
      violations: z.number(),
    }),
    verdicts: z.object({
      counts: rows,
      cramersV: z.number(),
      mutualInformation: z.number(),
      entropy: z.number(),
    }),
    t: z.array(z.object({ degrees: z.number(), p: z.number(), t: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('reference.json', import.meta.url), 'utf8')));
