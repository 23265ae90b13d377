import { readFileSync } from 'node:fs';
import { z } from 'zod';

const n = z.number();
const means = z.array(z.object({ d: n, n, power: n }));

/** What `power.R` wrote. */
export const POWERS = z
  .object({
    t: z.array(z.object({ d: n, n, alpha: n, two: n, paired: n })),
    factorial: means,
    three: means,
    twoShares: z.array(z.object({ first: n, second: n, n, m: n, alpha: n, power: n })),
    approximate: z.array(z.object({ first: n, second: n, n, power: n })),
    oneShare: z.array(z.object({ share: n, n, chance: n, alpha: n, power: n })),
    w: z.array(z.object({ w: n, n, power: n, both: n })),
    table: z.array(z.object({ w: n, n, df: n, power: n })),
  })
  .parse(JSON.parse(readFileSync(new URL('power.json', import.meta.url), 'utf8')));
