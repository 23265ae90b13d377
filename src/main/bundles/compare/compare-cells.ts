import { kullbackLeibler } from '../../analysis/distance.js';
import type { CellAnswers } from './cell-answers.js';

/** How far two subjects' answers to the same cells lie apart. */
export interface CellComparison {
  /** Cells that both answered. */
  readonly cells: number;
  /** Cells with the same answers to the last digit. */
  readonly identicalCells: number;
  /** Largest difference of an option's probability; null where no readout is in common. */
  readonly largestDifference: number | null;
  /**
   * Mean over the readouts in common of D(theirs‖mine) between probabilities renormalised over the options, in nats. Null where
   * there are none, and where mine gives no probability to what theirs does.
   */
  readonly meanKl: number | null;
}

/**
 * Compares answers cell by cell. With `samePrompts`, cells that were put in other words are passed over: subjects with the same
 * bytes were asked the same where their prompts are the same text.
 */
export function compareCells(mine: CellAnswers, theirs: CellAnswers, samePrompts: boolean): CellComparison {
  let [cells, identicalCells, readouts, divergence, largest] = [0, 0, 0, 0, 0];
  for (const cell of theirs.cells) {
    const own = mine.get(cell);
    const other = theirs.get(cell);
    if (own === null || other === null || (samePrompts && own.prompt !== other.prompt)) continue;
    cells += 1;
    if (own.digest === other.digest && own.responses === other.responses) identicalCells += 1;
    const [p, q] = [other.probabilities, own.probabilities];
    if (p === null || p.length === 0 || p.length !== q?.length) continue;
    readouts += 1;
    for (const [option, probability] of p.entries()) {
      largest = Math.max(largest, Math.abs(probability - (q[option] ?? 0)));
    }
    divergence += kullbackLeibler(renormalised(p), renormalised(q));
  }
  return {
    cells,
    identicalCells,
    largestDifference: readouts === 0 ? null : largest,
    meanKl: readouts === 0 || !Number.isFinite(divergence) ? null : divergence / readouts,
  };
}

/** Shares of the options among themselves; even where none has any probability. */
function renormalised(probabilities: Float64Array): number[] {
  const total = probabilities.reduce((sum, probability) => sum + probability, 0);
  return Array.from(probabilities, (probability) =>
    total > 0 ? probability / total : 1 / probabilities.length,
  );
}
