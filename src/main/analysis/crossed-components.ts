import { elementAt } from './element.js';
import { sum } from './summary.js';

/** A factor of a crossed design whose levels stand for many others, e.g. personas or items. */
export interface Facet {
  readonly id: string;
  readonly levels: number;
}

/** Means of the cells of a crossed design, each over runs. */
export interface CrossedDesign {
  readonly facets: readonly Facet[];
  /** One per cell, row-major in the order of the facets; NaN where nothing was answered. */
  readonly means: ArrayLike<number>;
  /** Error variance of each cell's mean: the variance of one run over the number of runs; 0 where means are exact. */
  readonly errors: ArrayLike<number>;
  /** Mean variance of one run within a cell; null where no cell has two runs, so that it is part of the highest interaction. */
  readonly runVariance: number | null;
  /** Degrees of freedom of `runVariance`; Infinity where it is known exactly. */
  readonly runDegrees: number;
}

/** One effect of a crossed random model: a main effect of one facet or an interaction of several. */
export interface EffectComponent {
  /** Places of its facets, ascending. */
  readonly facets: readonly number[];
  /** Nominal degrees of freedom: the product of levels less one. */
  readonly degrees: number;
  /** The estimate as it comes out; may be negative. */
  readonly variance: number;
}

/** The variance components of a crossed random-effects design. */
export interface CrossedComponents {
  readonly facets: readonly Facet[];
  /** By bit mask: the effect of the facets j, k, ... stands at 2^j + 2^k + ... - 1. */
  readonly effects: readonly EffectComponent[];
  readonly runVariance: number | null;
  readonly runDegrees: number;
  /** Mean error variance of the cells' means. */
  readonly meanError: number;
  readonly cells: number;
  readonly balanced: boolean;
}

/** A pivot below this share of the largest entry is rounding. */
const RANK_TOLERANCE = 1e-10;

/**
 * Variance components of a crossed random-effects model with any number of facets, all their interactions, and runs within the
 * cells. The sums T(S) = Σ n·mean² over the levels of every set S of facets are equated with their expectations (Henderson
 * 1953, Biometrics 9:226-252, method I; Searle, Casella & McCulloch 1992, Variance Components, section 5.3; Brennan 2001,
 * Generalizability Theory, section 7.1, "analogous ANOVA"), which is unbiased in unbalanced designs too, needs no iteration,
 * and gives the usual estimates from expected mean squares where the design is balanced. Each cell's mean counts once,
 * whatever its number of runs, and its own error is taken off, so that runs may be unequal in number and in variance.
 * Variances are in squared units of the means. Null where the cells that are there cannot tell two effects apart. Throws a
 * RangeError for a facet of fewer than two levels, and where sizes do not agree.
 */
export function crossedComponents(design: CrossedDesign): CrossedComponents | null {
  const { facets, means, errors } = design;
  const size = facets.reduce((product, { levels }) => product * levels, 1);
  if (facets.length === 0 || facets.some(({ levels }) => levels < 2)) {
    throw new RangeError('a crossed design needs facets of two levels or more');
  }
  if (means.length !== size || errors.length !== size) {
    throw new RangeError(`a crossed design of ${size} cells needs a mean and an error for each`);
  }
  const present = Array.from({ length: size }, (_, cell) => cell).filter(
    (cell) => !Number.isNaN(means[cell] as number),
  );
  if (present.length < 2) return null;
  const grand = sum(present.map((cell) => means[cell] as number)) / present.length;
  const subsets = 2 ** facets.length;
  const groups = Array.from({ length: subsets }, (_, subset) => groupBy(subset, facets, present));
  const totals = groups.map((group) => groupTotals(group, present, design, grand));
  const coefficients = groups.map((own, subset) =>
    groups.map((_, effect) => coefficient(own, subset, effect, groups)),
  );
  const observed = totals.map(({ squares, error }) => squares - error);
  const solution = solve(coefficients, observed);
  if (solution === null) return null;
  const meanError = sum(present.map((cell) => errors[cell] as number)) / present.length;
  const effects = solution.slice(1).map((variance, place): EffectComponent => {
    const own = facets.flatMap((_, facet) => (((place + 1) >> facet) & 1 ? [facet] : []));
    return {
      facets: own,
      degrees: own.reduce((product, facet) => product * (elementAt(facets, facet).levels - 1), 1),
      variance,
    };
  });
  return {
    facets,
    effects,
    runVariance: design.runVariance,
    runDegrees: design.runDegrees,
    meanError,
    cells: present.length,
    balanced: present.length === size,
  };
}

interface Grouping {
  /** The level of each present cell. */
  readonly levels: Uint32Array;
  /** Present cells of each level that has any, by level; 0 elsewhere. */
  readonly counts: Uint32Array;
}

/** Levels of the combined facets in `subset` that each present cell belongs to. */
function groupBy(subset: number, facets: readonly Facet[], present: readonly number[]): Grouping {
  let groups = 1;
  for (const [place, { levels }] of facets.entries()) if ((subset >> place) & 1) groups *= levels;
  const counts = new Uint32Array(groups);
  const levels = Uint32Array.from(present, (cell) => {
    let rest = cell;
    let level = 0;
    let stride = 1;
    for (let place = facets.length - 1; place >= 0; place -= 1) {
      const own = elementAt(facets, place).levels;
      if ((subset >> place) & 1) {
        level += (rest % own) * stride;
        stride *= own;
      }
      rest = Math.floor(rest / own);
    }
    counts[level] = (counts[level] as number) + 1;
    return level;
  });
  return { levels, counts };
}

/** T(S) about the grand mean, and what the cells' errors put into it. */
function groupTotals(
  { levels, counts }: Grouping,
  present: readonly number[],
  { means, errors }: CrossedDesign,
  grand: number,
): { squares: number; error: number } {
  const totals = new Float64Array(counts.length);
  const errorTotals = new Float64Array(counts.length);
  for (const [place, cell] of present.entries()) {
    const level = levels[place] as number;
    totals[level] = (totals[level] as number) + ((means[cell] as number) - grand);
    errorTotals[level] = (errorTotals[level] as number) + (errors[cell] as number);
  }
  let squares = 0;
  let error = 0;
  for (const [level, count] of counts.entries()) {
    if (count === 0) continue;
    squares += (totals[level] as number) ** 2 / count;
    error += (errorTotals[level] as number) / count;
  }
  return { squares, error };
}

/** How often the variance of an effect enters the expectation of T(S): Σ over levels s of Σ over levels t of n(s,t)² / n(s). */
function coefficient(own: Grouping, subset: number, effect: number, groups: readonly Grouping[]): number {
  const joint = elementAt(groups, subset | effect);
  const ownLevel = new Uint32Array(joint.counts.length);
  for (const [place, level] of joint.levels.entries()) ownLevel[level] = own.levels[place] as number;
  let total = 0;
  for (const [level, count] of joint.counts.entries()) {
    if (count > 0) total += count ** 2 / (own.counts[ownLevel[level] as number] as number);
  }
  return total;
}

/** Gaussian elimination with partial pivoting after scaling each row; null for a matrix without an inverse. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, place) => {
    const scale = Math.max(...row.map(Math.abs));
    return [...row.map((value) => value / scale), elementAt(right, place) / scale];
  });
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(entry(rows, row, column)) > Math.abs(entry(rows, best, column))) best = row;
    }
    if (Math.abs(entry(rows, best, column)) < RANK_TOLERANCE) return null;
    const pivotRow = elementAt(rows, best);
    rows[best] = elementAt(rows, column);
    rows[column] = pivotRow;
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const own = elementAt(rows, row);
      const factor = elementAt(own, column) / elementAt(pivotRow, column);
      if (factor === 0) continue;
      for (let at = column; at <= size; at += 1) {
        own[at] = elementAt(own, at) - factor * elementAt(pivotRow, at);
      }
    }
  }
  return rows.map((row, place) => elementAt(row, size) / elementAt(row, place));
}

function entry(rows: readonly (readonly number[])[], row: number, column: number): number {
  return elementAt(elementAt(rows, row), column);
}
