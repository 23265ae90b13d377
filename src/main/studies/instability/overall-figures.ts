import type { InstabilityResult, NextDesign } from '../../../shared/domain/instability/result.js';
import { overallFigure, type OverallFigure } from '../tables/common-tables.js';

/** Figures over all scales, and the design that would be enough for them. */
export function overallFigures({ overall, next }: InstabilityResult): OverallFigure[] {
  const n = overall?.scales ?? null;
  const ofScales = 'mean over scales; n: scales';
  const reached = next?.reaches.length ?? null;
  return [
    overallFigure('icc1', `ICC(1,1), ${ofScales}.`, overall?.icc1 ?? null, { n }),
    overallFigure('icck', `ICC(1,k), ${ofScales}.`, overall?.icck ?? null, { n }),
    overallFigure(
      'ratio',
      'Noise of one administration over the variance of personas, 1 / icc1 - 1; n: scales.',
      overall?.ratio ?? null,
      { n },
    ),
    overallFigure(
      'run_ratio',
      'Noise of runs alone over the variance of personas; n: scales.',
      overall?.runRatio ?? null,
      { n },
    ),
    overallFigure(
      'persona_deviation',
      `Standard deviation of personas’ true scores in points, ${ofScales}.`,
      overall?.personaDeviation ?? null,
      { n },
    ),
    overallFigure(
      'noise_share',
      `Variance of one answer over runs, as a share of that of answering at random, ${ofScales}.`,
      overall?.noiseShare ?? null,
      { n },
    ),
    overallFigure('target', 'Eρ² that a next design should reach.', next?.target ?? null),
    ...nextFigures(
      'next',
      'the cheapest design for all scales that can reach the target',
      next?.size,
      reached,
    ),
    ...nextFigures('next_sampled', 'the cheapest such design with sampled answers', next?.sampled, reached),
  ].flat();
}

function nextFigures(
  name: string,
  words: string,
  size: NextDesign['size'] | undefined,
  n: number | null,
): OverallFigure[] {
  return [
    overallFigure(`${name}_items`, `Items of a scale in ${words}; n: these scales.`, size?.items ?? null, {
      n,
    }),
    overallFigure(`${name}_templates`, `Templates in ${words}.`, size?.templates ?? null),
    overallFigure(`${name}_item_orders`, `Item orders in ${words}.`, size?.itemOrders ?? null),
    overallFigure(`${name}_runs`, `Runs of a cell in ${words}.`, size?.runs ?? null),
  ].flat();
}
