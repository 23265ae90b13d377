import { readFileSync } from 'node:fs';
import { z } from 'zod';

const values = z.array(z.number());
const matrix = z.array(values);
const explained = z.object({
  persona: values,
  text: values,
  label: values,
  fixed: z.number(),
  textVariance: z.number(),
  residual: z.number(),
  marginal: z.number(),
  conditional: z.number(),
});
const chiSquare = z.object({ chiSquare: z.number(), degrees: z.number(), p: z.number() });

/** What `reference/labelling.R` wrote: data with the values that R's packages give for them. */
export const REFERENCE = z
  .object({
    explained: z.object({ balanced: explained, repeated: explained, gaps: explained, flat: explained }),
    jennrich: z.object({
      first: matrix,
      second: matrix,
      people: z.number(),
      others: z.number(),
      both: chiSquare,
      known: chiSquare,
      psych: z.object({ chi2: z.number(), prob: z.number() }),
      level: z.object({ sets: z.number(), paper: z.number(), psych: z.number() }),
      pairs: values,
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('reference/labelling.json', import.meta.url), 'utf8')));
