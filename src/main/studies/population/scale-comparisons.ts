import type { LikenessMargins } from '../../../shared/domain/population/settings.js';
import type { Histogram, ScaleComparison, Tail } from '../../../shared/domain/population/scale.js';
import type { Interval } from '../../analysis/bootstrap.js';
import {
  comparePopulations,
  type PopulationOptions,
  type ResampledFigure,
  type ScaleFigures,
} from '../../analysis/population-bootstrap.js';
import type { HumanColumn, PopulationColumn } from '../../analysis/population-columns.js';
import { wilsonInterval } from '../../analysis/proportion.js';
import { normalCdf } from '../../analysis/special.js';
import { sampleFigures } from '../../analysis/weighted-sample.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import type { SimulatedPeople } from './simulated-people.js';

const DEVIATIONS = [1, 2, 3] as const;
/** Bins over the response scale: a fifth of a point of a five-point one. */
const BINS = 20;

/** One scale of both populations, as it is compared. */
export interface ComparedScale {
  readonly key: ScaleKey;
  readonly default: number | null;
  readonly column: PopulationColumn;
}

export interface ComparisonOptions extends PopulationOptions {
  readonly margins: LikenessMargins;
  readonly alpha: number;
}

/** What was found of the scales, and of all of them together. */
export interface ScaleComparisons {
  readonly scales: readonly ScaleComparison[];
  readonly spread: (Interval & { readonly scales: number }) | null;
}

/**
 * Compares simulated people with people on every scale that has at least two of either. Two one-sided tests at `alpha` say of
 * each whether variance ratio and Wasserstein distance lie within the margins: the intervals at 1 - 2 alpha do.
 */
export function compareScales(
  table: AnswerTable,
  people: SimulatedPeople,
  compared: readonly ComparedScale[],
  options: ComparisonOptions,
): ScaleComparisons {
  const { scales, spread } = comparePopulations(
    compared.map(({ column }) => column),
    options,
  );
  const found = compared.flatMap((scale, at) => {
    const figures = scales[at] ?? null;
    return figures === null ? [] : [scaleComparison(table, people, scale, figures, options)];
  });
  return {
    scales: found,
    spread: spread === null ? null : { ...spread.at(options.confidence), scales: found.length },
  };
}

function scaleComparison(
  table: AnswerTable,
  people: SimulatedPeople,
  { key, default: standing, column }: ComparedScale,
  figures: ScaleFigures,
  { confidence, alpha, margins }: ComparisonOptions,
): ScaleComparison {
  const { scale } = key;
  const { simulated, human, chance } = figures;
  const deviation = Math.sqrt(human.variance);
  const answered = people.answerVariance(table, key);
  const known = column.human.kind === 'normal' && column.human.respondents === null;
  const inDeviations = (interval: Interval): Interval => ({
    estimate: interval.estimate / deviation,
    low: interval.low / deviation,
    high: interval.high / deviation,
  });
  const wasserstein = figures.wasserstein.at(confidence);
  return {
    instrument: table.instrument.id,
    scale: scale.id,
    name: scale.name,
    kind: scale.kind,
    low: scale.low.name,
    high: scale.high.name,
    min: table.min,
    max: table.max,
    default: standing,
    basis: column.human.kind,
    simulated: {
      people: simulated.people,
      mean: simulated.mean,
      standardDeviation: Math.sqrt(simulated.variance),
      histogram: histogramOf(column.simulated, null, table),
    },
    human: {
      people: human.people,
      mean: human.mean,
      standardDeviation: deviation,
      histogram: humanHistogram(column.human, table),
    },
    meanDifference: figures.meanDifference.at(confidence),
    varianceRatio: figures.varianceRatio.at(confidence),
    answeredVarianceRatio: answered === null ? null : (simulated.variance + answered) / human.variance,
    wasserstein,
    wassersteinDeviations: inDeviations(wasserstein),
    wassersteinByChance: { median: chance.median, high: chance.high },
    wassersteinP: known ? null : chance.wassersteinP,
    kolmogorovSmirnov: {
      distance: figures.distance.kolmogorovSmirnov,
      p: known ? null : chance.kolmogorovSmirnovP,
    },
    tails: DEVIATIONS.map((deviations) => tailOf(column, figures, deviations, confidence)),
    likeness: likenessOf(figures, deviation, margins, 1 - 2 * alpha),
  };
}

function likenessOf(
  {
    varianceRatio,
    wasserstein,
  }: { readonly varianceRatio: ResampledFigure; readonly wasserstein: ResampledFigure },
  deviation: number,
  margins: LikenessMargins,
  confidence: number,
): ScaleComparison['likeness'] {
  const ratio = varianceRatio.at(confidence);
  const distance = wasserstein.at(confidence);
  const [wassersteinLow, wassersteinHigh] = [distance.low / deviation, distance.high / deviation];
  return {
    varianceRatioLow: ratio.low,
    varianceRatioHigh: ratio.high,
    wassersteinLow,
    wassersteinHigh,
    within:
      ratio.low >= 1 / margins.varianceRatio &&
      ratio.high <= margins.varianceRatio &&
      wassersteinHigh <= margins.wasserstein,
  };
}

/** Shares beyond so many human standard deviations from the human mean, on either side. */
function tailOf(
  { simulated, human }: PopulationColumn,
  { human: moments }: ScaleFigures,
  deviations: number,
  confidence: number,
): Tail {
  const reach = deviations * Math.sqrt(moments.variance);
  const isBeyond = (score: number): boolean => Math.abs(score - moments.mean) > reach;
  const present = [...simulated].filter((score) => !Number.isNaN(score));
  const own = wilsonInterval(present.filter(isBeyond).length, present.length, confidence);
  if (human.kind === 'normal') {
    const share = 2 * (1 - normalCdf(deviations));
    return { deviations, simulated: own, human: { estimate: share, low: share, high: share } };
  }
  const beyond = Float64Array.from(human.scores, (score) =>
    Number.isNaN(score) ? NaN : isBeyond(score) ? 1 : 0,
  );
  const share = sampleFigures({ scores: beyond, weights: human.weights });
  const people = share?.effective ?? 1;
  return {
    deviations,
    simulated: own,
    human: wilsonInterval((share?.mean ?? 0) * people, people, confidence),
  };
}

function histogramOf(
  scores: Float64Array,
  weights: Float64Array | null,
  { min, max }: Pick<AnswerTable, 'min' | 'max'>,
): Histogram {
  const width = (max - min) / BINS;
  const shares = new Array<number>(BINS).fill(0);
  let total = 0;
  for (const [place, score] of scores.entries()) {
    if (Number.isNaN(score)) continue;
    const weight = weights?.[place] ?? 1;
    // Scores on an edge belong to the bin above it, rounding included.
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((score - min) / width + 1e-9)));
    shares[bin] = (shares[bin] ?? 0) + weight;
    total += weight;
  }
  return { first: min, width, shares: shares.map((share) => (total > 0 ? share / total : 0)) };
}

function humanHistogram(human: HumanColumn, table: Pick<AnswerTable, 'min' | 'max'>): Histogram {
  if (human.kind === 'people') return histogramOf(human.scores, human.weights, table);
  const width = (table.max - table.min) / BINS;
  const below = (edge: number): number => normalCdf((edge - human.mean) / human.standardDeviation);
  // What a normal distribution has beyond the response scale stands in the outer bins.
  const edges = Array.from({ length: BINS + 1 }, (_, at) =>
    at === 0 ? 0 : at === BINS ? 1 : below(table.min + at * width),
  );
  return {
    first: table.min,
    width,
    shares: edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0)),
  };
}
