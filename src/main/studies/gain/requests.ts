import type { Condition } from '../../../shared/domain/condition.js';
import { keyedScore, type KeyingSign } from '../../instruments/scoring.js';
import type { StudySnapshot } from '../../store/store.js';
import {
  enough,
  itemMean,
  templateItemMean,
  type AnswerTable,
  type ScaleKey,
} from '../answers/answer-table.js';

const LEVELS = 9;

/**
 * As a share of the range: a tenth of the step from one level to the next. A movement below it may stand out from noise where
 * answers are exact, and is still none to speak of. A convention, not a finding.
 */
export const LEAST_MOVEMENT = 0.1 / (LEVELS - 1);
/** Levels nearer than this are one: shares of a persona file are written with a few decimals. */
const LEVEL_STEPS = 1e6;

/** What one condition asks for on an instrument. */
export interface Request {
  /** Place of the condition in the study. */
  readonly place: number;
  readonly condition: Condition;
  /** Requested levels, 1..9, by scale: domains and axes alone. */
  readonly levels: ReadonlyMap<string, number>;
}

/** The level, 1..9, that a target share (0..1 of a scale's range) asks for. */
export function levelOf(share: number): number {
  return Math.round((1 + share * (LEVELS - 1)) * LEVEL_STEPS) / LEVEL_STEPS;
}

/** A level as a share of the range, 0..1. */
export function shareOf(level: number): number {
  return (level - 1) / (LEVELS - 1);
}

/** The scales of a table that a condition can ask for on their own: those that are no facet. */
export function topKeys({ scales }: AnswerTable): ScaleKey[] {
  return scales.filter(({ scale }) => scale.kind !== 'facet');
}

/** Every `persona` and `role+persona` condition that asks for a scale of the instrument, in the study's order. */
export function requestsOf(table: AnswerTable, snapshot: StudySnapshot): Request[] {
  const top = topKeys(table);
  return table.conditions.flatMap((condition, place) => {
    if (condition.persona === undefined) return [];
    const targets = snapshot.targets[condition.persona]?.[table.instrument.id] ?? {};
    const levels = new Map(
      top.flatMap(({ scale }) => {
        const share = targets[scale.id];
        return share === undefined ? [] : [[scale.id, levelOf(share)] as const];
      }),
    );
    return levels.size === 0 ? [] : [{ place, condition, levels }];
  });
}

/** Mean keyed score of a scale in one condition; null where more than half of its items have no answer. */
export function scaleMean(table: AnswerTable, place: number, key: ScaleKey): number | null {
  let total = 0;
  let present = 0;
  for (const [at, item] of key.items.entries()) {
    const raw = itemMean(table, place, item);
    if (Number.isNaN(raw)) continue;
    total += keyedScore(raw, key.signs[at] as KeyingSign, table.min, table.max);
    present += 1;
  }
  return enough(present, key.items.length) ? total / present : null;
}

/** Keyed scores of a scale's items, [template][item], as means over conditions; NaN where none was answered. */
export function itemGrid(table: AnswerTable, places: readonly number[], key: ScaleKey): number[][] {
  return table.templates.map((_, template) =>
    key.items.map((item, at) =>
      presentMean(
        places.map((place) => templateItemMean(table, place, template, item, key.signs[at] as KeyingSign)),
      ),
    ),
  );
}

/** Mean of the values that are there; NaN where none is. */
export function presentMean(values: readonly number[]): number {
  let total = 0;
  let present = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    total += value;
    present += 1;
  }
  return present === 0 ? NaN : total / present;
}
