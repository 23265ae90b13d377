import { blockedPermutationTest } from '../../../../src/main/analysis/blocked-permutation.js';
import { explainedInterval } from '../../../../src/main/analysis/explained-interval.js';
import type { TextScores } from '../../../../src/main/analysis/explained-variance.js';
import { createRandom, hashSeed, type Random } from '../../../../src/main/analysis/random.js';
import { normal } from '../crossed-designs.js';

/** Labels of texts by personas whose means are known. */
export interface ExplainedCase {
  readonly name: string;
  /** True mean of each persona. */
  readonly means: readonly number[];
  readonly texts: number;
  /** Ways of asking, each an observation. */
  readonly ways: number;
  /** Standard deviations of texts, of personas within texts, and of what is left. */
  readonly deviations: { readonly text: number; readonly joint: number; readonly rest: number };
  /** Share of observations that are missing. */
  readonly missing: number;
}

export interface ExplainedCoverage {
  readonly truth: number;
  readonly covered: number;
  /** Shares of data sets whose interval lies above the truth, and below it. */
  readonly above: number;
  readonly below: number;
  readonly meanWidth: number;
}

const SINGLE = { ofMeans: 0, ofAnswers: 0 };
const DEVIATIONS = { text: 0.8, joint: 0.3, rest: 0.7 };
const SMALL = [-0.4, 0, 0.4];
const LARGE = [-1, 0, 1];
const COMMON = { texts: 40, ways: 2, deviations: DEVIATIONS, missing: 0 };
const PERMUTATIONS = 99;

export const EXPLAINED_CASES: readonly ExplainedCase[] = [
  { ...COMMON, name: 'no difference', means: [0, 0, 0] },
  { ...COMMON, name: 'small', means: SMALL },
  { ...COMMON, name: 'large, 25 texts', means: LARGE, texts: 25 },
  { ...COMMON, name: 'large, a fifth missing', means: LARGE, ways: 1, missing: 0.2 },
  { ...COMMON, name: 'small, a fifth missing', means: SMALL, ways: 1, missing: 0.2 },
];

/** How often the 95 % interval of the marginal R² covers that of all texts. */
export function explainedCoverage(
  own: ExplainedCase,
  dataSets: number,
  replicates: number,
  seed: number,
): ExplainedCoverage {
  const truth = trueMarginal(own);
  let [above, below, width] = [0, 0, 0];
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, own.name, data));
    const texts = drawTexts(own, random);
    const scores = texts.map(({ counts, sums }) => sums.map((sum, group) => sum / counts[group]!));
    const test = blockedPermutationTest(scores, { permutations: PERMUTATIONS, mostExact: 1, random })!;
    const { low, high } = explainedInterval(texts, SINGLE, test.p, { replicates, confidence: 0.95, random })!;
    if (low > truth) above += 1;
    if (high < truth) below += 1;
    width += (high - low) / dataSets;
  }
  return {
    truth,
    covered: (dataSets - above - below) / dataSets,
    above: above / dataSets,
    below: below / dataSets,
    meanWidth: width,
  };
}

function drawTexts({ means, texts, ways, deviations, missing }: ExplainedCase, random: Random): TextScores[] {
  return Array.from({ length: texts }, () => {
    const text = deviations.text * normal(random);
    const counts = means.map(() => 0);
    const sums = means.map(() => 0);
    let squares = 0;
    for (const [group, mean] of means.entries()) {
      const level = mean + text + deviations.joint * normal(random);
      for (let way = 0; way < ways; way += 1) {
        const score = level + deviations.rest * normal(random);
        if (random.next() < missing) continue;
        counts[group]! += 1;
        sums[group]! += score;
        squares += score ** 2;
      }
    }
    return { counts, sums, squares };
  });
}

function trueMarginal({ means, deviations: { text, joint, rest } }: ExplainedCase): number {
  const centre = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const fixed = means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / means.length;
  return fixed / (fixed + text ** 2 + joint ** 2 + rest ** 2);
}
