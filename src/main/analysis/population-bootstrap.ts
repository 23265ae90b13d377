import { drawTimes, requireConfidence, requireReplicates, type Interval } from './bootstrap.js';
import { distanceByChance, type ChanceDistance } from './chance-distance.js';
import { distanceToNormal } from './normal-distance.js';
import {
  humanFigures,
  redrawnNormal,
  type PopulationColumn,
  type SideFigures,
} from './population-columns.js';
import type { Random } from './random.js';
import { PooledLine, type SampleDistance } from './sample-distance.js';
import { normalQuantile } from './special.js';
import { mean, quantile } from './summary.js';
import { sampleFigures, type SampleFigures } from './weighted-sample.js';

/** How populations are compared. */
export interface PopulationOptions {
  /** Resamples of the people of both sides, and draws under one population. */
  readonly replicates: number;
  readonly confidence: number;
  readonly random: Random;
}

/** A figure that can be given an interval at any confidence from its resamples. */
export interface ResampledFigure {
  readonly estimate: number;
  at(confidence: number): Interval;
}

/** One scale of two populations. */
export interface ScaleFigures {
  readonly simulated: SampleFigures;
  readonly human: SideFigures;
  /** Simulated less human mean. */
  readonly meanDifference: ResampledFigure;
  /** Simulated over human variance. */
  readonly varianceRatio: ResampledFigure;
  readonly distance: SampleDistance;
  /** In the units of the scores. */
  readonly wasserstein: ResampledFigure;
  readonly chance: ChanceDistance;
}

/** What several scales come to. */
export interface PopulationFigures {
  /** In the order of the columns; null where a side has fewer than two people, or people who do not vary. */
  readonly scales: readonly (ScaleFigures | null)[];
  /** Geometric mean of the variance ratios of the scales; null without any. */
  readonly spread: ResampledFigure | null;
}

/** Above this share of resamples without a figure the large-sample interval is taken. */
const MOST_UNDEFINED = 0.05;
/** The logarithm of a variance ratio that stands for one of 0, where simulated people do not vary at all. */
const NOTHING = Math.log(1e-12);

/**
 * Compares simulated people with people on every column, the same resamples of people for all of them. Mean difference and
 * logarithm of the variance ratio have studentised bootstrap intervals (Efron & Tibshirani 1993, section 12.5; both sides are
 * drawn anew). Wasserstein-1 has a percentile interval whose lower end is lowered by twice the bias of the resamples, and is 0 where a
 * permutation test at 1 - confidence does not tell the sides apart: the distance of samples lies above that of their populations,
 * the more so the nearer these are, and a resample's lies above the samples'. So the interval is wide rather than wrong near 0. Throws a RangeError on replicates that
 * are no integer above 0, or a confidence outside (0, 1).
 */
export function comparePopulations(
  columns: readonly PopulationColumn[],
  { replicates, confidence, random }: PopulationOptions,
): PopulationFigures {
  requireReplicates(replicates);
  requireConfidence(confidence);
  const scales = columns.map((column) => begin(column, replicates, random));
  const simulated = new Float64Array(columns[0]?.simulated.length ?? 0);
  const people = columns.find(({ human }) => human.kind === 'people')?.human;
  const human = new Float64Array(people?.kind === 'people' ? people.scores.length : 0);
  const spreads: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    drawTimes(simulated, random);
    drawTimes(human, random);
    for (const scale of scales) scale?.draw(simulated, human, random);
    const logs = scales.flatMap((scale) => scale?.lastLog ?? []);
    if (logs.length > 0) spreads.push(mean(logs));
  }
  const present = scales.filter((scale) => scale !== null);
  return {
    scales: scales.map((scale) => scale?.figures() ?? null),
    spread:
      present.length === 0 ? null : spreadFigure(mean(present.map(({ logRatio }) => logRatio)), spreads),
  };
}

/**
 * The geometric mean of ratios by the basic bootstrap on the logarithm: resamples vary less than their sample, and reflecting
 * them about the estimate takes that back.
 */
function spreadFigure(log: number, logs: readonly number[]): ResampledFigure {
  return {
    estimate: Math.exp(log),
    at: (confidence) => {
      const tail = (1 - confidence) / 2;
      const [low, high] = [2 * log - quantile(logs, 1 - tail), 2 * log - quantile(logs, tail)];
      return {
        estimate: Math.exp(log),
        low: Math.exp(Math.min(low, log)),
        high: Math.exp(Math.max(high, log)),
      };
    },
  };
}

function begin(column: PopulationColumn, replicates: number, random: Random): ScaleResampler | null {
  const simulated = sampleFigures({ scores: column.simulated });
  const human = humanFigures(column.human);
  if (simulated === null || human === null || !(human.variance > 0)) return null;
  const distances = new ColumnDistances(column);
  const distance = distances.distance(null, null, null);
  if (distance === null) return null;
  const present = [...column.simulated].filter((score) => !Number.isNaN(score));
  const chance = distanceByChance(present, column.human, distance, replicates, random);
  return chance === null
    ? null
    : new ScaleResampler({ column, simulated, human, distance, chance }, distances);
}

interface Observed extends Pick<ScaleFigures, 'simulated' | 'human' | 'distance' | 'chance'> {
  readonly column: PopulationColumn;
}

class ScaleResampler {
  readonly logRatio: number;
  /** Logarithm of the variance ratio of the last resample; null where it has none. */
  lastLog: number | null = null;
  readonly #logError: number;
  readonly #difference: number;
  readonly #differenceError: number;
  readonly #means: number[] = [];
  readonly #logs: number[] = [];
  readonly #wassersteins: number[] = [];
  #drawn = 0;

  constructor(
    private readonly observed: Observed,
    private readonly distances: ColumnDistances,
  ) {
    const { simulated, human } = observed;
    this.logRatio = logRatioOf(simulated, human);
    this.#logError = Math.hypot(simulated.logVarianceError, human.logVarianceError);
    this.#difference = simulated.mean - human.mean;
    this.#differenceError = Math.hypot(simulated.meanError, human.meanError);
  }

  draw(simulatedTimes: Float64Array, humanTimes: Float64Array, random: Random): void {
    const { column } = this.observed;
    this.#drawn += 1;
    this.lastLog = null;
    const simulated = sampleFigures({ scores: column.simulated, times: simulatedTimes });
    const redrawn = column.human.kind === 'normal' ? redrawnNormal(column.human, random) : null;
    const human =
      column.human.kind === 'people'
        ? humanFigures(column.human, humanTimes)
        : humanFigures({ ...column.human, ...redrawn });
    if (simulated === null || human === null || !(human.variance > 0)) return;
    const distance = this.distances.distance(simulatedTimes, humanTimes, redrawn);
    if (distance !== null) this.#wassersteins.push(distance.wasserstein);
    const meanError = Math.hypot(simulated.meanError, human.meanError);
    if (meanError > 0) this.#means.push((simulated.mean - human.mean - this.#difference) / meanError);
    this.lastLog = logRatioOf(simulated, human);
    const logError = Math.hypot(simulated.logVarianceError, human.logVarianceError);
    if (Number.isFinite(logError) && logError > 0) this.#logs.push((this.lastLog - this.logRatio) / logError);
  }

  figures(): ScaleFigures {
    const { simulated, human, distance, chance } = this.observed;
    const studentised = (estimate: number, error: number, values: readonly number[], confidence: number) =>
      values.length < (1 - MOST_UNDEFINED) * this.#drawn
        ? normalEnds(estimate, error, confidence)
        : studentisedEnds(estimate, error, values, confidence);
    return {
      simulated,
      human,
      distance,
      chance,
      meanDifference: {
        estimate: this.#difference,
        at: (confidence) => studentised(this.#difference, this.#differenceError, this.#means, confidence),
      },
      varianceRatio: this.#ratioFigure(studentised),
      wasserstein: {
        estimate: distance.wasserstein,
        at: (confidence) => {
          const tail = (1 - confidence) / 2;
          const above = quantile(this.#wassersteins, tail);
          // Resamples lie above their sample as samples lie above their populations: twice that much is taken off.
          const bias = Math.max(0, mean(this.#wassersteins) - distance.wasserstein);
          const low = chance.wassersteinP >= 1 - confidence ? 0 : Math.max(0, above - 2 * bias);
          return {
            estimate: distance.wasserstein,
            low: Math.min(low, distance.wasserstein),
            high: Math.max(quantile(this.#wassersteins, 1 - tail), distance.wasserstein),
          };
        },
      },
    };
  }

  #ratioFigure(
    studentised: (estimate: number, error: number, values: readonly number[], confidence: number) => Interval,
  ): ResampledFigure {
    // Where simulated people do not vary, no resample does: there is nothing to be unsure of.
    if (this.observed.simulated.variance === 0)
      return { estimate: 0, at: () => ({ estimate: 0, low: 0, high: 0 }) };
    return {
      estimate: Math.exp(this.logRatio),
      at: (confidence) => {
        const { estimate, low, high } = studentised(this.logRatio, this.#logError, this.#logs, confidence);
        return { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
      },
    };
  }
}

function logRatioOf(simulated: SampleFigures, human: SideFigures): number {
  return Math.max(NOTHING, Math.log(simulated.variance) - Math.log(human.variance));
}

function studentisedEnds(
  estimate: number,
  error: number,
  values: readonly number[],
  confidence: number,
): Interval {
  const tail = (1 - confidence) / 2;
  const low = estimate - quantile(values, 1 - tail) * error;
  const high = estimate - quantile(values, tail) * error;
  return { estimate, low: Math.min(low, estimate), high: Math.max(high, estimate) };
}

function normalEnds(estimate: number, error: number, confidence: number): Interval {
  const half = normalQuantile((1 + confidence) / 2) * error;
  return { estimate, low: estimate - half, high: estimate + half };
}

/** Distances of one column under resamples, with the sorting done once. */
class ColumnDistances {
  readonly #pool: PooledLine | null;
  readonly #ascending: Float64Array;
  readonly #order: Int32Array;
  readonly #weights: Float64Array;

  constructor(private readonly column: PopulationColumn) {
    const { simulated, human } = column;
    const places = [...simulated.keys()].filter((place) => !Number.isNaN(simulated[place] as number));
    this.#order = Int32Array.from(
      places.toSorted((left, right) => (simulated[left] as number) - (simulated[right] as number)),
    );
    this.#ascending = Float64Array.from(this.#order, (place) => simulated[place] as number);
    this.#weights = new Float64Array(human.kind === 'people' ? human.scores.length : this.#order.length);
    this.#pool = human.kind === 'people' ? new PooledLine(simulated, human.scores) : null;
  }

  /** Null times: everybody once; `redrawn`: the moments of this draw. */
  distance(
    simulatedTimes: Float64Array | null,
    humanTimes: Float64Array | null,
    redrawn: { readonly mean: number; readonly standardDeviation: number } | null,
  ): SampleDistance | null {
    const { simulated, human } = this.column;
    if (human.kind === 'normal') {
      let drawn = 0;
      for (const [at, place] of this.#order.entries()) {
        const times = simulatedTimes === null ? 1 : (simulatedTimes[place] as number);
        this.#weights[at] = times;
        drawn += times;
      }
      const { mean: centre, standardDeviation } = redrawn ?? human;
      return drawn === 0 ? null : distanceToNormal(this.#ascending, this.#weights, centre, standardDeviation);
    }
    for (let place = 0; place < this.#weights.length; place += 1) {
      const times = humanTimes === null ? 1 : (humanTimes[place] as number);
      this.#weights[place] = times * (human.weights === null ? 1 : (human.weights[place] as number));
    }
    const own = simulatedTimes ?? new Float64Array(simulated.length).fill(1);
    return this.#pool?.distance(own, this.#weights) ?? null;
  }
}
