import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIDENCE_POPULATIONS, confidenceCoverage } from './simulated-confidence.js';

const DATA_SETS = 4000;

/** Writes confidence-coverage.json: `npx tsx test/main/studies/identity/confidence/simulate-confidence.ts`. */
const populations = CONFIDENCE_POPULATIONS.map((population, place) => ({
  name: population.name,
  ...confidenceCoverage(population, DATA_SETS, 300 + place),
}));
await writeFile(
  join(import.meta.dirname, 'confidence-coverage.json'),
  `${JSON.stringify({ dataSets: DATA_SETS, confidence: 0.95, populations }, null, 2)}\n`,
);
