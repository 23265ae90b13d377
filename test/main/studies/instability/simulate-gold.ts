/* Makes gold-coverage.json: `npx tsx test/main/studies/instability/simulate-gold.ts`, some minutes. */
import { writeFileSync } from 'node:fs';
import { goldCoverage, LABELLER_CASES, type GoldCoverage, type LabellerCase } from './gold-coverage.js';

const DATA_SETS = 2000;
const SEED = 20_261_130;

const cases: (LabellerCase & { readonly coverage: GoldCoverage })[] = [];
for (const own of LABELLER_CASES) {
  cases.push({ ...own, coverage: goldCoverage(own, DATA_SETS, SEED) });
  writeFileSync(
    new URL('gold-coverage.json', import.meta.url),
    `${JSON.stringify(
      { made: `simulate-gold.ts, ${DATA_SETS} data sets each, intervals of 95 %, seed ${SEED}`, cases },
      null,
      2,
    )}\n`,
  );
}
