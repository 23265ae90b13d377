import { comparePopulations } from '../../../../src/main/analysis/population-bootstrap.js';
import { normalDraw, type HumanColumn } from '../../../../src/main/analysis/population-columns.js';
import { createRandom, hashSeed, type Random } from '../../../../src/main/analysis/random.js';
import { normalCdf } from '../../../../src/main/analysis/special.js';

/** Two normal populations, and samples of them: simulated N(shift, spread²) beside people N(0, 1). */
export interface CoverageCase {
  readonly name: string;
  readonly simulated: number;
  readonly people: number;
  readonly shift: number;
  readonly spread: number;
  /** People's answers, or their mean and standard deviation alone. */
  readonly reference: 'people' | 'moments';
}

export const COVERAGE_CASES: readonly CoverageCase[] = [
  { name: 'equal', simulated: 100, people: 200, shift: 0, spread: 1, reference: 'people' },
  { name: 'nearly equal', simulated: 100, people: 200, shift: 0.15, spread: 1, reference: 'people' },
  { name: 'narrowed', simulated: 100, people: 200, shift: 0.2, spread: 0.6, reference: 'people' },
  { name: 'collapsed', simulated: 100, people: 200, shift: 0.5, spread: 0.1, reference: 'people' },
  { name: 'exaggerated', simulated: 60, people: 120, shift: 0, spread: 1.4, reference: 'people' },
  { name: 'shifted', simulated: 40, people: 60, shift: 0.8, spread: 1, reference: 'people' },
  {
    name: 'narrowed, beside moments',
    simulated: 100,
    people: 200,
    shift: 0.2,
    spread: 0.6,
    reference: 'moments',
  },
];

/** How often intervals of 95 % hold what is true. */
export interface Coverage {
  readonly meanDifference: number;
  readonly varianceRatio: number;
  readonly wasserstein: number;
  readonly spread: number;
  /** How often the upper end of the distance lies below what is true: what equivalence goes by, at 90 %. */
  readonly wassersteinTooLow: number;
}

/** Wasserstein-1 of N(shift, spread²) and N(0, 1): E|shift + (spread - 1) Z|, since quantiles of both go together. */
export function trueDistance({ shift, spread }: Pick<CoverageCase, 'shift' | 'spread'>): number {
  const deviation = Math.abs(spread - 1);
  if (deviation === 0) return Math.abs(shift);
  const ratio = shift / deviation;
  const density = Math.exp((-ratio * ratio) / 2) / Math.sqrt(2 * Math.PI);
  return deviation * 2 * density + shift * (2 * normalCdf(ratio) - 1);
}

/** Draws `sets` data sets of a case and counts how often each interval holds what is true. */
export function coverageOf(choice: CoverageCase, sets: number, replicates: number): Coverage {
  const random = createRandom(hashSeed(20260311, 'coverage', choice.name));
  const hits = { meanDifference: 0, varianceRatio: 0, wasserstein: 0, spread: 0, wassersteinTooLow: 0 };
  const truth = trueDistance(choice);
  for (let set = 0; set < sets; set += 1) {
    const simulated = sample(choice.simulated, choice.shift, choice.spread, random);
    const { scales, spread } = comparePopulations([{ simulated, human: humanOf(choice, random) }], {
      replicates,
      confidence: 0.95,
      random,
    });
    const figures = scales[0]!;
    const holds = ({ low, high }: { low: number; high: number }, value: number): number =>
      low <= value && value <= high ? 1 : 0;
    hits.meanDifference += holds(figures.meanDifference.at(0.95), choice.shift);
    hits.varianceRatio += holds(figures.varianceRatio.at(0.95), choice.spread ** 2);
    hits.wasserstein += holds(figures.wasserstein.at(0.95), truth);
    hits.spread += holds(spread!.at(0.95), choice.spread ** 2);
    hits.wassersteinTooLow += figures.wasserstein.at(0.9).high < truth ? 1 : 0;
  }
  return Object.fromEntries(
    Object.entries(hits).map(([name, count]) => [name, count / sets]),
  ) as unknown as Coverage;
}

function humanOf({ people, reference }: CoverageCase, random: Random): HumanColumn {
  const scores = sample(people, 0, 1, random);
  if (reference === 'people') return { kind: 'people', scores, weights: null };
  const mean = scores.reduce((sum, score) => sum + score, 0) / people;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (people - 1);
  return { kind: 'normal', mean, standardDeviation: Math.sqrt(variance), respondents: people };
}

function sample(size: number, shift: number, spread: number, random: Random): Float64Array {
  return Float64Array.from({ length: size }, () => shift + spread * normalDraw(random));
}
