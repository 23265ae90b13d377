import { elementAt } from './element.js';

/** Runs of an experiment: a level of each factor, and what came out. */
export interface FactorTable {
  readonly factors: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly runs: readonly {
    /** Index of the level, one for each factor. */
    readonly levels: readonly number[];
    readonly response: number;
  }[];
}

/** How one factor stands in the columns of a design. */
export interface FactorCoding {
  /** Its first column; column 0 is the intercept. */
  readonly start: number;
  /** Its number of columns: levels with runs less 1. */
  readonly degrees: number;
  /** Values in its columns for each level: 1 in the level's own, -1 in all for the last one. Null for a level without runs. */
  readonly codes: readonly (readonly number[] | null)[];
  /** Number of runs at each level. */
  readonly runs: readonly number[];
}

/** A table of runs as a sum-to-zero coded design. */
export interface CodedDesign {
  readonly coding: readonly FactorCoding[];
  /** Runs × columns. */
  readonly design: readonly (readonly number[])[];
  readonly response: readonly number[];
}

function requireRuns({ factors, runs }: FactorTable): void {
  if (runs.length === 0) throw new RangeError('effects of factors need at least one run');
  if (new Set(factors.map(({ name }) => name)).size !== factors.length) {
    throw new RangeError('factors need different names');
  }
  for (const [index, { levels, response }] of runs.entries()) {
    if (levels.length !== factors.length) {
      throw new RangeError(`run ${index} has ${levels.length} levels for ${factors.length} factors`);
    }
    for (const [factor, level] of levels.entries()) {
      const { name, levels: names } = elementAt(factors, factor);
      if (!Number.isInteger(level) || level < 0 || level >= names.length) {
        throw new RangeError(`run ${index} has no level ${level} of ${name}`);
      }
    }
    if (!Number.isFinite(response)) throw new RangeError(`run ${index} has no finite response: ${response}`);
  }
}

/**
 * Sum-to-zero (deviation) coding of categorical factors with an intercept, over the levels that have runs. Throws a
 * RangeError without runs, on repeated names, a level that is no index, or a response that is not finite.
 */
export function factorCoding(table: FactorTable): CodedDesign {
  requireRuns(table);
  let start = 1;
  const coding = table.factors.map(({ levels }, factor): FactorCoding => {
    const runs = levels.map(
      (_, level) => table.runs.filter((run) => elementAt(run.levels, factor) === level).length,
    );
    const present = levels.map((_, level) => level).filter((level) => elementAt(runs, level) > 0);
    const degrees = Math.max(0, present.length - 1);
    const codes = levels.map((_, level) => {
      const place = present.indexOf(level);
      if (place < 0) return null;
      return Array.from({ length: degrees }, (__, column) =>
        place === degrees ? -1 : place === column ? 1 : 0,
      );
    });
    const own = { start, degrees, codes, runs };
    start += degrees;
    return own;
  });
  return {
    coding,
    design: table.runs.map(({ levels }) => [
      1,
      ...coding.flatMap(({ codes }, factor) => elementAt(codes, elementAt(levels, factor)) ?? []),
    ]),
    response: table.runs.map(({ response }) => response),
  };
}
