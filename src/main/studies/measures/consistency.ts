import { cronbachAlpha, mcdonaldOmega } from '../../analysis/reliability.js';
import { keyedScore, topScales, type KeyingSign } from '../../instruments/scoring.js';
import { cellPlace, itemMean, type AnswerTable, type ScaleKey } from '../answers/answer-table.js';
import { conditionScores, meanOrNull, varianceBeyondError } from './score-variances.js';

/** Respondents from which internal consistency is judged (at least twenty variants of asking). */
const LEAST_RESPONDENTS = 20;

/** Mean raw answers of a scale's items keyed each way, in one condition. */
export interface BalancedMeans {
  readonly plus: number;
  readonly minus: number;
}

/**
 * For every condition given, and every top-level scale with answered items keyed both ways: the raw means of either set.
 */
export function balancedMeans(table: AnswerTable, conditions: readonly number[]): BalancedMeans[] {
  return topKeys(table).flatMap((key) =>
    conditions.flatMap((condition) => {
      const rawMean = (sign: KeyingSign): number | null =>
        meanOrNull(
          key.items
            .filter((_, place) => key.signs[place] === sign)
            .map((item) => itemMean(table, condition, item))
            .filter((score) => !Number.isNaN(score)),
        );
      const plus = rawMean(1);
      const minus = rawMean(-1);
      return plus === null || minus === null ? [] : [{ plus, minus }];
    }),
  );
}

/**
 * Negation consistency, 0..1: 1 - |mean keyed score of + items - mean keyed score of - items| / range, averaged over scales
 * and conditions. A subject that agrees with a statement and with its opposite falls to 1 - |2a - range| / range for answers
 * a points above the least; one that keeps to a profile, its own or another, stays near 1. Null without balanced keys.
 */
export function negationConsistency(tables: readonly AnswerTable[]): number | null {
  return meanOrNull(
    tables.flatMap((table) =>
      balancedMeans(
        table,
        table.conditions.map((_, place) => place),
      ).map(
        ({ plus, minus }) => 1 - Math.abs(plus - keyedScore(minus, -1, table.min, table.max)) / table.range,
      ),
    ),
  );
}

/** Internal consistency over the scales where it can be judged. */
export interface InternalConsistency {
  readonly alpha: number | null;
  readonly omega: number | null;
  /** Why no scale can be judged, or null. */
  readonly note: string | null;
}

/**
 * Cronbach's α and McDonald's ω of the top-level scales, over conditions × templates × option orders as respondents, averaged
 * over scales.
 *
 * α asks whether items move together from respondent to respondent, so it says nothing of a subject that does not move: its
 * items' small differences are noise, and α is near 0 or undefined however coherent its profile is. A scale is judged only
 * where the variance of its condition means exceeds the variance of one administration's score, and with at least twenty
 * respondents.
 */
export function internalConsistency(tables: readonly AnswerTable[]): InternalConsistency {
  const alphas: number[] = [];
  const omegas: number[] = [];
  let most = 0;
  for (const table of tables) {
    for (const key of topKeys(table)) {
      const rows = respondents(table, key);
      most = Math.max(most, rows.length);
      if (rows.length < LEAST_RESPONDENTS || !moves(table, key)) continue;
      const alpha = cronbachAlpha(rows);
      const omega = mcdonaldOmega(rows);
      if (alpha !== null) alphas.push(alpha);
      if (omega !== null) omegas.push(omega);
    }
  }
  const note =
    most < LEAST_RESPONDENTS
      ? `needs ${LEAST_RESPONDENTS} conditions, templates and option orders; there are ${most}`
      : 'no scale moves over conditions by more than its own run noise';
  return { alpha: meanOrNull(alphas), omega: meanOrNull(omegas), note: alphas.length > 0 ? null : note };
}

function topKeys(table: AnswerTable): ScaleKey[] {
  const top = new Set(topScales(table.instrument).map(({ id }) => id));
  return table.scales.filter(({ scale }) => top.has(scale.id));
}

function moves(table: AnswerTable, key: ScaleKey): boolean {
  const scores = table.conditions.flatMap((_, place) => conditionScores(table, place, key) ?? []);
  const between = varianceBeyondError(scores);
  const run = meanOrNull(scores.flatMap((score) => (Number.isNaN(score.run) ? [] : [score.run])));
  return between !== null && run !== null && between > run;
}

/** Keyed item means of every administration that has all items. */
function respondents(table: AnswerTable, key: ScaleKey): number[][] {
  return table.conditions.flatMap((_, condition) =>
    table.templates.flatMap((_, template) =>
      table.orders.flatMap((_, order) => {
        const row = key.items.map((item, place) =>
          keyedScore(
            table.cellMeans[cellPlace(table, condition, template, order, item)] as number,
            key.signs[place] as KeyingSign,
            table.min,
            table.max,
          ),
        );
        return row.some(Number.isNaN) ? [] : [row];
      }),
    ),
  );
}
