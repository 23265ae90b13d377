/**
 * How often each test of a replication finds something where there is nothing: made-up participants whose answers do not depend
 * on the condition, 80 of them, over many runs. Writes test/main/studies/replication/level.json. Run:
 *   npx tsx scripts/replication-level.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom, hashSeed } from '../src/main/analysis/random.js';
import { loadLibrary } from '../src/main/library/load-library.js';
import { drawSample } from '../src/main/studies/replication/draw.js';
import { significances } from '../src/main/studies/replication/significance.js';

const RUNS = 20_000;
const ALPHA = 0.05;
const PARTICIPANTS = 80;
const CHANCES = [0.1, 0.2, 0.3, 0.25, 0.15];
const SHAMS = ['sham-means', 'sham-welch', 'sham-shares', 'sham-table', 'sham-pairs', 'sham-factorial'];
const OUT = join(import.meta.dirname, '../test/main/studies/replication/level.json');

const { experiments } = await loadLibrary();
const rates: Record<string, number[]> = {};
for (const id of SHAMS) {
  const instrument = experiments.get(id);
  const design = instrument?.experiment;
  if (instrument === undefined || design === undefined) throw new Error(`There is no experiment ${id}.`);
  const answers = {
    instrument,
    design,
    scores: instrument.options.map(({ score }) => score),
    chances: Array.from({ length: PARTICIPANTS }, () => instrument.items.map(() => CHANCES)),
  };
  const random = createRandom(hashSeed(7, 'large simulation', id));
  const found = design.hypotheses.map(() => 0);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [place, p] of significances(design, drawSample(answers, random)).entries()) {
      if (p < ALPHA) found[place] = (found[place] ?? 0) + 1;
    }
  }
  rates[id] = found.map((count) => count / RUNS);
}
await writeFile(
  OUT,
  `${JSON.stringify({ made: 'by scripts/replication-level.ts', runs: RUNS, alpha: ALPHA, participants: PARTICIPANTS, rates }, null, 2)}\n`,
);
process.stdout.write(`${JSON.stringify(rates)}\n`);
