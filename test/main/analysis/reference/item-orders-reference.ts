import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What `item-orders.R` wrote: a data set of runs that are conversations, with lme4's components. */
export const ITEM_ORDERS_REFERENCE = z
  .object({
    sizes: z.record(z.string(), z.number()),
    runs: z.number(),
    y: z.array(z.number()),
    components: z.record(z.string(), z.number()),
    squares: z.record(z.string(), z.number()),
    conversation: z.number(),
  })
  .parse(JSON.parse(readFileSync(new URL('item-orders.json', import.meta.url), 'utf8')));
