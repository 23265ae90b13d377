import type { PopulationResult } from '../../../shared/domain/population/result.js';
import { overallFigure, type OverallFigure } from '../tables/common-tables.js';

/** Figures over all scales and people. */
export function overallFigures(result: PopulationResult): OverallFigure[] {
  const { spread, margins } = result;
  return [
    overallFigure(
      'variance_ratio',
      'Geometric mean of the variance ratios over domains and axes; n: scales.',
      spread,
      { n: spread?.scales ?? null },
    ),
    overallFigure(
      'margin_variance_ratio',
      'Largest variance ratio, and inverse of the smallest, that counts as like people.',
      margins.varianceRatio,
    ),
    overallFigure(
      'margin_wasserstein',
      'Largest Wasserstein-1 distance that counts as like people, in human standard deviations.',
      margins.wasserstein,
    ),
    ...structureFigures(result),
    ...mixtureFigures(result),
    ...matchFigures(result),
  ].flat();
}

function structureFigures({ energy, correlations }: PopulationResult): OverallFigure[] {
  const n = correlations?.pairs ?? null;
  return [
    overallFigure(
      'energy_distance',
      'Energy distance over all scales at once, in human standard deviations; n: simulated people.',
      energy?.distance ?? null,
      { n: energy?.simulated ?? null, p: energy?.p ?? null },
    ),
    overallFigure(
      'correlation_difference',
      'Mean absolute difference of the correlations of scales; n: pairs of scales.',
      correlations?.meanAbsoluteDifference ?? null,
      { n, p: correlations?.test?.p ?? null },
    ),
    overallFigure(
      'correlation_difference_by_chance',
      'What it comes to by chance where both have the human correlations; n: pairs of scales.',
      correlations?.byChance ?? null,
      { n },
    ),
    overallFigure(
      'frobenius',
      'Frobenius norm of the difference of the correlation matrices.',
      correlations?.frobenius ?? null,
    ),
    overallFigure('rv', 'RV coefficient of the correlation matrices.', correlations?.rv ?? null),
  ].flat();
}

function mixtureFigures({ mixture }: PopulationResult): OverallFigure[] {
  const n = mixture?.people ?? null;
  const [first, median, third] = mixture?.quartiles ?? [null, null, null];
  const [near, middle, far] = mixture?.distances ?? [null, null, null];
  return [
    overallFigure(
      'weight',
      'Mean share of the default in simulated people, each within 0 and 1; n: people.',
      mixture?.mean ?? null,
      { n },
    ),
    overallFigure('raw_weight', 'The same of the shares as they are; n: people.', mixture?.rawMean ?? null, {
      n,
    }),
    overallFigure('weight_quartile_1', 'First quartile of the shares; n: people.', first, { n }),
    overallFigure('weight_median', 'Their median; n: people.', median, { n }),
    overallFigure('weight_quartile_3', 'Their third quartile; n: people.', third, { n }),
    overallFigure(
      'weight_below_0',
      'Share of people whose share of the default is below 0; n: people.',
      mixture?.below ?? null,
      { n },
    ),
    overallFigure(
      'weight_above_1',
      'Share of people whose share of the default is above 1; n: people.',
      mixture?.above ?? null,
      { n },
    ),
    overallFigure(
      'distance_quartile_1',
      'First quartile of the distance from the default, in human standard deviations.',
      near,
    ),
    overallFigure('distance_median', 'Its median.', middle),
    overallFigure('distance_quartile_3', 'Its third quartile.', far),
    overallFigure(
      'within_noise',
      'Share of people on whom nothing stands out from the default.',
      mixture?.withinNoise ?? null,
    ),
  ].flat();
}

function matchFigures({ match }: PopulationResult): OverallFigure[] {
  const accuracy = match?.accuracy ?? null;
  const n = accuracy?.people ?? null;
  return [
    overallFigure(
      'accuracy',
      'Probability of the person’s own answer, averaged over items and people; n: people.',
      accuracy?.simulated ?? null,
      { n },
    ),
    overallFigure('accuracy_by_chance', 'That of a guess with equal shares.', accuracy?.byChance ?? null),
    overallFigure(
      'accuracy_ceiling',
      accuracy?.ceiling === 'subject-consistency'
        ? 'How far the subject repeats itself; n: people.'
        : 'Agreement of the people’s two occasions; n: people.',
      accuracy?.ceilingValue ?? null,
      { n },
    ),
    overallFigure(
      'accuracy_normalized',
      'Accuracy over its ceiling for each person, averaged over people whose ceiling is not 0; n: people.',
      accuracy?.normalized ?? null,
      { n: n === null ? null : n - (accuracy?.leftOut ?? 0) },
    ),
  ].flat();
}
