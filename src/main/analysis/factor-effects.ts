import { elementAt } from './element.js';
import { factorCoding, type FactorCoding, type FactorTable } from './factor-coding.js';
import { reduceSymmetric, type Reduction } from './linear-system.js';
import { fCdf, tQuantile } from './special.js';
import { mean, sum } from './summary.js';

/** An estimated mean or difference, in the response's units. */
export interface Contrast {
  readonly estimate: number;
  /** Null, like the ends, where the runs leave no degrees of freedom for error. */
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What one factor does to the response. */
export interface FactorEffect {
  readonly factor: string;
  /** Estimated marginal means: the other factors' levels weigh alike. Null where no run has the level or it cannot be told. */
  readonly levels: readonly {
    readonly level: string;
    readonly runs: number;
    readonly mean: Contrast | null;
  }[];
  /** Second less first, for each pair of levels. */
  readonly differences: readonly {
    readonly first: string;
    readonly second: string;
    readonly difference: Contrast | null;
  }[];
  /** Largest size of a difference between two levels; null where any cannot be told apart or only one level has runs. */
  readonly largestDifference: number | null;
  /** Levels with runs less 1. */
  readonly degrees: number;
  /** Type III: what the error grows by without the factor. Null unless the factor is estimated. */
  readonly sumOfSquares: number | null;
  /** Null without error degrees of freedom or without error. */
  readonly f: number | null;
  readonly p: number | null;
  /** SS / (SS + SS error), 0..1; null without error degrees of freedom. */
  readonly partialEta2: number | null;
  /** (SS - df · MS error) / (SS + (N - df) · MS error); may be below 0. */
  readonly partialOmega2: number | null;
  /** `constant`: all runs have one level. `aliased`: the runs do not separate it from `aliasedWith`. */
  readonly status: 'estimated' | 'constant' | 'aliased';
  readonly aliasedWith: readonly string[];
}

/** Main effects of several factors on one response. */
export interface FactorEffects {
  readonly runs: number;
  readonly residualDegrees: number;
  /** Null without residual degrees of freedom. */
  readonly residualMeanSquare: number | null;
  /** Share of the response's variance that the main effects account for; null where it does not vary. */
  readonly r2: number | null;
  /** The mean over all combinations of levels, each weighing alike; null where it cannot be told. */
  readonly grandMean: Contrast | null;
  readonly factors: readonly FactorEffect[];
  /** Groups of factors that the runs do not separate from one another. */
  readonly aliases: readonly (readonly string[])[];
}

const dot = (left: readonly number[], right: readonly number[]): number =>
  sum(left.map((value, index) => value * elementAt(right, index)));

interface Fit {
  readonly reduction: Reduction;
  /** One for each pivot column. */
  readonly coefficients: readonly number[];
  readonly errorSquares: number;
}

/** Squares below this share of the response's are rounding. */
const ROUNDING = 1e-20;

/** Least squares on a design's rows, leaving out columns that depend on others. */
function fit(design: readonly (readonly number[])[], response: readonly number[]): Fit {
  const width = elementAt(design, 0).length;
  const indices = Array.from({ length: width }, (_, index) => index);
  const columns = indices.map((index) => design.map((row) => elementAt(row, index)));
  const reduction = reduceSymmetric(columns.map((left) => columns.map((right) => dot(left, right))));
  const cross = reduction.pivots.map((pivot) => dot(elementAt(columns, pivot), response));
  const coefficients = reduction.inverse.map((row) => dot(row, cross));
  const residuals = design.map(
    (row, index) =>
      elementAt(response, index) -
      sum(reduction.pivots.map((pivot, at) => elementAt(row, pivot) * elementAt(coefficients, at))),
  );
  const squares = dot(residuals, residuals);
  const noise = ROUNDING * Math.max(...response.map((value) => value * value)) * response.length;
  return { reduction, coefficients, errorSquares: squares > noise ? squares : 0 };
}

/** Estimates linear functions of the coefficients, with a t interval; null for one that the runs cannot tell. */
function estimator(
  { reduction, coefficients }: Fit,
  meanSquare: number | null,
  critical: number,
): (weights: readonly number[]) => Contrast | null {
  return (weights) => {
    const untold = reduction.nullSpace.some((vector) => Math.abs(dot(vector, weights)) > 1e-7);
    if (untold) return null;
    const kept = reduction.pivots.map((pivot) => elementAt(weights, pivot));
    const estimate = dot(kept, coefficients);
    if (meanSquare === null) return { estimate, standardError: null, low: null, high: null };
    const spread = dot(
      kept,
      reduction.inverse.map((row) => dot(row, kept)),
    );
    const standardError = Math.sqrt(Math.max(0, spread) * meanSquare);
    return {
      estimate,
      standardError,
      low: estimate - critical * standardError,
      high: estimate + critical * standardError,
    };
  };
}

/** Joins the factors that share a dependence among columns into groups; each dependence names the factors whose columns it uses. */
function aliasGroups(reduction: Reduction, coding: readonly FactorCoding[]): number[][] {
  let groups: Set<number>[] = [];
  for (const vector of reduction.nullSpace) {
    const members = new Set(
      coding.flatMap(({ start, degrees }, factor) =>
        vector.slice(start, start + degrees).some((weight) => weight !== 0) ? [factor] : [],
      ),
    );
    const [touching, apart] = [true, false].map((wanted) =>
      groups.filter((group) => [...group].some((factor) => members.has(factor)) === wanted),
    ) as [Set<number>[], Set<number>[]];
    groups = [...apart, new Set([...members, ...touching.flatMap((group) => [...group])])];
  }
  return groups
    .map((group) => [...group].sort((left, right) => left - right))
    .sort((left, right) => elementAt(left, 0) - elementAt(right, 0));
}

/**
 * Main effects of crossed or fractional categorical factors on a response, by ordinary least squares with sum-to-zero
 * coding (the intercept is the mean of the levels' means). No interactions: what they do counts as error. A factor that
 * the runs do not separate from others is named with them in place of figures; what can be told of the rest is told.
 * `confidence` is that of each interval by itself. Throws a RangeError without runs, on a level that is no index, a
 * response that is not finite, repeated names, or a confidence outside (0, 1). Sources: Searle, Speed & Milliken 1980,
 * The American Statistician 34:216-221 (estimated marginal means); Yates 1934, Journal of the American Statistical
 * Association 29:51-66 (type III); Olejnik & Algina 2003, Psychological Methods 8:434-447 (partial η², ω²).
 */
export function factorEffects(table: FactorTable, confidence: number): FactorEffects {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  const { coding, design, response } = factorCoding(table);
  const runs = response.length;
  const full = fit(design, response);
  const residualDegrees = runs - full.reduction.pivots.length;
  const meanSquare = residualDegrees > 0 ? full.errorSquares / residualDegrees : null;
  const critical = residualDegrees > 0 ? tQuantile(1 - (1 - confidence) / 2, residualDegrees) : 0;
  const estimate = estimator(full, meanSquare, critical);
  const groups = aliasGroups(full.reduction, coding);
  const centre = mean(response);
  const totalSquares = sum(response.map((value) => (value - centre) ** 2));
  const base = elementAt(design, 0).map((_, index) => (index === 0 ? 1 : 0));

  const effect = (own: FactorCoding, index: number): FactorEffect => {
    const { name, levels } = elementAt(table.factors, index);
    const weights = (level: number, intercept: number): number[] | null => {
      const codes = elementAt(own.codes, level);
      if (codes === null) return null;
      return base.map((_, at) => (at === 0 ? intercept : (codes[at - own.start] ?? 0)));
    };
    const told = (parts: readonly number[] | null): Contrast | null =>
      parts === null ? null : estimate(parts);
    const differences = levels.flatMap((first, left) =>
      levels.slice(left + 1).map((second, step) => {
        const from = weights(left, 0);
        const to = weights(left + 1 + step, 0);
        const parts =
          from === null || to === null ? null : to.map((value, at) => value - elementAt(from, at));
        return { first, second, difference: told(parts), known: parts !== null };
      }),
    );
    const possible = differences.filter(({ known }) => known).map(({ difference }) => difference);
    const sizes = possible.flatMap((difference) =>
      difference === null ? [] : [Math.abs(difference.estimate)],
    );
    const group = groups.find((members) => members.includes(index)) ?? [];
    const status = own.degrees === 0 ? 'constant' : group.length > 0 ? 'aliased' : 'estimated';
    const without = (row: readonly number[]): number[] =>
      row.filter((_, at) => at < own.start || at >= own.start + own.degrees);
    const squares =
      status === 'estimated'
        ? Math.max(0, fit(design.map(without), response).errorSquares - full.errorSquares)
        : null;
    const tested = squares !== null && meanSquare !== null && squares + full.errorSquares > 0;
    const f = tested && meanSquare > 0 ? squares / own.degrees / meanSquare : null;
    return {
      factor: name,
      levels: levels.map((level, at) => ({
        level,
        runs: elementAt(own.runs, at),
        mean: told(weights(at, 1)),
      })),
      differences: differences.map(({ first, second, difference }) => ({ first, second, difference })),
      largestDifference: sizes.length === 0 || sizes.length < possible.length ? null : Math.max(...sizes),
      degrees: own.degrees,
      sumOfSquares: squares,
      f,
      p: f === null ? null : fCdf(1 / f, residualDegrees, own.degrees),
      partialEta2: tested ? squares / (squares + full.errorSquares) : null,
      partialOmega2: tested
        ? (squares - own.degrees * meanSquare) / (squares + (runs - own.degrees) * meanSquare)
        : null,
      status,
      aliasedWith: group
        .filter((member) => member !== index)
        .map((member) => elementAt(table.factors, member).name),
    };
  };
  return {
    runs,
    residualDegrees,
    residualMeanSquare: meanSquare,
    r2: totalSquares > 0 ? 1 - full.errorSquares / totalSquares : null,
    grandMean: estimate(base),
    factors: coding.map(effect),
    aliases: groups.map((members) => members.map((member) => elementAt(table.factors, member).name)),
  };
}
