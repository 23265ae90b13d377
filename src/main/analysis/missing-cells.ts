import type { CrossedDesign } from './crossed-components.js';
import { elementAt } from './element.js';
import type { Random } from './random.js';
import { normalQuantile } from './special.js';
import { mean } from './summary.js';

/** A crossed design whose missing cells are filled in, and can be drawn anew. */
export interface CompletedDesign {
  /** Cells that were filled in. */
  readonly missing: number;
  /** Mean squares of the filled design's effects, by bit mask of their facets. */
  meanSquares(): number[];
  /**
   * Draws every missing cell in turn from its normal distribution given all others, when the effects' mean squares are expected
   * to be `expected` (by bit mask, all above 0).
   */
  redraw(expected: readonly number[], random: Random): void;
}

/**
 * Fills the missing cells of a crossed design, at first with the mean of those that are there. The cells of a complete design
 * have a covariance whose eigenspaces are the effects and whose eigenvalues are their expected mean squares, so that the
 * distribution of a cell given the others follows from marginal means alone; the overall mean has a flat distribution.
 */
export function completeDesign({ facets, means }: CrossedDesign): CompletedDesign {
  const size = means.length;
  const cells = Array.from({ length: size }, (_, cell) => cell);
  const missing = cells.filter((cell) => Number.isNaN(means[cell] as number));
  const centre = mean(
    cells.flatMap((cell) => (Number.isNaN(means[cell] as number) ? [] : [means[cell] as number])),
  );
  const values = Float64Array.from(cells, (cell) =>
    Number.isNaN(means[cell] as number) ? 0 : (means[cell] as number) - centre,
  );
  const subsets = 2 ** facets.length;
  const levels = facets.map((facet) => facet.levels);
  const margins = Array.from({ length: subsets }, (_, subset) => marginOf(subset, levels, size));
  for (const [cell, value] of values.entries()) {
    for (const { groups, sums } of margins) add(sums, groups[cell] as number, value);
  }
  const degrees = margins.map((_, subset) =>
    levels.reduce((product, count, place) => ((subset >> place) & 1 ? product * (count - 1) : product), 1),
  );
  return {
    missing: missing.length,
    meanSquares() {
      const squares = margins.map(({ sums, cellsPerGroup }) =>
        sums.reduce((total, value) => total + value ** 2 / cellsPerGroup, 0),
      );
      return degrees.slice(1).map((count, place) => Math.max(0, alternating(squares, place + 1)) / count);
    },
    redraw(expected, random) {
      // Σ over effects of (deviation of the cell in the effect) / (its expected mean square), as weights of marginal means.
      const inverse = [0, ...expected.map((square) => 1 / square)];
      const weights = margins.map((_, margin) => {
        let weight = 0;
        for (let effect = 1; effect < subsets; effect += 1) {
          if ((effect & margin) === margin) weight += parity(effect ^ margin) * elementAt(inverse, effect);
        }
        return weight;
      });
      const precision =
        degrees.reduce((total, count, effect) => total + count * elementAt(inverse, effect), 0) / size;
      const scatter = 1 / Math.sqrt(precision);
      for (const cell of missing) {
        let pull = 0;
        for (const [margin, { groups, sums, cellsPerGroup }] of margins.entries()) {
          pull += (elementAt(weights, margin) * (sums[groups[cell] as number] as number)) / cellsPerGroup;
        }
        const change =
          -pull / precision + scatter * normalQuantile(Math.max(Number.MIN_VALUE, random.next()));
        values[cell] = (values[cell] as number) + change;
        for (const { groups, sums } of margins) add(sums, groups[cell] as number, change);
      }
    },
  };
}

interface Margin {
  /** The group of each cell. */
  readonly groups: Uint32Array;
  readonly sums: Float64Array;
  readonly cellsPerGroup: number;
}

function marginOf(subset: number, levels: readonly number[], size: number): Margin {
  const count = levels.reduce((product, own, place) => ((subset >> place) & 1 ? product * own : product), 1);
  const groups = Uint32Array.from({ length: size }, (_, cell) => {
    let rest = cell;
    let group = 0;
    let stride = 1;
    for (let place = levels.length - 1; place >= 0; place -= 1) {
      const own = elementAt(levels, place);
      if ((subset >> place) & 1) {
        group += (rest % own) * stride;
        stride *= own;
      }
      rest = Math.floor(rest / own);
    }
    return group;
  });
  return { groups, sums: new Float64Array(count), cellsPerGroup: size / count };
}

/** Σ over subsets T of an effect of ± the sum of squares of T. */
function alternating(squares: readonly number[], effect: number): number {
  return squares.reduce(
    (total, square, subset) =>
      (subset & effect) === subset ? total + parity(effect ^ subset) * square : total,
    0,
  );
}

/** 1 for an even number of facets, else -1. */
function parity(mask: number): number {
  let sign = 1;
  for (let rest = mask; rest > 0; rest >>= 1) if (rest & 1) sign = -sign;
  return sign;
}

function add(values: Float64Array, place: number, change: number): void {
  values[place] = (values[place] as number) + change;
}
