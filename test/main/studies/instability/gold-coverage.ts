import { cohenKappa } from '../../../../src/main/analysis/agreement.js';
import { kappaIntervals, type JudgedText } from '../../../../src/main/analysis/kappa-interval.js';
import { createRandom, hashSeed, type Random } from '../../../../src/main/analysis/random.js';
import { accuracyInterval, waysEffect } from '../../../../src/main/studies/instability/gold-agreement.js';
import { normal } from '../../analysis/crossed-designs.js';

/** A labeller whose log odds of the right label vary over texts and ways of asking. */
export interface LabellerCase {
  readonly name: string;
  readonly texts: number;
  readonly ways: number;
  /** How often people gave each label. */
  readonly gold: readonly number[];
  /** Mean log odds of the right label over each wrong one that is no neighbour. */
  readonly skill: number;
  /** Standard deviations on that scale: of texts, of ways, and of both together. */
  readonly deviations: { readonly text: number; readonly way: number; readonly joint: number };
  /** Answers in each cell; 'exact' for probabilities. */
  readonly runs: number | 'exact';
  /** Share of cells without an answer. */
  readonly missing: number;
}

/** Shares of data sets whose 95 % interval covers the true value, and what is true. */
export type GoldCoverage = Readonly<Record<'accuracy' | 'kappa' | 'weightedKappa', number>> & {
  readonly truth: Readonly<Record<'accuracy' | 'kappa' | 'weightedKappa', number>>;
};

const THREE = [0.5, 0.3, 0.2];
const VARIED = { text: 1, way: 0.4, joint: 0.5 };
const SAME_WAYS = { text: 1, way: 0, joint: 0.5 };

export const LABELLER_CASES: readonly LabellerCase[] = [
  {
    name: 'exact, 40 texts, 4 ways',
    texts: 40,
    ways: 4,
    gold: THREE,
    skill: 1.5,
    deviations: SAME_WAYS,
    runs: 'exact',
    missing: 0,
  },
  {
    name: 'exact, ways differ',
    texts: 60,
    ways: 4,
    gold: THREE,
    skill: 1.5,
    deviations: VARIED,
    runs: 'exact',
    missing: 0,
  },
  {
    name: 'sampled, 30 texts, 4 ways',
    texts: 30,
    ways: 4,
    gold: THREE,
    skill: 1.5,
    deviations: SAME_WAYS,
    runs: 2,
    missing: 0,
  },
  {
    name: 'one answer a text, 40 texts',
    texts: 40,
    ways: 1,
    gold: THREE,
    skill: 1.5,
    deviations: SAME_WAYS,
    runs: 1,
    missing: 0,
  },
  {
    name: 'one answer a text, good, 60 texts',
    texts: 60,
    ways: 1,
    gold: THREE,
    skill: 3,
    deviations: SAME_WAYS,
    runs: 1,
    missing: 0,
  },
  {
    name: 'rare label, a fifth missing',
    texts: 60,
    ways: 4,
    gold: [0.7, 0.25, 0.05],
    skill: 1.5,
    deviations: SAME_WAYS,
    runs: 1,
    missing: 0.2,
  },
  {
    name: 'ways differ, sampled, a fifth missing',
    texts: 60,
    ways: 8,
    gold: THREE,
    skill: 1.5,
    deviations: VARIED,
    runs: 1,
    missing: 0.2,
  },
];

const MANY = 300_000;

/** How often the intervals of agreement with people's labels cover that with all texts. */
export function goldCoverage(own: LabellerCase, dataSets: number, seed: number): GoldCoverage {
  const truth = trueAgreement(own, seed);
  const covered = { accuracy: 0, kappa: 0, weightedKappa: 0 };
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, own.name, data));
    const { grid, judged } = drawAnswers(own, random);
    const found = {
      accuracy: accuracyInterval(grid, 0.95),
      ...kappaIntervals(judged, { ...waysEffect(grid), confidence: 0.95 }),
    };
    for (const name of ['accuracy', 'kappa', 'weightedKappa'] as const) {
      const interval = found[name];
      if (interval !== null && interval.low <= truth[name] && truth[name] <= interval.high)
        covered[name] += 1;
    }
  }
  return {
    accuracy: covered.accuracy / dataSets,
    kappa: covered.kappa / dataSets,
    weightedKappa: covered.weightedKappa / dataSets,
    truth,
  };
}

function drawAnswers(
  { texts, ways, gold: labels, skill, deviations, runs, missing }: LabellerCase,
  random: Random,
): { readonly grid: number[][]; readonly judged: JudgedText[] } {
  const ofWays = Array.from({ length: ways }, () => deviations.way * normal(random));
  const grid: number[][] = [];
  const judged: JudgedText[] = [];
  for (let text = 0; text < texts; text += 1) {
    const gold = drawn(labels, random);
    const level = skill + deviations.text * normal(random);
    const cells = ofWays.map((way): readonly number[] | null => {
      const shares = sharesOf(labels.length, gold, level + way + deviations.joint * normal(random));
      if (random.next() < missing) return null;
      return runs === 'exact' ? shares : counted(shares, runs, random);
    });
    const present = cells.flatMap((cell) => (cell === null ? [] : [cell]));
    grid.push(cells.map((cell) => cell?.[gold] ?? NaN));
    if (present.length === 0) continue;
    judged.push({
      gold,
      shares: labels.map((_, label) => present.reduce((sum, cell) => sum + cell[label]!, 0) / present.length),
    });
  }
  return { grid, judged };
}

/** A label beside the right one is twice as likely as one further off. */
function sharesOf(labels: number, gold: number, logOdds: number): number[] {
  const odds = Array.from({ length: labels }, (_, label) =>
    label === gold ? Math.exp(logOdds) : Math.abs(label - gold) === 1 ? 1 : 0.5,
  );
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}

function counted(shares: readonly number[], runs: number, random: Random): number[] {
  const counts = shares.map(() => 0);
  for (let run = 0; run < runs; run += 1) counts[drawn(shares, random)]! += 1 / runs;
  return counts;
}

function drawn(shares: readonly number[], random: Random): number {
  let rest = random.next();
  const place = shares.findIndex((share) => (rest -= share) < 0);
  return place < 0 ? shares.length - 1 : place;
}

/** Over many texts, each in a way of its own. */
function trueAgreement(own: LabellerCase, seed: number): GoldCoverage['truth'] {
  const { gold: labels, skill, deviations } = own;
  const random = createRandom(hashSeed(seed, own.name, 'truth'));
  const spread = Math.hypot(deviations.text, deviations.way, deviations.joint);
  // Labels as often as they are, and levels at random, leave the truth hardly any error.
  const table = labels.map(() => labels.map(() => 0));
  for (const [gold, share] of labels.entries()) {
    const draws = MANY / labels.length;
    for (let draw = 0; draw < draws; draw += 1) {
      const shares = sharesOf(labels.length, gold, skill + spread * normal(random));
      for (const [label, part] of shares.entries()) table[gold]![label]! += (share * part) / draws;
    }
  }
  return {
    accuracy: labels.reduce((sum, _, label) => sum + table[label]![label]!, 0),
    kappa: cohenKappa(table, 'none')!,
    weightedKappa: cohenKappa(table, 'quadratic')!,
  };
}
