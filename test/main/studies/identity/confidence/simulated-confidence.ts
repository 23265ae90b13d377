import { crossedMean } from '../../../../../src/main/analysis/crossed-mean.js';
import { studentInterval, type EstimateError } from '../../../../../src/main/analysis/estimate-error.js';
import { createRandom, type Random } from '../../../../../src/main/analysis/random.js';
import { normalQuantile } from '../../../../../src/main/analysis/special.js';
import { mean } from '../../../../../src/main/analysis/summary.js';
import { typeTwo, type JudgedConfidence, type TypeTwo } from '../../../../../src/main/analysis/type-two.js';

const LEVELS = [0, 1, 2, 3, 4, 5, 6].map((level) => level / 6);

/** A population of headlines and framings from which data sets of ratings with confidence are drawn. */
export interface SimulatedConfidence {
  readonly name: string;
  readonly items: number;
  readonly framings: number;
  /** Share of ratings on the right side, and its standard deviations over items and framings. */
  readonly right: number;
  readonly rightItem: number;
  readonly rightFraming: number;
  /** Mean level (0..6) where wrong, and how much higher it is where right. */
  readonly level: number;
  readonly apart: number;
  /** Standard deviations of levels over items, framings and their meeting. */
  readonly item: number;
  readonly framing: number;
  readonly joint: number;
  /** Runs that are counted; absent: probabilities are read without error. */
  readonly runs?: number;
}

/** Shares of 95 % intervals that hold the truth. */
export interface ConfidenceCoverage {
  readonly sensitivity: number;
  readonly gap: number;
  readonly confidence: number;
  /** Of the difference of two subjects' sensitivities, paired by headline and framing. */
  readonly sensitivityDrop: number;
}

/** Framings, and headlines under each, that the truth of a population is found from. */
export interface TruthSize {
  readonly framings: number;
  readonly items: number;
}

/** How often the intervals of `dataSets` drawn from a population hold its truth, the mean over many framings with many headlines. */
export function confidenceCoverage(
  population: SimulatedConfidence,
  dataSets: number,
  seed: number,
  truthSize: TruthSize = { framings: 1000, items: 400 },
): ConfidenceCoverage {
  const { runs, ...exact } = population;
  void runs;
  const apartFrom = createRandom(seed + 1);
  const wholes = Array.from({ length: truthSize.framings }, () => {
    const { judged, confidence } = draw({ ...exact, items: truthSize.items, framings: 1 }, apartFrom);
    return { ...figuresOf(judged), confidence: mean(confidence.flat()) };
  });
  const truth = {
    auroc: mean(wholes.map(({ auroc }) => auroc)),
    gap: mean(wholes.map(({ right, wrong }) => right - wrong)),
    confidence: mean(wholes.map(({ confidence }) => confidence)),
  };
  const random = createRandom(seed);
  const held = { sensitivity: 0, gap: 0, confidence: 0, sensitivityDrop: 0 };
  const holds = (error: EstimateError | null, value: number): number => {
    if (error === null) throw new Error('a data set has no error');
    const { low, high } = studentInterval(error, 0.95);
    return low <= value && value <= high ? 1 : 0;
  };
  for (let set = 0; set < dataSets; set += 1) {
    const [one, other] = [draw(population, random), draw(population, random)];
    const [found, beside] = [figuresOf(one.judged), figuresOf(other.judged)];
    held.sensitivity += holds(crossedMean(found.pseudo.auroc), truth.auroc);
    held.gap += holds(crossedMean(found.pseudo.gap), truth.gap);
    held.confidence += holds(crossedMean(one.confidence), truth.confidence);
    const apart = found.pseudo.auroc.map((row, item) =>
      row.map((value, framing) => value - (beside.pseudo.auroc[item]?.[framing] ?? NaN)),
    );
    held.sensitivityDrop += holds(crossedMean(apart), 0);
  }
  return {
    sensitivity: held.sensitivity / dataSets,
    gap: held.gap / dataSets,
    confidence: held.confidence / dataSets,
    sensitivityDrop: held.sensitivityDrop / dataSets,
  };
}

function figuresOf(judged: readonly (readonly JudgedConfidence[])[]): TypeTwo {
  const found = typeTwo(judged, LEVELS);
  if (found === null) throw new Error('a data set has no right or no wrong ratings');
  return found;
}

function draw(
  {
    items,
    framings,
    right,
    rightItem,
    rightFraming,
    level,
    apart,
    item,
    framing,
    joint,
    runs = 0,
  }: SimulatedConfidence,
  random: Random,
): { judged: JudgedConfidence[][]; confidence: number[][] } {
  const normal = (): number => normalQuantile((Math.floor(random.next() * 1e6) + 0.5) / 1e6);
  const framingOf = (): { right: number; level: number } => ({
    right: rightFraming * normal(),
    level: framing * normal(),
  });
  const shared = Array.from({ length: framings }, framingOf);
  const judged = Array.from({ length: items }, () => {
    const own = { right: rightItem * normal(), level: item * normal() };
    return shared.map((by): JudgedConfidence => {
      const share = Math.min(0.98, Math.max(0.02, right + own.right + by.right));
      const at = level + own.level + by.level + joint * normal();
      const levels = { right: around(at + apart), wrong: around(at) };
      const shares = {
        right: levels.right.map((part) => part * share),
        wrong: levels.wrong.map((part) => part * (1 - share)),
      };
      return runs === 0 ? shares : counted(shares, runs, random);
    });
  });
  return {
    judged,
    confidence: judged.map((row) =>
      row.map((entry) =>
        LEVELS.reduce(
          (sum, value, place) => sum + value * ((entry.right[place] ?? 0) + (entry.wrong[place] ?? 0)),
          0,
        ),
      ),
    ),
  };
}

/** Probabilities of the seven levels around a mean level. */
function around(mean: number): number[] {
  const weights = LEVELS.map((_, level) => Math.exp(-((level - mean) ** 2) / 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

function counted({ right, wrong }: JudgedConfidence, runs: number, random: Random): JudgedConfidence {
  const shares = [...right, ...wrong];
  const counts = shares.map(() => 0);
  for (let run = 0; run < runs; run += 1) {
    let left = random.next();
    const place = shares.findIndex((share) => (left -= share) < 0);
    counts[place < 0 ? shares.length - 1 : place]! += 1 / runs;
  }
  return { right: counts.slice(0, right.length), wrong: counts.slice(right.length) };
}

/** With the sizes of the shipped headlines: twenty, in three framings (the baseline has one). */
const USUAL = {
  items: 20,
  framings: 3,
  right: 0.7,
  rightItem: 0.15,
  rightFraming: 0.03,
  level: 3,
  apart: 0.8,
  item: 0.6,
  framing: 0.15,
  joint: 0.3,
} as const;

export const CONFIDENCE_POPULATIONS: readonly SimulatedConfidence[] = [
  { ...USUAL, name: 'read without error' },
  { ...USUAL, name: 'confidence that tells nothing', apart: 0 },
  { ...USUAL, name: 'framings differ most', item: 0.2, framing: 0.5, rightItem: 0.05, rightFraming: 0.08 },
  { ...USUAL, name: 'five framings', framings: 5 },
  { ...USUAL, name: 'one framing', framings: 1, framing: 0, rightFraming: 0 },
  { ...USUAL, name: 'often right', right: 0.88, rightItem: 0.08 },
  { ...USUAL, name: 'ten runs counted', runs: 10 },
];
