import { describe, expect, it } from 'vitest';
import { coverageOf, meanCoverage, POPULATIONS } from './simulated-pairs.js';
import figures from './coverage.json' with { type: 'json' };

describe('intervals over items and framings', () => {
  it.each(POPULATIONS.slice(0, 3).map((population) => [population.name, population] as const))(
    'hold the truth about as often as they say: %s',
    (_name, population) => {
      // 300 data sets: a coverage of .95 has a standard error of .0126, and no interval may fall far short.
      const { logRatio, difference } = coverageOf(population, 300, 7);
      expect(logRatio).toBeGreaterThan(0.9);
      expect(difference).toBeGreaterThan(0.9);
      expect(meanCoverage(population, 300, 8)).toBeGreaterThan(0.9);
    },
  );

  it('were simulated at length, with figures that say where they are too wide', () => {
    expect(figures.dataSets).toBeGreaterThanOrEqual(1000);
    expect(figures.populations.map(({ name }) => name)).toEqual(POPULATIONS.map(({ name }) => name));
    for (const { name, logRatio, difference } of figures.populations) {
      // Noise alone takes from the degrees of freedom: those intervals err on the wide side.
      const most = name === 'nothing but noise' ? 1 : 0.975;
      for (const coverage of [logRatio, difference]) {
        expect(coverage, name).toBeGreaterThanOrEqual(0.93);
        expect(coverage, name).toBeLessThanOrEqual(most);
      }
    }
  });
});
