/* Makes explained-coverage.json: `npx tsx test/main/analysis/simulation/simulate-explained.ts`, some minutes. */
import { writeFileSync } from 'node:fs';
import {
  EXPLAINED_CASES,
  explainedCoverage,
  type ExplainedCase,
  type ExplainedCoverage,
} from './explained-coverage.js';

const DATA_SETS = 1000;
const REPLICATES = 199;
const SEED = 20_261_130;

const cases: (ExplainedCase & ExplainedCoverage)[] = [];
for (const own of EXPLAINED_CASES) {
  cases.push({ ...own, ...explainedCoverage(own, DATA_SETS, REPLICATES, SEED) });
  writeFileSync(
    new URL('explained-coverage.json', import.meta.url),
    `${JSON.stringify(
      {
        made: `simulate-explained.ts, ${DATA_SETS} data sets each, ${REPLICATES} resamples, intervals of 95 %, seed ${SEED}`,
        cases,
      },
      null,
      2,
    )}\n`,
  );
}
