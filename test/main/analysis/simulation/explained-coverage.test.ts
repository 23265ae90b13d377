import { describe, expect, it } from 'vitest';
import { EXPLAINED_CASES, explainedCoverage } from './explained-coverage.js';

describe('the interval of the marginal R²', () => {
  it.each(['small', 'large, a fifth missing'])(
    'covers that of all texts in a short simulation: %s',
    (name) => {
      const own = EXPLAINED_CASES.find((other) => other.name === name)!;
      const { covered, truth } = explainedCoverage({ ...own, texts: 20 }, 40, 99, 9);
      expect(truth).toBeGreaterThan(0.05);
      // 40 data sets: a coverage of .95 has a standard error of .034.
      expect(covered).toBeGreaterThan(0.83);
    },
  );
});
