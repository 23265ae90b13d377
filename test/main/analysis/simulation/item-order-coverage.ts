import { blockedPermutationTest } from '../../../../src/main/analysis/blocked-permutation.js';
import {
  componentDraws,
  componentSet,
  drawnInterval,
  type ComponentSet,
} from '../../../../src/main/analysis/component-draws.js';
import {
  conversationVariance,
  drawShared,
  ownErrors,
  withConversation,
} from '../../../../src/main/analysis/conversation-variance.js';
import { crossedComponents } from '../../../../src/main/analysis/crossed-components.js';
import { generalizability, scoreVariance } from '../../../../src/main/analysis/generalizability.js';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { mean } from '../../../../src/main/analysis/summary.js';
import { designOf, drawCells, normal, type Deviations } from '../crossed-designs.js';
import type { Coverage } from './instability-coverage.js';

/** A design of personas `p`, templates `v`, item orders `q` and items `i`; answers of one run share `conversation`. */
export interface OrderSetup {
  readonly name: string;
  readonly sizes: { readonly p: number; readonly v: number; readonly q: number; readonly i: number };
  readonly deviations: Deviations;
  /** Standard deviation of what the answers of one conversation have in common. */
  readonly conversation: number;
  /** 'exact' for readouts, whose conversation is drawn once. */
  readonly runs: number | 'exact';
  readonly missing: number;
}

const DRAWS = 600;
const EFFECTS = ['p', 'v', 'pv', 'q', 'pq', 'vq', 'pvq', 'i', 'pi', 'vi', 'pvi', 'qi', 'pqi', 'vqi', 'pvqi'];
/** All facets but items. */
const MASK = 0b0111;
const PERSONA_ORDER = EFFECTS.indexOf('pq');
const PERSONA_WAY = EFFECTS.indexOf('pvq');

/** One administration: all items, one template, one order, one run. */
const one = (set: ComponentSet, items: number): number =>
  generalizability(scoreVariance(set, { object: 0, sizes: [1, 1, 1, items], runs: 1, fixed: [3] })) ?? 0;

/** How often the intervals of a study with item orders cover what the data were drawn from. */
export function orderCoverage(setup: OrderSetup, dataSets: number, seed: number): Coverage {
  const { sizes, runs } = setup;
  const truth = trueSet(setup);
  const quantities: Readonly<Record<string, (set: ComponentSet) => number>> = {
    'ICC(1,1)': (set) => one(set, sizes.i),
    'ICC(1,1) of one item': (set) => one(set, 1),
    persona: (set) => Math.max(0, set.effects[0]!),
    'persona×order': (set) => Math.max(0, set.effects[PERSONA_ORDER]!),
    ...(runs === 'exact'
      ? {}
      : {
          conversation: (set: ComponentSet) => Math.max(0, set.conversation?.variance ?? 0),
          run: (set: ComponentSet) => set.run,
        }),
  };
  const covered: Record<string, number> = {};
  for (let data = 0; data < dataSets; data += 1) {
    const { set, draws } = measured(setup, seed, data);
    for (const [name, statistic] of Object.entries(quantities)) {
      const { low, high } = drawnInterval(statistic(set), draws, statistic, 0.95);
      const value = statistic(truth);
      covered[name] = (covered[name] ?? 0) + (low <= value && value <= high ? 1 / dataSets : 0);
    }
  }
  return covered;
}

/**
 * Mean of ICC(1,1) over data sets beside the true one, and what it would be if answers of one conversation were taken for
 * independent ones.
 */
export function iccBias(
  setup: OrderSetup,
  dataSets: number,
  seed: number,
): { readonly truth: number; readonly mean: number; readonly takenApart: number } {
  const found = Array.from({ length: dataSets }, (_, data) => measured(setup, seed, data, 0));
  return {
    truth: one(trueSet(setup), setup.sizes.i),
    mean: mean(found.map(({ set }) => one(set, setup.sizes.i))),
    takenApart: mean(found.map(({ apart }) => one(apart, setup.sizes.i))),
  };
}

function measured(
  setup: OrderSetup,
  seed: number,
  data: number,
  replicates = DRAWS,
): {
  readonly set: ComponentSet;
  /** The same if answers of one conversation were independent of each other. */
  readonly apart: ComponentSet;
  readonly draws: readonly ComponentSet[];
} {
  const random = createRandom(hashSeed(seed, setup.name, data));
  const { sizes, runs, deviations, conversation, missing } = setup;
  const facets = Object.entries(sizes);
  const count = runs === 'exact' ? 1 : runs;
  const drawn = drawCells(
    facets,
    runs === 'exact' ? { ...deviations, run: 0 } : deviations,
    () => count,
    random,
  );
  const blocks = Array.from({ length: drawn.length / sizes.i }, (_, block) => {
    const shared = Array.from({ length: count }, () => conversation * normal(random));
    return drawn
      .slice(block * sizes.i, (block + 1) * sizes.i)
      .map((cell) => cell.map((value, run) => (random.next() < missing ? NaN : value + shared[run]!)));
  });
  const cells = blocks.flat().map((cell) => cell.filter((value) => !Number.isNaN(value)));
  const whole = designOf(facets, cells);
  if (runs === 'exact') {
    const exact = { ...whole, runVariance: deviations['run']! ** 2, runDegrees: Infinity };
    const found = crossedComponents(exact);
    if (found === null) throw new RangeError('the simulated design leaves effects apart');
    const set = componentSet(found);
    return { set, apart: set, draws: componentDraws(exact, found, replicates, random) };
  }
  const together = conversationVariance(blocks);
  if (together === null) throw new RangeError('the simulated design has no two items');
  const design = ownErrors(whole, together);
  const found = crossedComponents(design);
  const apart = crossedComponents(whole);
  if (found === null || apart === null) throw new RangeError('the simulated design leaves effects apart');
  const sizesOfCells = cells.flatMap((cell) => (cell.length === 0 ? [] : [1 / cell.length]));
  const place = { mask: MASK, inverseRuns: mean(sizesOfCells) };
  return {
    set: withConversation(componentSet(found), together.shared, place),
    apart: componentSet(apart),
    draws: componentDraws(design, found, replicates, random).map((set) =>
      withConversation(set, drawShared(together, set.run, random), place),
    ),
  };
}

function trueSet({ deviations, conversation, runs }: OrderSetup): ComponentSet {
  const of = (id: string): number => (deviations[id] ?? 0) ** 2;
  const shared = conversation ** 2;
  const effects = EFFECTS.map(of);
  // One conversation a cell is part of what ways of asking do to personas.
  return runs === 'exact'
    ? {
        effects: effects.map((own, place) => (place === PERSONA_WAY ? own + shared : own)),
        run: of('run'),
      }
    : { effects, run: of('run'), conversation: { variance: shared, mask: MASK } };
}

/** How often the blocked test rejects at .05 where personas differ by what item orders and conversations do to them alone. */
export function orderPermutationLevel(
  sizes: { readonly p: number; readonly v: number; readonly q: number },
  dataSets: number,
  seed: number,
): number {
  let rejected = 0;
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, 'order permutation', ...Object.values(sizes), data));
    const cells = drawCells(
      Object.entries(sizes),
      { v: 1, q: 0.8, vq: 0.4, pvq: 0.6, run: 0.4 },
      () => 2,
      random,
    );
    const ways = sizes.v * sizes.q;
    const scores = Array.from({ length: ways }, (_, way) =>
      Array.from({ length: sizes.p }, (__, persona) => mean(cells[persona * ways + way]!)),
    );
    const test = blockedPermutationTest(scores, { permutations: 199, mostExact: 2000, random });
    if (test !== null && test.p <= 0.05) rejected += 1;
  }
  return rejected / dataSets;
}
