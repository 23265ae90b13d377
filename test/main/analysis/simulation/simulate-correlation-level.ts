/* Makes correlation-level.json: `npx tsx test/main/analysis/simulation/simulate-correlation-level.ts`, some minutes. */
import { writeFileSync } from 'node:fs';
import { LEVEL_CASES, levelOf, type Level, type LevelCase } from './correlation-level.js';

const DATA_SETS = 1000;
const PERMUTATIONS = 99;
const SEED = 20_261_130;

const cases: (LevelCase & Level)[] = [];
for (const own of LEVEL_CASES) {
  cases.push({ ...own, ...levelOf(own, DATA_SETS, PERMUTATIONS, SEED) });
  writeFileSync(
    new URL('correlation-level.json', import.meta.url),
    `${JSON.stringify(
      {
        made: `simulate-correlation-level.ts, ${DATA_SETS} data sets each, ${PERMUTATIONS} permutations, tests at .05, seed ${SEED}`,
        cases,
      },
      null,
      2,
    )}\n`,
  );
}
