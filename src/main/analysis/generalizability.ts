import type { ComponentSet } from './component-draws.js';
import { elementAt } from './element.js';

/** What a score is the mean of, and which facets stay the same whenever it is measured. */
export interface Measurement {
  /** Place of the facet whose levels are to be told apart: personas. */
  readonly object: number;
  /** Levels that a score is averaged over, by facet; the object's own entry counts for nothing. */
  readonly sizes: readonly number[];
  /** Runs in each cell; Infinity for exact probabilities. */
  readonly runs: number;
  /** Places of facets whose very levels belong to the measurement: their interaction with the object is no error. */
  readonly fixed: readonly number[];
}

/** What the variance of a score is made of, in squared units of the score. Sums of estimates may come out below 0. */
export interface ScoreVariance {
  /** Of the objects' true scores: over all levels of the random facets. */
  readonly object: number;
  /** Of errors that change how objects lie to each other. */
  readonly relativeError: number;
  /** Of all errors, those that all objects share included. */
  readonly absoluteError: number;
}

/**
 * Splits the variance of a score into that of its objects and its errors (Cronbach et al. 1972; Brennan 2001,
 * Generalizability Theory, sections 1.2 and 4.1): an effect that the object takes part in is averaged over the levels of its
 * other facets, and belongs to the object where all of these are fixed; the rest of what the object takes part in is relative
 * error, and what it takes no part in is absolute error unless all of its facets are fixed. What answers of one run have in
 * common is averaged over conversations alone, and exact probabilities rest on one conversation each.
 */
export function scoreVariance(
  { effects, run, conversation }: ComponentSet,
  { object, sizes, runs, fixed }: Measurement,
): ScoreVariance {
  const own = 1 << object;
  let still = 0;
  for (const facet of fixed) still |= 1 << facet;
  let objectVariance = 0;
  let shared = 0;
  let relative = Number.isFinite(runs) ? run / (levelsOf(effects.length, object, sizes) * runs) : 0;
  if (conversation !== undefined) {
    const conversations = levelsOf(conversation.mask, object, sizes) * (Number.isFinite(runs) ? runs : 1);
    relative += conversation.variance / conversations;
  }
  for (let place = 0; place < effects.length; place += 1) {
    const mask = place + 1;
    const part = (effects[place] as number) / levelsOf(mask, object, sizes);
    const moving = (mask & ~own & ~still) !== 0;
    if ((mask & own) === 0) shared += moving ? part : 0;
    else if (moving) relative += part;
    else objectVariance += part;
  }
  return { object: objectVariance, relativeError: relative, absoluteError: relative + shared };
}

/** How many levels of an effect a score is averaged over. A loop without closures: it runs for every draw of every figure. */
function levelsOf(mask: number, object: number, sizes: readonly number[]): number {
  let product = 1;
  for (let facet = 0; facet < sizes.length; facet += 1) {
    if (facet !== object && (mask >> facet) & 1) product *= sizes[facet] as number;
  }
  return product;
}

/**
 * Share of a score's variance that is due to its objects, object / (object + error): with relative errors the generalizability
 * coefficient Eρ², with absolute ones the index of dependability Φ; with one run, one level of each random facet and the test's
 * own items fixed, the intraclass correlation ICC(1,1) of one administration. Sums below 0 count as 0. Null where both are 0.
 */
export function generalizability(
  { object, relativeError, absoluteError }: ScoreVariance,
  errors: 'relative' | 'absolute' = 'relative',
): number | null {
  const signal = Math.max(0, object);
  const noise = Math.max(0, errors === 'relative' ? relativeError : absoluteError);
  return signal + noise === 0 ? null : signal / (signal + noise);
}

/**
 * ICC(1,1) as a function of test length: a scale of `items` items, each with its own effect on personas, administered once.
 * Persona × item variance counts as the personas' own, as it does in the score of a test that stays the same; every effect
 * that items take part in shrinks with their number, every other stays. Without variance beyond persona and run this is the
 * Spearman-Brown projection. Null where nothing varies. Throws a RangeError for a number of items not above 0.
 */
export function iccAtLength(
  set: ComponentSet,
  { object, item, facets }: { readonly object: number; readonly item: number; readonly facets: number },
  items: number,
): number | null {
  if (!(items > 0)) throw new RangeError(`a test length is above 0, not ${items}`);
  const sizes = Array.from({ length: facets }, (_, facet) => (facet === item ? items : 1));
  return generalizability(scoreVariance(set, { object, sizes, runs: 1, fixed: [item] }));
}

/** A set whose components below 0 are 0, as they are shown. */
export function truncated({ effects, run, conversation }: ComponentSet): ComponentSet {
  return {
    effects: effects.map((variance) => Math.max(0, variance)),
    run: Math.max(0, run),
    ...(conversation === undefined
      ? {}
      : { conversation: { ...conversation, variance: Math.max(0, conversation.variance) } }),
  };
}

/** Place of an effect among a set's components, from the places of its facets. */
export function effectPlace(facets: readonly number[]): number {
  return facets.reduce((mask, facet) => mask + 2 ** facet, 0) - 1;
}

/** The component of some facets together. Throws a RangeError for facets that the set does not have. */
export function componentOf({ effects }: ComponentSet, facets: readonly number[]): number {
  return elementAt(effects, effectPlace(facets));
}
