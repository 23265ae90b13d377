import type { ExperimentDesign } from '../../../shared/domain/replication/experiment.js';
import type { Proportion } from '../../analysis/experiments/contingency.js';
import { elementAt } from '../../analysis/element.js';
import { mean, sum } from '../../analysis/summary.js';
import type { Sample } from './draw.js';

/** The choices asked about in a cell, of its answers. */
export function countedIn(design: ExperimentDesign, sample: Sample, cell: number): Proportion {
  const answers = elementAt(sample.cells, cell);
  const counted = design.cells[cell]?.counted ?? design.counted ?? [];
  return { successes: answers.filter((score) => counted.includes(score)).length, count: answers.length };
}

/** Whether a test is one of shares rather than of means. */
export function isOfShares({ test }: Pick<ExperimentDesign, 'test'>): boolean {
  return test === 'proportions' || test === 'proportion';
}

/** The weights of a hypothesis by cell, in the design's order. */
export function weightsOf(design: ExperimentDesign, contrast: Readonly<Record<string, number>>): number[] {
  return design.cells.map(({ id }) => contrast[id] ?? 0);
}

/** The weighted sum of the cells' means, or shares, that a hypothesis holds to be above 0 (one cell: above chance). */
export function contrastOf(
  design: ExperimentDesign,
  sample: Sample,
  contrast: Readonly<Record<string, number>>,
): number {
  const weights = weightsOf(design, contrast);
  return sum(
    weights.map((weight, cell) => {
      if (weight === 0) return 0;
      if (!isOfShares(design)) return weight * mean(elementAt(sample.cells, cell));
      const { successes, count } = countedIn(design, sample, cell);
      return weight * (successes / count - (design.test === 'proportion' ? (design.chance ?? 0) : 0));
    }),
  );
}
