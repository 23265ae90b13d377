import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { drawSample } from '../../../../src/main/studies/replication/draw.js';
import { significances } from '../../../../src/main/studies/replication/significance.js';
import { uniformAnswers } from './simulated-answers.js';

const { experiments } = await loadLibrary();
const RATES = z
  .object({ runs: z.number(), alpha: z.number(), rates: z.record(z.string(), z.array(z.number())) })
  .parse(JSON.parse(readFileSync(new URL('level.json', import.meta.url), 'utf8')));

const SHAMS = ['sham-means', 'sham-welch', 'sham-shares', 'sham-table', 'sham-pairs', 'sham-factorial'];
const CHANCES = [0.1, 0.2, 0.3, 0.25, 0.15];
const RUNS = 1000;

describe('an experiment without an effect', () => {
  it.each(SHAMS)('%s is found at alpha, over a thousand runs', (id) => {
    const answers = uniformAnswers(experiments.get(id)!, 80, () => CHANCES);
    const random = createRandom(hashSeed(20261130, 'level', id));
    const found = answers.design.hypotheses.map(() => 0);
    for (let run = 0; run < RUNS; run += 1) {
      const ps = significances(answers.design, drawSample(answers, random));
      for (const [place, p] of ps.entries()) if (p < 0.05) found[place] = found[place]! + 1;
    }
    // Four standard errors of a share of .05 over so many runs.
    for (const count of found) expect(Math.abs(count / RUNS - 0.05)).toBeLessThan(0.028);
  });

  it('was found at alpha over the runs of the large simulation', () => {
    expect(RATES.runs).toBeGreaterThanOrEqual(20_000);
    expect(Object.keys(RATES.rates)).toEqual(SHAMS);
    for (const rates of Object.values(RATES.rates))
      for (const rate of rates) expect(Math.abs(rate - RATES.alpha)).toBeLessThan(0.008);
  });
});
