import type { GoldAgreement } from '../../../shared/domain/instability/labelling.js';
import { agreementTable, cohenKappa } from '../../analysis/agreement.js';
import type { Interval } from '../../analysis/bootstrap.js';
import { resampleIndices } from '../../analysis/bootstrap.js';
import { crossedMean } from '../../analysis/crossed-mean.js';
import { studentInterval } from '../../analysis/estimate-error.js';
import { wilsonInterval } from '../../analysis/proportion.js';
import { resampledIntervals, type ResamplingOptions } from '../../analysis/resampled-interval.js';
import { twoSidedP } from '../../analysis/student-test.js';
import { cellPlace, itemShares, type AnswerTable } from '../answers/answer-table.js';
import { presentMean } from '../gain/requests.js';
import { goldPlaces } from './gold-answers.js';

/** A persona, or the subject without one: its name and the places of its conditions. */
export interface Labeller {
  readonly label: string;
  readonly places: readonly number[];
}

/** Answers as they were given, and the same as right (1) or wrong (0) over the texts that people labelled. */
export interface GoldTables {
  readonly table: AnswerTable;
  readonly right: AnswerTable;
}

/** Accuracy by text and way of asking (template × option order), over conditions; NaN where nothing was answered. */
export function accuracyGrid({ right }: GoldTables, places: readonly number[]): number[][] {
  return Array.from({ length: right.itemCount }, (_, item) =>
    right.templates.flatMap((_, template) =>
      right.orders.map((_, order) =>
        presentMean(
          places.map((place) => right.cellMeans[cellPlace(right, place, template, order, item)] ?? NaN),
        ),
      ),
    ),
  );
}

/**
 * A mean of shares over texts and ways of asking with a score interval at the number of answers that its crossed error is worth,
 * p (1 - p) / SE² (Korn & Graubard 1998, Survey Methodology 24:193-201, with Wilson's interval), which stays within 0..1 and has
 * a width where all are right: then the texts count one each. Null without an answer, or with fewer than two texts.
 */
export function accuracyInterval(grid: readonly (readonly number[])[], confidence: number): Interval | null {
  const found = crossedMean(grid);
  if (found === null) return null;
  const { estimate, standardError } = found;
  const share = Math.min(1, Math.max(0, estimate));
  const texts = grid.filter((row) => row.some((value) => !Number.isNaN(value))).length;
  const spread = share * (1 - share);
  const worth = spread > 0 && standardError > 0 ? spread / standardError ** 2 : texts;
  return { ...wilsonInterval(share * worth, worth, confidence), estimate: share };
}

/**
 * How far a labeller agrees with people: accuracy of single answers; Cohen's κ, as expected values where answers are
 * probabilities, with percentile intervals over texts; the mean distance; and accuracy less that of `bare`, paired by text and
 * way of asking. `p` is that of the difference, unadjusted. Null where fewer than two texts were answered.
 */
export function goldAgreement(
  tables: GoldTables,
  labeller: Labeller,
  bare: readonly number[] | null,
  options: ResamplingOptions,
): { readonly agreement: Omit<GoldAgreement, 'adjustedP'>; readonly p: number | null } | null {
  const { table } = tables;
  const grid = accuracyGrid(tables, labeller.places);
  const accuracy = accuracyInterval(grid, options.confidence);
  const judged = goldPlaces(table.instrument).flatMap(({ item, option }) => {
    const shares = itemShares(table, labeller.places, item);
    return shares === null ? [] : [{ gold: option, shares: normalised(shares) }];
  });
  if (accuracy === null || judged.length < 2) return null;
  const kappas = kappaIntervals(judged, options);
  const without = bare === null ? null : accuracyGrid(tables, bare);
  const difference =
    without === null
      ? null
      : crossedMean(grid.map((row, item) => row.map((own, way) => own - (without[item]?.[way] ?? NaN))));
  return {
    agreement: {
      conditions: labeller.places.flatMap((place) => table.conditions[place]?.id ?? []),
      label: labeller.label,
      texts: judged.length,
      accuracy,
      ...kappas,
      meanAbsoluteError:
        judged.reduce(
          (total, { gold, shares }) =>
            total + shares.reduce((sum, share, label) => sum + share * Math.abs(label - gold), 0),
          0,
        ) / judged.length,
      difference: difference === null ? null : studentInterval(difference, options.confidence),
    },
    p: difference === null ? null : twoSidedP(difference),
  };
}

interface Judged {
  readonly gold: number;
  readonly shares: readonly number[];
}

function kappaIntervals(
  judged: readonly Judged[],
  options: ResamplingOptions,
): Pick<GoldAgreement, 'kappa' | 'weightedKappa'> {
  const kappas = (own: readonly Judged[]) => {
    const table = agreementTable(
      own.map(({ gold }) => gold),
      own.map(({ shares }) => shares),
    );
    return { kappa: cohenKappa(table, 'none'), weightedKappa: cohenKappa(table, 'quadratic') };
  };
  const found = resampledIntervals(kappas(judged), options, (random) =>
    kappas(resampleIndices(judged.length, random).flatMap((place) => judged[place] ?? [])),
  );
  const ends = (interval: Interval | null) =>
    interval === null
      ? null
      : {
          estimate: interval.estimate,
          low: Math.min(interval.low, interval.estimate),
          high: Math.max(interval.high, interval.estimate),
        };
  return { kappa: ends(found.kappa), weightedKappa: ends(found.weightedKappa) };
}

function normalised(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
