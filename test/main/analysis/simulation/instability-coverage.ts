import { blockedPermutationTest } from '../../../../src/main/analysis/blocked-permutation.js';
import { resampleIndices } from '../../../../src/main/analysis/bootstrap.js';
import {
  componentDraws,
  componentSet,
  drawnInterval,
  type ComponentSet,
} from '../../../../src/main/analysis/component-draws.js';
import { crossedComponents } from '../../../../src/main/analysis/crossed-components.js';
import {
  generalizability,
  iccAtLength,
  scoreVariance,
} from '../../../../src/main/analysis/generalizability.js';
import { createRandom, hashSeed, type Random } from '../../../../src/main/analysis/random.js';
import { quantile } from '../../../../src/main/analysis/summary.js';
import { designOf, drawCells, type Deviations } from '../crossed-designs.js';

/** A design whose variance components are known: personas `p`, templates `v`, items `i`. */
export interface Setup {
  readonly name: string;
  readonly sizes: { readonly p: number; readonly v: number; readonly i: number };
  readonly deviations: Deviations;
  /** Runs in each cell: the same in all, or drawn from lowest to highest; 'exact' for readouts. */
  readonly runs: number | readonly [lowest: number, highest: number] | 'exact';
  /** Share of the cells that nothing was answered in. */
  readonly missing: number;
}

/** Shares of data sets whose 95 % interval covers the true value, by quantity. */
export type Coverage = Readonly<Record<string, number>>;

const CONFIDENCE = 0.95;
const DRAWS = 600;
const PLACE = { object: 0, item: 2, facets: 3 };
const MAIN = { persona: 0, 'persona×template': 2, 'persona×item': 4 } as const;

/** How often the intervals of the kind `instability` cover what the data were drawn from. */
export function coverageOf(setup: Setup, dataSets: number, seed: number): Coverage {
  const { p, v, i } = setup.sizes;
  const facets = [
    ['p', p],
    ['v', v],
    ['i', i],
  ] as const;
  const truth = trueSet(setup);
  const quantities: Readonly<Record<string, (set: ComponentSet) => number>> = {
    'ICC(1,1)': (set) => iccAtLength(set, PLACE, i) ?? 0,
    'ICC(1,1) of one item': (set) => iccAtLength(set, PLACE, 1) ?? 0,
    'noise / persona': (set) => 1 / (iccAtLength(set, PLACE, i) ?? 0) - 1,
    'run / persona': (set) => runRatio(set, i),
    ...Object.fromEntries(
      Object.entries(MAIN).map(([name, place]) => [
        name,
        (set: ComponentSet) => Math.max(0, set.effects[place]!),
      ]),
    ),
    run: (set) => set.run,
  };
  const covered: Record<string, number> = {};
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, setup.name, data));
    const design = designFrom(setup, facets, random);
    const found = crossedComponents(design);
    if (found === null) throw new RangeError('the simulated design leaves effects apart');
    const estimates = componentSet(found);
    const draws = componentDraws(design, found, DRAWS, random);
    for (const [name, statistic] of Object.entries(quantities)) {
      if (name === 'run' && setup.runs === 'exact') continue;
      const { low, high } = drawnInterval(statistic(estimates), draws, statistic, CONFIDENCE);
      const value = statistic(truth);
      covered[name] = (covered[name] ?? 0) + (low <= value && value <= high ? 1 / dataSets : 0);
    }
  }
  return covered;
}

/**
 * How often a percentile bootstrap of the same ICC covers: personas are drawn anew, then runs within each. For one score a run,
 * which is where it is best known.
 */
export function bootstrapCoverage(
  setup: Pick<Setup, 'name' | 'deviations'> & { readonly personas: number; readonly runs: number },
  dataSets: number,
  seed: number,
): number {
  const { personas, runs, deviations } = setup;
  const truth = deviations.p! ** 2 / (deviations.p! ** 2 + deviations.run! ** 2);
  const icc = (cells: readonly (readonly number[])[]): number => {
    const found = crossedComponents(designOf([['p', cells.length]], cells));
    if (found === null) return 0;
    const { effects, run } = componentSet(found);
    return Math.max(0, effects[0]!) / (Math.max(0, effects[0]!) + run);
  };
  let covered = 0;
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, setup.name, 'bootstrap', data));
    const cells = drawCells([['p', personas]], deviations, () => runs, random);
    const values = Array.from({ length: DRAWS }, () =>
      icc(
        resampleIndices(personas, random).map((persona) =>
          resampleIndices(runs, random).map((run) => cells[persona]![run]!),
        ),
      ),
    );
    const tail = (1 - CONFIDENCE) / 2;
    if (quantile(values, tail) <= truth && truth <= quantile(values, 1 - tail)) covered += 1;
  }
  return covered / dataSets;
}

/** How often the blocked test rejects at .05 where personas differ by noise of runs and templates alone. */
export function permutationLevel(
  sizes: { readonly p: number; readonly v: number },
  dataSets: number,
  seed: number,
  missing = 0,
): number {
  let rejected = 0;
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, 'permutation', sizes.p, sizes.v, data));
    const cells = drawCells(
      [
        ['p', sizes.p],
        ['v', sizes.v],
      ],
      { v: 1, pv: 0.5, run: 0.4 },
      () => 3,
      random,
    );
    const scores = Array.from({ length: sizes.v }, (_, block) =>
      Array.from({ length: sizes.p }, (_, persona) =>
        random.next() < missing
          ? NaN
          : cells[persona * sizes.v + block]!.reduce((total, value) => total + value / 3, 0),
      ),
    );
    const test = blockedPermutationTest(scores, { permutations: 199, mostExact: 2000, random });
    if (test !== null && test.p <= 0.05) rejected += 1;
  }
  return rejected / dataSets;
}

function runRatio(set: ComponentSet, items: number): number {
  const split = scoreVariance(set, { object: 0, sizes: [1, 1, items], runs: 1, fixed: [2] });
  const share = generalizability({ ...split, relativeError: set.run / items });
  return share === null ? 0 : 1 / share - 1;
}

function trueSet({ deviations }: Setup): ComponentSet {
  const of = (id: string): number => (deviations[id] ?? 0) ** 2;
  return { effects: ['p', 'v', 'pv', 'i', 'pi', 'vi', 'pvi'].map(of), run: of('run') };
}

function designFrom(
  setup: Setup,
  facets: readonly (readonly [string, number])[],
  random: Random,
): ReturnType<typeof designOf> {
  const { runs, missing, deviations } = setup;
  if (runs === 'exact') {
    const exact = drawCells(facets, { ...deviations, run: 0 }, () => 1, random);
    return {
      ...designOf(
        facets,
        exact.map((cell) => (random.next() < missing ? [] : cell)),
      ),
      runVariance: (deviations.run ?? 0) ** 2,
      runDegrees: Infinity,
    };
  }
  const count = (): number =>
    typeof runs === 'number' ? runs : runs[0] + random.integer(runs[1] - runs[0] + 1);
  return designOf(
    facets,
    drawCells(facets, deviations, () => (random.next() < missing ? 0 : count()), random),
  );
}
