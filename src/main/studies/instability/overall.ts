import type { Estimate } from '../../../shared/domain/figures.js';
import type { OverallInstability } from '../../../shared/domain/instability/result.js';
import type { Ratio } from '../../../shared/domain/instability/scale.js';
import { mean } from '../../analysis/summary.js';
import { ratioOf, type MeasuredScale } from './scale-findings.js';

/**
 * What the scales come to together: means of their figures. The ends of an interval are means of the scales' ends, which is the
 * interval of a mean whose parts err together: the same personas, templates and words stand behind all scales. Null without
 * scales.
 */
export function overallInstability(scales: readonly MeasuredScale['found'][]): OverallInstability | null {
  if (scales.length === 0) return null;
  const items = scales.map((scale) => scale.items);
  const lengths = [...new Set(scales.flatMap(({ curve }) => curve.map((point) => point.items)))]
    .filter((length) => scales.every(({ curve }) => curve.some((point) => point.items === length)))
    .sort((left, right) => left - right);
  const icc1 = meanEstimate(scales.map((scale) => scale.icc1));
  return {
    scales: scales.length,
    leastItems: Math.min(...items),
    mostItems: Math.max(...items),
    icc1,
    icck: meanEstimate(scales.map((scale) => scale.icck)),
    ratio: ratioOf(icc1),
    runRatio: ratioOf(meanEstimate(scales.map(({ runRatio }) => iccOf(runRatio)))),
    curve: lengths.map((length) => ({
      items: length,
      ...meanEstimate(scales.flatMap(({ curve }) => curve.filter((point) => point.items === length))),
    })),
    noiseShare: mean(scales.map((scale) => scale.noiseShare)),
    personaDeviation: mean(scales.map((scale) => scale.personaDeviation)),
  };
}

function meanEstimate(estimates: readonly Estimate[]): Estimate {
  return {
    estimate: mean(estimates.map(({ estimate }) => estimate)),
    low: mean(estimates.map(({ low }) => low)),
    high: mean(estimates.map(({ high }) => high)),
  };
}

/** The inverse of `ratioOf`: a mean of ratios would be that of the scale on which personas differ least. */
function iccOf({ estimate, low, high }: Ratio): Estimate {
  const of = (ratio: number | null): number => (ratio === null ? 0 : 1 / (1 + ratio));
  return { estimate: of(estimate), low: of(high), high: of(low) };
}
