import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coverageOf, meanCoverage, POPULATIONS } from './simulated-pairs.js';

const DATA_SETS = 4000;

/** Writes coverage.json: `npx tsx test/main/studies/identity/simulate-coverage.ts`. */
const populations = POPULATIONS.map((population, place) => ({
  name: population.name,
  ...coverageOf(population, DATA_SETS, 100 + place),
  mean: meanCoverage(population, DATA_SETS, 200 + place),
}));
await writeFile(
  join(import.meta.dirname, 'coverage.json'),
  `${JSON.stringify({ dataSets: DATA_SETS, confidence: 0.95, populations }, null, 2)}\n`,
);
