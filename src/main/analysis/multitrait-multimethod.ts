import { spearman } from './correlation.js';
import { elementAt } from './element.js';
import { mean } from './summary.js';
import {
  requireTraitMethodTable,
  traitMethodCorrelations,
  type TraitMethodTable,
} from './trait-method-table.js';

export type { TraitMethodTable } from './trait-method-table.js';

/** How well the methods agree on one trait. */
export interface TraitValidity {
  readonly trait: string;
  /** Mean of the monotrait-heteromethod correlations, -1..1; null where none is defined. */
  readonly convergent: number | null;
  readonly values: readonly {
    readonly methods: readonly [string, string];
    readonly r: number | null;
    /** Respondents with both scores. */
    readonly pairs: number;
  }[];
  /** Convergent r less the mean |r| in its row and column of the heteromethod block, over pairs of methods. */
  readonly discriminantDifference: number | null;
}

/** How many of the comparisons that are defined come out as they should. */
export interface Comparisons {
  readonly satisfied: number;
  readonly comparisons: number;
  /** 0..1; null without comparisons. */
  readonly share: number | null;
}

/** Two traits' heterotrait-monotrait ratio. */
export interface TraitRatio<Value> {
  readonly first: string;
  readonly second: string;
  readonly ratio: Value | null;
}

/** The multitrait-multimethod matrix and what is read from it. */
export interface MultitraitMultimethod {
  /** What the matrix's rows and columns are, method by method. */
  readonly variables: readonly { readonly trait: string; readonly method: string }[];
  /** Pearson's r of respondents with both scores; null below three of them or where one does not vary. */
  readonly correlations: readonly (readonly (number | null)[])[];
  /** Respondents behind each correlation. */
  readonly pairs: readonly (readonly number[])[];
  readonly traits: readonly TraitValidity[];
  readonly meanConvergent: number | null;
  /** Of |r|. */
  readonly meanHeterotraitMonomethod: number | null;
  /** Of |r|. */
  readonly meanHeterotraitHeteromethod: number | null;
  readonly meanDiscriminantDifference: number | null;
  /** Campbell & Fiske's desiderata. */
  readonly criteria: {
    /** Convergent correlations above 0. */
    readonly convergentPositive: Comparisons;
    /** Convergent correlations above each other one in their row and column of the heteromethod block. */
    readonly aboveHeteromethod: Comparisons;
    /** Convergent correlations above those of the same variables with other traits by the same method. */
    readonly aboveMonomethod: Comparisons;
    /** Mean Spearman's ρ of the heterotrait correlations between blocks; null with fewer than three traits. */
    readonly samePattern: number | null;
  };
  readonly htmt: readonly TraitRatio<number>[];
}

/** The mean of what is defined; null where nothing is. */
function meanOf(values: readonly (number | null)[]): number | null {
  const defined = values.filter((value) => value !== null);
  return defined.length === 0 ? null : mean(defined);
}

const size = (value: number | null): number | null => (value === null ? null : Math.abs(value));

/** All pairs of indices below n, the smaller first. */
const pairsBelow = (n: number): [number, number][] =>
  Array.from({ length: n }, (_, left) =>
    Array.from({ length: n - left - 1 }, (__, step): [number, number] => [left, left + 1 + step]),
  ).flat();

/** r of trait and method with trait and method. */
type Lookup = (trait: number, method: number, otherTrait: number, otherMethod: number) => number | null;

function compared(pairs: readonly (readonly [number | null, number | null])[]): Comparisons {
  const defined = pairs.filter(([own, rival]) => own !== null && rival !== null) as [number, number][];
  const satisfied = defined.filter(([own, rival]) => own > rival).length;
  return {
    satisfied,
    comparisons: defined.length,
    share: defined.length === 0 ? null : satisfied / defined.length,
  };
}

/** Mean ρ between the heterotrait triangles of every two blocks, each block being a pair of methods (or one with itself). */
function samePattern(at: Lookup, traits: number, methods: number): number | null {
  const traitPairs = pairsBelow(traits);
  if (traitPairs.length < 3) return null;
  const blocks: (number | null)[][] = [];
  for (let first = 0; first < methods; first += 1) {
    for (let second = first; second < methods; second += 1) {
      blocks.push(traitPairs.map(([left, right]) => at(left, first, right, second)));
      if (second > first) blocks.push(traitPairs.map(([left, right]) => at(right, first, left, second)));
    }
  }
  return meanOf(
    pairsBelow(blocks.length).map(([left, right]) => {
      const x = elementAt(blocks, left);
      const y = elementAt(blocks, right);
      const both = x.flatMap((value, index) => {
        const other = elementAt(y, index);
        return value === null || other === null ? [] : [[value, other] as const];
      });
      if (both.length < 3) return null;
      return spearman(
        both.map(([value]) => value),
        both.map(([, other]) => other),
      );
    }),
  );
}

/**
 * The multitrait-multimethod matrix of scores [respondent][trait][method], with respondents left out of a correlation
 * where either score is missing. Throws a RangeError on repeated or no names, on a respondent without one entry for each
 * trait and method, or on a score that is neither null nor finite. Sources: Campbell & Fiske 1959, Psychological
 * Bulletin 56:81-105 (the criteria); Serapio-García et al. 2025, Nature Machine Intelligence (discriminant difference);
 * Henseler, Ringle & Sarstedt 2015, Journal of the Academy of Marketing Science 43:115-135, equation 6 (HTMT, here of
 * |r| and, since the methods are shared between traits, of different methods alone).
 */
export function multitraitMultimethod(table: TraitMethodTable): MultitraitMultimethod {
  requireTraitMethodTable(table);
  const { traits, methods } = table;
  const { correlations, pairs } = traitMethodCorrelations(table);
  const place = (trait: number, method: number): number => method * traits.length + trait;
  const at: Lookup = (trait, method, otherTrait, otherMethod) =>
    elementAt(elementAt(correlations, place(trait, method)), place(otherTrait, otherMethod));
  const methodPairs = pairsBelow(methods.length);
  const traitPairs = pairsBelow(traits.length);
  const others = traits.map((_, trait) =>
    traits.map((__, other) => other).filter((other) => other !== trait),
  );

  const perTrait = traits.map((trait, own): TraitValidity => {
    const values = methodPairs.map(([first, second]) => ({
      methods: [elementAt(methods, first), elementAt(methods, second)] as const,
      r: at(own, first, own, second),
      pairs: elementAt(elementAt(pairs, place(own, first)), place(own, second)),
    }));
    const differences = methodPairs.map(([first, second]) => {
      const r = at(own, first, own, second);
      const rivals = meanOf(
        elementAt(others, own)
          .flatMap((other) => [at(own, first, other, second), at(other, first, own, second)])
          .map(size),
      );
      return r === null || rivals === null ? null : r - rivals;
    });
    return {
      trait,
      values,
      convergent: meanOf(values.map(({ r }) => r)),
      discriminantDifference: meanOf(differences),
    };
  });

  const validities = traits.flatMap((_, trait) =>
    methodPairs.map(([first, second]) => ({ trait, first, second, r: at(trait, first, trait, second) })),
  );
  const heteromethod = (left: number, right: number): (number | null)[] =>
    methodPairs.flatMap(([first, second]) => [
      at(left, first, right, second),
      at(right, first, left, second),
    ]);
  const monotrait = (trait: number): number | null =>
    meanOf(methodPairs.map(([first, second]) => size(at(trait, first, trait, second))));
  return {
    variables: methods.flatMap((method) => traits.map((trait) => ({ trait, method }))),
    correlations,
    pairs,
    traits: perTrait,
    meanConvergent: meanOf(perTrait.map(({ convergent }) => convergent)),
    meanHeterotraitMonomethod: meanOf(
      methods.flatMap((_, method) =>
        traitPairs.map(([left, right]) => size(at(left, method, right, method))),
      ),
    ),
    meanHeterotraitHeteromethod: meanOf(
      traitPairs.flatMap(([left, right]) => heteromethod(left, right)).map(size),
    ),
    meanDiscriminantDifference: meanOf(perTrait.map(({ discriminantDifference }) => discriminantDifference)),
    criteria: {
      convergentPositive: compared(validities.map(({ r }) => [r, 0] as const)),
      aboveHeteromethod: compared(
        validities.flatMap(({ trait, first, second, r }) =>
          elementAt(others, trait).flatMap((other) => [
            [r, at(trait, first, other, second)] as const,
            [r, at(other, first, trait, second)] as const,
          ]),
        ),
      ),
      aboveMonomethod: compared(
        validities.flatMap(({ trait, first, second, r }) =>
          elementAt(others, trait).flatMap((other) => [
            [r, at(trait, first, other, first)] as const,
            [r, at(trait, second, other, second)] as const,
          ]),
        ),
      ),
      samePattern: samePattern(at, traits.length, methods.length),
    },
    htmt: traitPairs.map(([left, right]) => {
      const across = meanOf(heteromethod(left, right).map(size));
      const within = [monotrait(left), monotrait(right)] as const;
      const known = across !== null && within[0] !== null && within[1] !== null;
      return {
        first: elementAt(traits, left),
        second: elementAt(traits, right),
        ratio: known && within[0] * within[1] > 0 ? across / Math.sqrt(within[0] * within[1]) : null,
      };
    }),
  };
}
