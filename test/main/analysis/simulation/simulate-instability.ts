/* Makes instability-coverage.json: `npx tsx test/main/analysis/simulation/simulate-instability.ts`, a few minutes. */
import { writeFileSync } from 'node:fs';
import { bootstrapCoverage, coverageOf, permutationLevel, type Setup } from './instability-coverage.js';

const DATA_SETS = 2000;
const SEED = 20_261_130;
const DEVIATIONS = { p: 0.5, v: 0.3, i: 0.4, pv: 0.25, pi: 0.3, vi: 0.15, pvi: 0.2, run: 0.8 };
const NOISY = { ...DEVIATIONS, p: 0.2, run: 1.2 };
const SIZES = { p: 16, v: 4, i: 6 };

const SETUPS: readonly Setup[] = [
  { name: 'balanced, 16 personas', sizes: SIZES, deviations: DEVIATIONS, runs: 3, missing: 0 },
  { name: 'balanced, 5 personas', sizes: { ...SIZES, p: 5 }, deviations: DEVIATIONS, runs: 3, missing: 0 },
  { name: 'balanced, noise', sizes: SIZES, deviations: NOISY, runs: 5, missing: 0 },
  { name: 'exact, 16 personas', sizes: SIZES, deviations: DEVIATIONS, runs: 'exact', missing: 0 },
  { name: 'unbalanced runs', sizes: SIZES, deviations: DEVIATIONS, runs: [2, 8], missing: 0 },
  { name: 'a tenth missing', sizes: SIZES, deviations: DEVIATIONS, runs: 3, missing: 0.1 },
  { name: 'a fifth missing, 2 to 6 runs', sizes: SIZES, deviations: DEVIATIONS, runs: [2, 6], missing: 0.2 },
];

const bootstrap = [5, 8, 16, 32].map((personas) => ({
  personas,
  runs: 5,
  covered: bootstrapCoverage(
    { name: `bootstrap ${personas}`, deviations: { p: 1, run: 1 }, personas, runs: 5 },
    DATA_SETS / 2,
    SEED,
  ),
}));
const permutation = [
  { p: 3, v: 4, missing: 0 },
  { p: 8, v: 2, missing: 0 },
  { p: 16, v: 4, missing: 0 },
  { p: 16, v: 4, missing: 0.15 },
].map(({ missing, ...sizes }) => ({
  ...sizes,
  missing,
  rejected: permutationLevel(sizes, DATA_SETS, SEED, missing),
}));

writeFileSync(
  new URL('instability-coverage.json', import.meta.url),
  `${JSON.stringify(
    {
      made: `simulate-instability.ts, ${DATA_SETS} data sets each, intervals of 95 %, tests at .05, seed ${SEED}`,
      coverage: Object.fromEntries(SETUPS.map((setup) => [setup.name, coverageOf(setup, DATA_SETS, SEED)])),
      bootstrap,
      permutation,
    },
    (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value),
    2,
  )}\n`,
);
