import type { Interval } from './bootstrap.js';
import { drawChiSquare } from './chi-square-draw.js';
import type { CrossedComponents, CrossedDesign } from './crossed-components.js';
import { elementAt } from './element.js';
import { completeDesign } from './missing-cells.js';
import type { Random } from './random.js';
import { quantile } from './summary.js';

/**
 * Variance components by bit mask of their facets (see `CrossedComponents`), and of one run; none is truncated. Where runs
 * cannot be told from the highest interaction, the whole of it counts as run.
 */
export interface ComponentSet {
  readonly effects: readonly number[];
  readonly run: number;
  /** What answers of one run have in common, where they were given in one conversation. */
  readonly conversation?: SharedRunVariance;
}

/** Variance that all answers of one run share within each combination of some facets' levels. */
export interface SharedRunVariance {
  readonly variance: number;
  /** Bit mask of these facets: all but items. */
  readonly mask: number;
}

/** The estimates of a design as a component set. */
export function componentSet({ effects, runVariance }: CrossedComponents): ComponentSet {
  return setOf(
    effects.map(({ variance }) => variance),
    runVariance,
  );
}

function setOf(effects: readonly number[], runVariance: number | null): ComponentSet {
  return runVariance === null
    ? { effects: [...effects.slice(0, -1), 0], run: effects.at(-1) ?? 0 }
    : { effects, run: runVariance };
}

/** Draws that are thrown away while missing cells find their place. */
const BURN_IN = 100;
/** A mean square of 0 has no inverse: the share of the largest that stands for it. */
const LEAST_SHARE = 1e-12;

/**
 * Draws of all variance components of a design from their generalized pivotal quantities: every mean square is taken as
 * MS · df / χ²(df), and the components follow from expected mean squares (Weerahandi 1993, Journal of the American
 * Statistical Association 88:899-905; Hannig, Iyer & Patterson 2006, ibid. 101:254-269). Quantiles of a function of the
 * draws are a confidence interval for it, exact for a one-way design (the F interval of the intraclass correlation). Where
 * cells are missing they are drawn in turn with the components, each given the other (data augmentation: Tanner & Wong 1987,
 * ibid. 82:528-540). A run variance of infinite degrees of freedom stays as it is. Effects are taken as normal. `components`
 * are those of the same design.
 */
export function componentDraws(
  design: CrossedDesign,
  { effects, runVariance, runDegrees, meanError }: CrossedComponents,
  replicates: number,
  random: Random,
): ComponentSet[] {
  const completed = completeDesign(design);
  const cells = design.means.length;
  const highest = effects.length;
  const sizes = effects.map(({ facets }) =>
    facets.reduce((count, facet) => count / elementAt(design.facets, facet).levels, cells),
  );
  const degrees = effects.map(({ facets }) =>
    facets.reduce((product, facet) => product * (elementAt(design.facets, facet).levels - 1), 1),
  );
  let squares = completed.meanSquares();
  const draw = (): number[] =>
    squares.map((square, place) => {
      const own = elementAt(degrees, place);
      return (square * own) / drawChiSquare(own, random);
    });
  const next = (): number[] => {
    const drawn = draw();
    if (completed.missing === 0) return drawn;
    const least = LEAST_SHARE * Math.max(...drawn, Number.MIN_VALUE / LEAST_SHARE);
    completed.redraw(
      drawn.map((square) => Math.max(square, least)),
      random,
    );
    squares = completed.meanSquares();
    return drawn;
  };
  for (let left = completed.missing === 0 ? 0 : BURN_IN; left > 0; left -= 1) next();
  return Array.from({ length: replicates }, () => {
    const drawn = next();
    const inflation =
      runVariance === null || runVariance === 0 || !Number.isFinite(runDegrees)
        ? 1
        : runDegrees / drawChiSquare(runDegrees, random);
    const variances = sizes.map((size, place) => {
      const mask = place + 1;
      let signed = mask === highest ? -meanError * inflation : 0;
      for (let wider = mask; wider <= highest; wider += 1) {
        if ((wider & mask) === mask) signed += sign(mask, wider) * elementAt(drawn, wider - 1);
      }
      return signed / size;
    });
    return setOf(variances, runVariance === null ? null : runVariance * inflation);
  });
}

/** +1 or -1, by how many facets the wider effect has beyond the other. */
function sign(mask: number, wider: number): number {
  return bits(wider ^ mask) % 2 === 0 ? 1 : -1;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/**
 * The interval of a function of variance components: its value at the estimates with quantiles of its values at the draws.
 * Values of Infinity are allowed. Throws a RangeError without draws or on a confidence outside (0, 1).
 */
export function drawnInterval(
  estimate: number,
  draws: readonly ComponentSet[],
  statistic: (set: ComponentSet) => number,
  confidence: number,
): Interval {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  const tail = (1 - confidence) / 2;
  const values = draws.map(statistic);
  if (values.length === 0) throw new RangeError('an interval needs at least one draw');
  return { estimate, low: end(values, tail), high: end(values, 1 - tail) };
}

/** `quantile` interpolates, which Infinity does not survive. */
function end(values: readonly number[], share: number): number {
  const finite = values.filter(Number.isFinite);
  if (finite.length === values.length) return quantile(values, share);
  const sorted = values.toSorted((left, right) => left - right);
  return elementAt(sorted, Math.min(sorted.length - 1, Math.ceil(share * (sorted.length - 1))));
}
