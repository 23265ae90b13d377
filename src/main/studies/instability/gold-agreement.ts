import type { GoldAgreement } from '../../../shared/domain/instability/labelling.js';
import type { Interval } from '../../analysis/bootstrap.js';
import { crossedMean } from '../../analysis/crossed-mean.js';
import { clipped, clusteredMean, studentInterval } from '../../analysis/estimate-error.js';
import { kappaIntervals } from '../../analysis/kappa-interval.js';
import { wilsonInterval } from '../../analysis/proportion.js';
import { normalQuantile, tQuantile } from '../../analysis/special.js';
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
 * p (1 - p) / SE², times (z / t)² for the degrees of freedom of that error (Korn & Graubard 1998, Survey Methodology 24:193-201,
 * with Wilson's interval), which stays within 0..1 and has a width where all are right: then the texts count one each. Null without an answer, or with fewer than two texts.
 */
export function accuracyInterval(grid: readonly (readonly number[])[], confidence: number): Interval | null {
  const found = crossedMean(grid);
  if (found === null) return null;
  const { estimate, standardError } = found;
  const share = Math.min(1, Math.max(0, estimate));
  const texts = grid.filter((row) => row.some((value) => !Number.isNaN(value))).length;
  const spread = share * (1 - share);
  const tails = (1 + confidence) / 2;
  const fewDegrees = (normalQuantile(tails) / tQuantile(tails, found.degrees)) ** 2;
  const worth = spread > 0 && standardError > 0 ? (spread / standardError ** 2) * fewDegrees : texts;
  return { ...wilsonInterval(share * worth, worth, confidence), estimate: share };
}

/**
 * How many times as large the error variance of accuracy is with ways of asking as a crossed factor as over texts alone, at least 1,
 * with the degrees of freedom of the former. Throws a RangeError with fewer than two texts.
 */
export function waysEffect(grid: readonly (readonly number[])[]): { designEffect: number; degrees: number } {
  const crossed = crossedMean(grid);
  const overTexts = clusteredMean(grid.map((row) => row.filter((value) => !Number.isNaN(value))));
  if (crossed === null || overTexts === null) {
    throw new RangeError('an error of accuracy needs two texts that were answered');
  }
  return {
    designEffect:
      overTexts.standardError > 0 ? Math.max(1, (crossed.standardError / overTexts.standardError) ** 2) : 1,
    degrees: crossed.degrees,
  };
}

/**
 * How far a labeller agrees with people: accuracy of single answers; Cohen's κ, as expected values where answers are
 * probabilities, its error over texts times the effect that ways of asking have on accuracy's (`kappaIntervals`); the mean
 * distance; and accuracy less that of `bare`, paired by text and way of asking, -1..1. `p` is that of the difference, unadjusted.
 * Null where fewer than two texts were answered.
 */
export function goldAgreement(
  tables: GoldTables,
  labeller: Labeller,
  bare: readonly number[] | null,
  confidence: number,
): { readonly agreement: Omit<GoldAgreement, 'adjustedP'>; readonly p: number | null } | null {
  const { table } = tables;
  const grid = accuracyGrid(tables, labeller.places);
  const accuracy = accuracyInterval(grid, confidence);
  const judged = goldPlaces(table.instrument).flatMap(({ item, option }) => {
    const shares = itemShares(table, labeller.places, item);
    return shares === null ? [] : [{ gold: option, shares: normalised(shares) }];
  });
  if (accuracy === null || judged.length < 2) return null;
  const kappas = kappaIntervals(judged, { ...waysEffect(grid), confidence });
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
      difference: difference === null ? null : clipped(studentInterval(difference, confidence), -1, 1),
    },
    p: difference === null ? null : twoSidedP(difference),
  };
}

function normalised(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
