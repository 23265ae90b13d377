import { drawChiSquare } from './chi-square-draw.js';
import type { ComponentSet } from './component-draws.js';
import type { CrossedDesign } from './crossed-components.js';
import { elementAt } from './element.js';
import type { Random } from './random.js';

/** Answers in one way of asking: [item][run], NaN where there is none. Answers of one run were given in one conversation. */
export type ConversationBlock = readonly (readonly number[])[];

/** What the answers of a conversation have in common over runs, beside what each has of its own. */
export interface ConversationVariance {
  /** Mean covariance of two items over runs; may come out below 0. */
  readonly shared: number;
  /** Mean variance of an answer over runs less `shared`, not below 0. */
  readonly own: number;
  /** Items of a block; fewer where answers are missing, as many as say as much together. */
  readonly items: number;
  /** Degrees of freedom of the runs' means, and of what is left within them. */
  readonly runDegrees: number;
  readonly ownDegrees: number;
}

/**
 * Splits the variance of answers over runs into what a conversation gives to all of its answers and what each answer has of its
 * own: the mean covariance of two items over runs within a block, and the rest (the components of a two-way layout of runs and
 * items: Searle, Casella & McCulloch 1992, Variance Components, section 4.3). Sums of products are divided by their expectations,
 * so that answers may be missing. Null where no block has two items with two runs in common.
 */
export function conversationVariance(blocks: Iterable<ConversationBlock>): ConversationVariance | null {
  let products = 0;
  let weight = 0;
  let variances = 0;
  let cells = 0;
  let freedom = 0;
  for (const block of blocks) {
    const rows = block.flatMap((row) => {
      const present = row.filter((value) => !Number.isNaN(value));
      if (present.length < 2) return [];
      const centre = present.reduce((total, value) => total + value, 0) / present.length;
      return [{ deviations: row.map((value) => value - centre), size: present.length }];
    });
    for (const [place, { deviations, size }] of rows.entries()) {
      variances +=
        deviations.reduce((total, own) => (Number.isNaN(own) ? total : total + own ** 2), 0) / (size - 1);
      cells += 1;
      freedom += size - 1;
      for (const other of rows.slice(place + 1)) {
        const joint = jointProducts(deviations, other.deviations);
        products += joint.sum;
        weight += joint.count * (1 - 1 / size - 1 / other.size + joint.count / (size * other.size));
      }
    }
  }
  if (weight <= 0) return null;
  const shared = products / weight;
  // Where none is missing these are the number of items and blocks × (runs - 1).
  const items = 1 + (2 * weight) / freedom;
  const runDegrees = freedom / items;
  return {
    shared,
    own: Math.max(0, variances / cells - shared),
    items,
    runDegrees,
    ownDegrees: freedom - runDegrees,
  };
}

function jointProducts(
  left: readonly number[],
  right: readonly number[],
): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (const [run, value] of left.entries()) {
    const product = value * elementAt(right, run);
    if (Number.isNaN(product)) continue;
    sum += product;
    count += 1;
  }
  return { sum, count };
}

/** A design whose run variance and errors are those of an answer's own: what a conversation shares is no error of single cells. */
export function ownErrors(
  design: CrossedDesign,
  { shared, own, ownDegrees }: ConversationVariance,
): CrossedDesign {
  const whole = own + shared;
  const part = whole > 0 ? own / whole : 1;
  return {
    ...design,
    errors: Float64Array.from(design.errors, (error) => error * part),
    runVariance: own,
    runDegrees: ownDegrees,
  };
}

/**
 * A component set with what conversations share: it is taken out of the effect of all facets but items, which holds the part of
 * it that `inverseRuns` (the mean of 1 / runs over cells) leaves in a mean over runs. `mask` is the bit mask of these facets. The
 * set's run variance is that of an answer's own.
 */
export function withConversation(
  set: ComponentSet,
  shared: number,
  { mask, inverseRuns }: { readonly mask: number; readonly inverseRuns: number },
): ComponentSet {
  return {
    effects: set.effects.map((variance, place) =>
      place === mask - 1 ? variance - shared * inverseRuns : variance,
    ),
    run: set.run,
    conversation: { variance: shared, mask },
  };
}

/**
 * A draw of what conversations share, beside a draw of an answer's own variance: the mean square of runs' means is taken as
 * MS · df / χ²(df), as in `componentDraws`.
 */
export function drawShared(
  { shared, own, items, runDegrees }: ConversationVariance,
  drawnOwn: number,
  random: Random,
): number {
  const square = Math.max(0, own + items * shared);
  return ((square * runDegrees) / drawChiSquare(runDegrees, random) - drawnOwn) / items;
}
