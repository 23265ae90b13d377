import { readFileSync } from 'node:fs';
import { z } from 'zod';

const sizes = z.record(z.string(), z.number());
const interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
const components = z.record(z.string(), z.number());

/** What `crossed-components.R` wrote: data sets with the values that R gives for them. */
export const CROSSED_REFERENCE = z
  .object({
    penicillin: z.object({
      plates: z.number(),
      samples: z.number(),
      y: z.array(z.number()),
      components,
    }),
    three: z.object({ sizes, runs: z.number(), y: z.array(z.number()), components }),
    unbalanced: z.object({
      sizes,
      y: z.array(z.number().nullable()),
      henderson: z.array(z.number()),
    }),
    judges: z.object({ rows: z.array(z.array(z.number())), icc1: interval, icc1k: interval }),
  })
  .parse(JSON.parse(readFileSync(new URL('crossed-components.json', import.meta.url), 'utf8')));
