import { pearson } from './correlation.js';
import { elementAt } from './element.js';

/** Scores of respondents on traits, each by several methods. */
export interface TraitMethodTable {
  readonly traits: readonly string[];
  readonly methods: readonly string[];
  /** [respondent][trait][method]; null where missing. */
  readonly scores: readonly (readonly (readonly (number | null)[])[])[];
}

/** Below this many respondents a correlation is ±1 or undefined. */
const LEAST_PAIRS = 3;

/**
 * Throws a RangeError on repeated or no names, on a respondent without one entry for each trait and method, or on a
 * score that is neither null nor finite.
 */
export function requireTraitMethodTable({ traits, methods, scores }: TraitMethodTable): void {
  for (const [kind, names] of [
    ['trait', traits],
    ['method', methods],
  ] as const) {
    if (names.length === 0 || new Set(names).size !== names.length) {
      throw new RangeError(`a multitrait-multimethod matrix needs ${kind}s with different names`);
    }
  }
  for (const [respondent, byTrait] of scores.entries()) {
    if (byTrait.length !== traits.length || byTrait.some((row) => row.length !== methods.length)) {
      throw new RangeError(`respondent ${respondent} does not have one score for each trait and method`);
    }
    if (!byTrait.flat().every((score) => score === null || Number.isFinite(score))) {
      throw new RangeError(`respondent ${respondent} has a score that is no number`);
    }
  }
}

/**
 * Pearson's r of every two trait-method variables, method by method, and the respondents behind each: those with both
 * scores. Null below three of them or where one does not vary.
 */
export function traitMethodCorrelations({ traits, methods, scores }: TraitMethodTable): {
  correlations: (number | null)[][];
  pairs: number[][];
} {
  const columns = methods.flatMap((_, method) =>
    traits.map((__, trait) => scores.map((row) => elementAt(row, trait)[method] ?? null)),
  );
  const correlations = columns.map((): (number | null)[] =>
    new Array<number | null>(columns.length).fill(null),
  );
  const pairs = columns.map(() => new Array<number>(columns.length).fill(0));
  for (const [i, left] of columns.entries()) {
    for (let j = i; j < columns.length; j += 1) {
      const x: number[] = [];
      const y: number[] = [];
      for (const [respondent, other] of elementAt(columns, j).entries()) {
        const own = left[respondent] ?? null;
        if (own === null || other === null) continue;
        x.push(own);
        y.push(other);
      }
      const r = x.length < LEAST_PAIRS ? null : pearson(x, y);
      elementAt(correlations, i)[j] = r;
      elementAt(correlations, j)[i] = r;
      elementAt(pairs, i)[j] = x.length;
      elementAt(pairs, j)[i] = x.length;
    }
  }
  return { correlations, pairs };
}
