/* Makes item-order-coverage.json: `npx tsx test/main/analysis/simulation/simulate-item-orders.ts`, some minutes. */
import { writeFileSync } from 'node:fs';
import { iccBias, orderCoverage, orderPermutationLevel, type OrderSetup } from './item-order-coverage.js';

const DATA_SETS = 2000;
const SEED = 20_261_130;
const DEVIATIONS = {
  p: 0.5,
  v: 0.25,
  q: 0.2,
  i: 0.4,
  pv: 0.2,
  pq: 0.25,
  pi: 0.3,
  vi: 0.1,
  qi: 0.15,
  pvq: 0.15,
  pqi: 0.2,
  pvqi: 0.2,
  run: 0.8,
};
const SIZES = { p: 12, v: 2, q: 3, i: 4 };
const COMMON = { sizes: SIZES, deviations: DEVIATIONS, conversation: 0.3, missing: 0 };

const SETUPS: readonly OrderSetup[] = [
  { ...COMMON, name: 'exact, 12 personas, 3 orders', runs: 'exact' },
  { ...COMMON, name: 'balanced, 12 personas, 3 orders', runs: 3 },
  { ...COMMON, name: 'balanced, 6 personas, 5 orders', sizes: { ...SIZES, p: 6, q: 5 }, runs: 2 },
  { ...COMMON, name: 'no conversation effect', conversation: 0, runs: 3 },
  { ...COMMON, name: 'a tenth of the answers missing', runs: 4, missing: 0.1 },
];

writeFileSync(
  new URL('item-order-coverage.json', import.meta.url),
  `${JSON.stringify(
    {
      made: `simulate-item-orders.ts, ${DATA_SETS} data sets each, intervals of 95 %, tests at .05, seed ${SEED}`,
      coverage: Object.fromEntries(
        SETUPS.map((setup) => [setup.name, orderCoverage(setup, DATA_SETS, SEED)]),
      ),
      bias: iccBias({ ...COMMON, name: 'bias', conversation: 0.6, runs: 4 }, DATA_SETS, SEED),
      permutation: [
        { p: 4, v: 1, q: 4 },
        { p: 12, v: 2, q: 3 },
      ].map((sizes) => ({ ...sizes, rejected: orderPermutationLevel(sizes, DATA_SETS, SEED) })),
    },
    (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value),
    2,
  )}\n`,
);
