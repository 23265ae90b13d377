import { requireConfidence, requireReplicates, resampleIndices, type Interval } from './bootstrap.js';
import { elementAt } from './element.js';
import type { Random } from './random.js';
import { normalQuantile, tQuantile } from './special.js';
import { mean, quantile, sum, variance } from './summary.js';

/** Scores of several units at the same levels of conditioning. */
export interface GainData {
  /** Unit × level, in score units; a unit is e.g. a scale, an item or a run. */
  readonly observed: readonly (readonly number[])[];
  /** Score that each level asks for. */
  readonly requested: readonly number[];
  /** Coverage of the interval, e.g. .95. */
  readonly confidence: number;
  /** Number of resamples, at least 1. */
  readonly replicates: number;
  readonly random: Random;
}

/** The mean gain over units with its interval. */
export interface GainInterval extends Interval {
  /** Share of the gain's error variance that is due to units, 0..1, the rest to the levels' wording; null where both are 0. */
  readonly unitShare: number | null;
}

interface Design {
  /** Requested scores less their mean. */
  readonly centred: readonly number[];
  readonly squares: number;
}

const slopeOf = ({ centred, squares }: Design, scores: readonly number[]): number =>
  sum(scores.map((score, level) => score * elementAt(centred, level))) / squares;

function requireData({ observed, requested, confidence, replicates }: GainData): void {
  requireConfidence(confidence);
  requireReplicates(replicates);
  if (observed.length === 0) throw new RangeError('a gain needs at least one unit');
  if (requested.length < 3) {
    throw new RangeError(`a gain's interval needs at least three levels, not ${requested.length}`);
  }
  if (![...requested, ...observed.flat()].every(Number.isFinite)) {
    throw new RangeError('a gain needs finite scores');
  }
  for (const [unit, scores] of observed.entries()) {
    if (scores.length !== requested.length) {
      throw new RangeError(`unit ${unit} has ${scores.length} scores for ${requested.length} levels`);
    }
  }
}

/** Share of a level's own score, and of another level's, in its fitted score: an element of the hat matrix. */
const hat = ({ centred, squares }: Design, level: number, other: number): number =>
  1 / centred.length + (elementAt(centred, level) * elementAt(centred, other)) / squares;

/** What a level's residual weighs in the slope, at the size of HC2: nothing where the line goes through it by necessity. */
function residualWeights(design: Design): number[] {
  return design.centred.map((value, level) => {
    const free = 1 - hat(design, level, level);
    return free > 1e-12 ? value / (design.squares * Math.sqrt(free)) : 0;
  });
}

/** Degrees of freedom of the slope's HC2 variance if the levels err alike (Bell & McCaffrey 2002). */
function wordingDegrees(design: Design, weights: readonly number[]): number {
  const products = weights.map((left, i) =>
    weights.map((right, j) => left * right * ((i === j ? 1 : 0) - hat(design, i, j))),
  );
  const trace = sum(products.map((row, index) => elementAt(row, index)));
  return trace ** 2 / sum(products.flat().map((value) => value * value));
}

/**
 * Residuals of the levels' mean scores around their line, shrunk by what the units' own scatter contributes to them,
 * which the resampling of units has already.
 */
function wordingResiduals(design: Design, observed: readonly (readonly number[])[]): number[] {
  const levels = design.centred.length;
  const means = design.centred.map((_, level) => mean(observed.map((scores) => elementAt(scores, level))));
  const slope = slopeOf(design, means);
  const centre = mean(means);
  const raw = means.map((score, level) => score - centre - slope * elementAt(design.centred, level));
  const levelVariance = sum(raw.map((residual) => residual * residual)) / (levels - 2);
  // What is left of each unit's residuals beyond those that all units share.
  const own = observed.map((scores) => {
    const unitSlope = slopeOf(design, scores);
    const unitCentre = mean(scores);
    return scores.map(
      (score, level) =>
        score - unitCentre - unitSlope * elementAt(design.centred, level) - elementAt(raw, level),
    );
  });
  const scatter =
    observed.length < 2
      ? 0
      : sum(own.flat().map((residual) => residual * residual)) /
        ((observed.length - 1) * (levels - 2) * observed.length);
  const kept = levelVariance > 0 ? Math.sqrt(Math.max(0, 1 - scatter / levelVariance)) : 0;
  return raw.map((residual) => kept * residual);
}

/** A standard normal draw, kept finite where the source gives 0. */
const normalDraw = (random: Random): number => normalQuantile(Math.max(random.next(), 2 ** -54));

/**
 * Interval of the mean gain, the least-squares slope of observed on requested scores, by a bootstrap with both of its
 * sources of error: units are drawn with replacement, and each level's residual, common to all units, is multiplied by
 * a standard normal draw (wild bootstrap), since the wording of a level errs for all units alike and would not show
 * between them. With U units the units' part is widened by √(U / (U - 1)). The percentiles' distances from the estimate
 * are stretched by the ratio of Student's t to the normal quantile, with Satterthwaite's degrees of freedom from U - 1 units and
 * the levels' HC2 variance. With one unit the levels are the only source, and the interval is of that unit's gain.
 * Throws a RangeError without units, below three levels or where requested scores do not vary, on unequal lengths,
 * scores that are not finite, or a confidence or number of replicates out of range. Sources: Wu 1986, Annals of
 * Statistics 14:1261-1295 (wild bootstrap); MacKinnon & White 1985, Journal of Econometrics 29:305-325 (HC2); Bell &
 * McCaffrey 2002, Survey Methodology 28:169-181 (its degrees of freedom); Hesterberg 2015, The American Statistician
 * 69:371-386 (why percentiles of few units need widening).
 */
export function gainInterval(data: GainData): GainInterval {
  requireData(data);
  const { observed, requested, confidence, replicates, random } = data;
  const centre = mean(requested);
  const centred = requested.map((score) => score - centre);
  const squares = sum(centred.map((score) => score * score));
  if (!(squares > 0)) throw new RangeError('a gain needs requested scores that differ');
  const design: Design = { centred, squares };
  const units = observed.length;
  const slopes = observed.map((scores) => slopeOf(design, scores));
  const estimate = mean(slopes);
  const residuals = wordingResiduals(design, observed);
  const weights = residualWeights(design);
  const pulls = residuals.map((residual, level) => residual * elementAt(weights, level));

  const unitVariance = units < 2 ? 0 : variance(slopes) / units;
  const wordingVariance = sum(pulls.map((pull) => pull * pull));
  const total = unitVariance + wordingVariance;
  if (!(total > 0)) return { estimate, low: estimate, high: estimate, unitShare: null };
  const degrees =
    total ** 2 /
    ((units < 2 ? 0 : unitVariance ** 2 / (units - 1)) +
      wordingVariance ** 2 / wordingDegrees(design, weights));

  const widening = units < 2 ? 0 : Math.sqrt(units / (units - 1));
  const drawn = Array.from({ length: replicates }, () => {
    const unitMean = mean(resampleIndices(units, random).map((unit) => elementAt(slopes, unit)));
    const wording = sum(pulls.map((pull) => pull * normalDraw(random)));
    return estimate + widening * (unitMean - estimate) + wording;
  });
  const tail = (1 - confidence) / 2;
  const stretch = tQuantile(tail, degrees) / normalQuantile(tail);
  return {
    estimate,
    low: estimate + stretch * (quantile(drawn, tail) - estimate),
    high: estimate + stretch * (quantile(drawn, 1 - tail) - estimate),
    unitShare: unitVariance / total,
  };
}
