import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { COVERAGE_CASES, coverageOf, type Coverage } from '../main/analysis/population/coverage.js';

/**
 * How often the intervals of a population's figures hold what is true, over many data sets, a process a case. Run as
 *
 *     npx tsx test/bench/population-coverage.ts
 *
 * and the figures lie in test/main/analysis/reference/population-coverage.json.
 */
const SETS = 1000;
const REPLICATES = 200;

const [, script = fileURLToPath(import.meta.url), place] = process.argv;
const choice = COVERAGE_CASES[Number(place)];
if (choice !== undefined) {
  process.stdout.write(JSON.stringify(coverageOf(choice, SETS, REPLICATES)));
} else {
  const cases = await Promise.all(
    COVERAGE_CASES.map(async (own, at) => {
      const run = promisify(execFile);
      const { stdout } = await run(process.execPath, ['--import', 'tsx', script, String(at)]);
      process.stdout.write(`${own.name}: ${stdout}\n`);
      return { ...own, coverage: JSON.parse(stdout) as Coverage };
    }),
  );
  writeFileSync(
    new URL('../main/analysis/reference/population-coverage.json', import.meta.url),
    `${JSON.stringify({ made: 'test/bench/population-coverage.ts', sets: SETS, replicates: REPLICATES, cases }, null, 2)}\n`,
  );
}
