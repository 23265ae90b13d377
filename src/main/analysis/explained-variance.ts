import { elementAt } from './element.js';
import { sum } from './summary.js';

/** Scores of one text: by group (persona) how many there are, their sum, and the sum of all squares. */
export interface TextScores {
  readonly counts: readonly number[];
  readonly sums: readonly number[];
  readonly squares: number;
}

/** What groups and texts explain of the variance of scores. */
export interface ExplainedVariance {
  /** Variance of the groups' fitted means over the observations (n - 1), in squared points. */
  readonly fixed: number;
  /** Of texts, and of what is left, in squared points. */
  readonly text: number;
  readonly residual: number;
  /** Marginal R², fixed / total: the share that groups explain, 0..1. */
  readonly marginal: number;
  /** Conditional R², (fixed + text) / total: groups and texts together, 0..1. */
  readonly conditional: number;
  /** What the marginal R² comes to on average where groups make no difference: fixed is then above 0 by its error. */
  readonly byChance: number;
}

/** What lies within an observation that is a mean over answers. */
export interface AnswerError {
  /** Mean error variance of the observations, which is no part of a single answer's, and the variance of one answer about its mean. */
  readonly ofMeans: number;
  readonly ofAnswers: number;
}

/** Observations that are single answers. */
const SINGLE: AnswerError = { ofMeans: 0, ofAnswers: 0 };
/** Where the logarithm of text over residual variance is looked for. */
const SEARCH = { low: -14, high: 14, steps: 60 } as const;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Variance below this share of the size of the scores is rounding. */
const ROUNDING = 1e-12;

/**
 * Marginal and conditional R² of score ~ group + (1 | text), groups fixed and texts random (Nakagawa & Schielzeth 2013, Methods
 * in Ecology and Evolution 4:133-142, with one random intercept), as Hu & Collier (2024, arXiv:2402.10811)
 * use it for the share of annotation variance that personas explain. Variances by restricted maximum likelihood (Patterson &
 * Thompson 1971, Biometrika 58:545-554), with the ratio of text to residual variance found on a line, as lme4's `lmer` gives them,
 * unbalanced data included. Where observations are means over answers, the residual variance is that of single answers. Scores
 * should be centred about 0. Null below two groups or two texts, where no score is left beyond
 * the groups' means, or where nothing varies.
 */
export function explainedVariance(
  texts: readonly TextScores[],
  { ofMeans, ofAnswers }: AnswerError = SINGLE,
): ExplainedVariance | null {
  const groups = (texts[0]?.counts ?? []).flatMap((_, group) =>
    texts.some(({ counts }) => elementAt(counts, group) > 0) ? [group] : [],
  );
  const present = texts.flatMap(({ counts, sums, squares }) => {
    const own = groups.map((group) => elementAt(counts, group));
    return sum(own) === 0
      ? []
      : [{ counts: own, sums: groups.map((group) => elementAt(sums, group)), squares }];
  });
  const observations = sum(present.map(({ counts }) => sum(counts)));
  if (groups.length < 2 || present.length < 2 || observations <= groups.length) return null;
  const size = sum(present.map(({ squares }) => squares));
  const patterns = patternsOf(present);
  const fitted = best((ratio) => fit(patterns, ratio, observations));
  if (fitted === null || !(size > 0)) return null;
  const { ratio, means } = fitted;
  const residual = Math.max(0, fitted.residual - ofMeans) + ofAnswers;
  const sizes = means.map((_, group) => sum(present.map(({ counts }) => elementAt(counts, group))));
  const centre = sum(means.map((mean, group) => mean * elementAt(sizes, group))) / observations;
  const fixed =
    sum(means.map((mean, group) => elementAt(sizes, group) * (mean - centre) ** 2)) / (observations - 1);
  const text = ratio * fitted.residual;
  const total = fixed + text + residual;
  if (!(total > ROUNDING * (size / observations))) return null;
  const error = ((means.length - 1) * fitted.residual) / (observations - 1);
  return {
    fixed,
    text,
    residual,
    marginal: fixed / total,
    conditional: (fixed + text) / total,
    byChance: error > 0 ? error / (error + text + residual) : 0,
  };
}

interface Fit {
  /** Text over residual variance. */
  readonly ratio: number;
  readonly residual: number;
  readonly means: readonly number[];
  /** -2 log restricted likelihood, without its constant. */
  readonly deviance: number;
}

/** The least deviance over the ratio: golden section on its logarithm (Kiefer 1953), and 0 where that is no worse. */
function best(fitAt: (ratio: number) => Fit | null): Fit | null {
  const none = fitAt(0);
  if (none === null) return null;
  const deviance = (at: number): number => fitAt(Math.exp(at))?.deviance ?? Infinity;
  let low: number = SEARCH.low;
  let high: number = SEARCH.high;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let [atLeft, atRight] = [deviance(left), deviance(right)];
  for (let step = 0; step < SEARCH.steps; step += 1) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = deviance(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = deviance(right);
    }
  }
  const found = fitAt(Math.exp((low + high) / 2));
  return found === null || found.deviance >= none.deviance ? none : found;
}

/** Texts with as many scores in each group as each other, which enter the likelihood by their sums alone. */
interface TextPattern {
  readonly counts: readonly number[];
  /** Scores of one text. */
  readonly count: number;
  texts: number;
  /** Over texts, by group. */
  readonly sums: number[];
  squares: number;
  /** Squares of the texts' totals, over texts. */
  squaredTotals: number;
}

function patternsOf(texts: readonly TextScores[]): TextPattern[] {
  const patterns = new Map<string, TextPattern>();
  for (const { counts, sums, squares } of texts) {
    const key = counts.join();
    let own = patterns.get(key);
    if (own === undefined) {
      own = { counts, count: sum(counts), texts: 0, sums: counts.map(() => 0), squares: 0, squaredTotals: 0 };
      patterns.set(key, own);
    }
    own.texts += 1;
    own.squares += squares;
    own.squaredTotals += sum(sums) ** 2;
    for (const [group, value] of sums.entries()) own.sums[group] = elementAt(own.sums, group) + value;
  }
  return [...patterns.values()];
}

/** Generalised least squares at one ratio; V of a text is σ²(I + ratio · 11'). Null for groups that cannot be told apart. */
function fit(patterns: readonly TextPattern[], ratio: number, observations: number): Fit | null {
  const size = patterns[0]?.counts.length ?? 0;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  let squares = 0;
  let logDeterminant = 0;
  for (const { counts, count, texts, sums, squares: own, squaredTotals } of patterns) {
    const total = sum(sums);
    const shrink = ratio / (1 + ratio * count);
    logDeterminant += texts * Math.log1p(ratio * count);
    squares += own - shrink * squaredTotals;
    for (let row = 0; row < size; row += 1) {
      const mine = counts[row] as number;
      right[row] = (right[row] as number) + (sums[row] as number) - shrink * mine * total;
      matrix[row * size + row] = (matrix[row * size + row] as number) + texts * mine;
      for (let column = 0; column <= row; column += 1) {
        matrix[row * size + column] =
          (matrix[row * size + column] as number) - texts * shrink * mine * (counts[column] as number);
      }
    }
  }
  const solved = solveCholesky(matrix, right);
  if (solved === null) return null;
  const explained = sum(solved.means.map((mean, row) => mean * (right[row] as number)));
  const degrees = observations - size;
  const residual = Math.max(0, squares - explained) / degrees;
  // A perfect fit has a deviance of -∞; the smallest number stands for 0.
  const deviance =
    degrees * Math.log(Math.max(residual, Number.MIN_VALUE)) + logDeterminant + solved.logDeterminant;
  return { ratio, residual, means: solved.means, deviance };
}

/** Cholesky's decomposition of the lower triangle of a matrix, row-major, and the solution; null unless positive definite. */
function solveCholesky(
  matrix: Float64Array,
  right: Float64Array,
): { readonly means: number[]; readonly logDeterminant: number } | null {
  const size = right.length;
  let logDeterminant = 0;
  for (let row = 0; row < size; row += 1) {
    const diagonal = matrix[row * size + row] as number;
    for (let column = 0; column <= row; column += 1) {
      let value = matrix[row * size + column] as number;
      for (let k = 0; k < column; k += 1)
        value -= (matrix[row * size + k] as number) * (matrix[column * size + k] as number);
      if (column < row) matrix[row * size + column] = value / (matrix[column * size + column] as number);
      else {
        if (!(value > 1e-12 * Math.max(1, diagonal))) return null;
        matrix[row * size + row] = Math.sqrt(value);
        logDeterminant += Math.log(value);
      }
    }
  }
  const half = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let value = right[row] as number;
    for (let k = 0; k < row; k += 1) value -= (matrix[row * size + k] as number) * (half[k] as number);
    half[row] = value / (matrix[row * size + row] as number);
  }
  const means = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = half[row] as number;
    for (let k = row + 1; k < size; k += 1)
      value -= (matrix[k * size + row] as number) * (means[k] as number);
    means[row] = value / (matrix[row * size + row] as number);
  }
  return { means, logDeterminant };
}
