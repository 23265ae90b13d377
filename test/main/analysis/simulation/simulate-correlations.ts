/* Makes correlation-coverage.json: `npx tsx test/main/analysis/simulation/simulate-correlations.ts`, some minutes. */
import { writeFileSync } from 'node:fs';
import {
  STRUCTURE_CASES,
  structureCoverage,
  type StructureCase,
  type StructureCoverage,
} from './correlation-coverage.js';

const DATA_SETS = 2000;
const REPLICATES = 399;
const SEED = 20_261_201;

const cases: (StructureCase & StructureCoverage)[] = [];
for (const own of STRUCTURE_CASES) {
  cases.push({ ...own, ...structureCoverage(own, DATA_SETS, REPLICATES, SEED) });
  writeFileSync(
    new URL('correlation-coverage.json', import.meta.url),
    `${JSON.stringify(
      {
        made: `simulate-correlations.ts, ${DATA_SETS} data sets each, ${REPLICATES} resamples, intervals of 95 %, seed ${SEED}`,
        cases,
      },
      null,
      2,
    )}\n`,
  );
}
