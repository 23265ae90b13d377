import { describe, expect, it } from 'vitest';
import figures from './confidence-coverage.json' with { type: 'json' };
import { CONFIDENCE_POPULATIONS, confidenceCoverage } from './simulated-confidence.js';

const WHATS = ['sensitivity', 'gap', 'confidence', 'sensitivityDrop'] as const;

describe('intervals of confidence', () => {
  it.each(CONFIDENCE_POPULATIONS.slice(0, 2).map((population) => [population.name, population] as const))(
    'hold the truth about as often as they say: %s',
    (_name, population) => {
      // 200 data sets: a coverage of .95 has a standard error of .015, and no interval may fall far short.
      const found = confidenceCoverage(population, 200, 9, { framings: 60, items: 200 });
      for (const what of WHATS) expect(found[what], what).toBeGreaterThan(0.89);
    },
  );

  it('were simulated at length, with figures that say where they are narrow and where wide', () => {
    expect(figures.dataSets).toBeGreaterThanOrEqual(1000);
    expect(figures.populations.map(({ name }) => name)).toEqual(
      CONFIDENCE_POPULATIONS.map(({ name }) => name),
    );
    for (const population of figures.populations) {
      for (const what of WHATS) {
        expect(population[what], `${population.name}: ${what}`).toBeGreaterThanOrEqual(0.93);
        expect(population[what], `${population.name}: ${what}`).toBeLessThanOrEqual(0.985);
      }
    }
  });
});
