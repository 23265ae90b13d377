import { linearFit, spearman } from './correlation.js';
import { elementAt } from './element.js';
import { isotonicRegression } from './isotonic.js';

/** What was asked for at one level of conditioning, and what came. */
export interface DosePoint {
  /** Level of conditioning, e.g. 1..9. */
  readonly level: number;
  /** Score that the level asks for; rises with the level. */
  readonly requested: number;
  /** Score that the subject gave, in the same units. */
  readonly observed: number;
}

/** A level on either side of the middle; null where the subject does not follow at all on that side. */
export interface FollowingLimit {
  readonly low: number | null;
  readonly high: number | null;
}

/** How a subject's score follows the score that was asked for. */
export interface DoseResponse {
  /** Gain: observed per requested point of score; 1 follows fully, 0 not at all. */
  readonly slope: number;
  readonly intercept: number;
  readonly r2: number | null;
  /** Spearman's ρ of requested and observed; null where nothing observed varies. */
  readonly spearman: number | null;
  /** Observed scores made non-decreasing, in ascending order of level. */
  readonly isotonic: readonly number[];
  /** Neighbouring levels whose observed scores fall where the request rises. */
  readonly violations: number;
  /** The outermost level on each side whose step outwards is at least the least step. */
  readonly following: FollowingLimit;
  /** The last level on each side before the first step outwards that falls short. */
  readonly unbroken: FollowingLimit;
  /** The levels beyond `following`, outwards: asking for more there moves the score no further. */
  readonly saturated: { readonly low: readonly number[]; readonly high: readonly number[] };
}

interface Side {
  readonly following: number | null;
  readonly unbroken: number | null;
  readonly saturated: readonly number[];
}

/** Scans levels outwards from the middle; `fitted` holds the isotonic score of each, the middle first in both. */
function scan(levels: readonly number[], fitted: readonly number[], leastStep: number): Side {
  let last = 0;
  let unbroken: number | null = null;
  let missed = false;
  for (let index = 1; index < levels.length; index += 1) {
    const step = Math.abs(elementAt(fitted, index) - elementAt(fitted, index - 1));
    // Pooled means carry rounding that must not decide over a step exactly as large as the least one.
    if (step < leastStep - 1e-12 || step === 0) {
      missed = true;
      continue;
    }
    if (!missed) unbroken = elementAt(levels, index);
    last = index;
  }
  return {
    following: last === 0 ? null : elementAt(levels, last),
    unbroken,
    saturated: levels.slice(last + 1),
  };
}

/**
 * Dose and response of graded conditioning. Slope, intercept, r² and ρ are of observed on requested scores. The limits
 * stand on the isotonic regression of observed scores over levels: scanning outwards from `middle` (5 if left out), a
 * level is followed where its isotonic score differs from that of the level before it by at least `leastStep` (in score
 * units, e.g. the least detectable shift of the noise floor). Points in any order. Throws a RangeError below two points,
 * on levels that repeat, requested scores that do not rise with the level, no point at the middle, values that are not
 * finite, or a least step below 0.
 */
export function doseResponse(
  points: readonly DosePoint[],
  options: { readonly middle?: number; readonly leastStep: number },
): DoseResponse {
  const { middle = 5, leastStep } = options;
  if (!(leastStep >= 0)) throw new RangeError(`a least step is at least 0, not ${leastStep}`);
  if (!points.every(({ level }) => Number.isFinite(level))) throw new RangeError('levels are finite numbers');
  const sorted = [...points].sort((left, right) => left.level - right.level);
  const levels = sorted.map(({ level }) => level);
  const requested = sorted.map((point) => point.requested);
  const observed = sorted.map((point) => point.observed);
  for (let index = 1; index < sorted.length; index += 1) {
    if (elementAt(levels, index) === elementAt(levels, index - 1)) {
      throw new RangeError(`level ${elementAt(levels, index)} comes twice`);
    }
    if (!(elementAt(requested, index) > elementAt(requested, index - 1))) {
      throw new RangeError(`level ${elementAt(levels, index)} asks for no more than the level below it`);
    }
  }
  const { slope, intercept, r2 } = linearFit(requested, observed);
  const centre = levels.indexOf(middle);
  if (centre < 0) throw new RangeError(`no point at the middle level ${middle}`);
  const isotonic = isotonicRegression(observed);
  const high = scan(levels.slice(centre), isotonic.slice(centre), leastStep);
  const low = scan(levels.slice(0, centre + 1).reverse(), isotonic.slice(0, centre + 1).reverse(), leastStep);
  return {
    slope,
    intercept,
    r2,
    spearman: spearman(requested, observed),
    isotonic,
    violations: observed.filter((value, index) => index > 0 && value < elementAt(observed, index - 1)).length,
    following: { low: low.following, high: high.following },
    unbroken: { low: low.unbroken, high: high.unbroken },
    saturated: { low: low.saturated, high: high.saturated },
  };
}
