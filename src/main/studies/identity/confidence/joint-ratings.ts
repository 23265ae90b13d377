import { CONFIDENCE_INSTRUMENT } from '../../../../shared/domain/identity/settings.js';
import { sum } from '../../../analysis/summary.js';
import type { Accumulator, InstrumentTally } from '../../answers/accumulate.js';
import type { Headlines } from '../veracity.js';

/** Shares of [rating][confidence] of one headline under one condition, both ascending; they add up to 1. */
export type JointShares = readonly (readonly number[])[];

/** How headlines were rated and how sure of it the subject was. */
export interface JointRatings {
  /** Values of the levels of confidence as shares of their range, ascending. */
  readonly levels: readonly number[];
  /**
   * [headline][condition] over templates and option orders, headlines in the order of `Headlines`; null where one of the turns
   * was not answered.
   */
  readonly shares: readonly (readonly (JointShares | null)[])[];
  /** Probability on the options of the second turn, or share of runs whose two answers were read. */
  readonly read: number;
}

/**
 * The joint distribution of ratings and confidence. Readouts: P(rating) from the first turn times P(confidence | rating) from
 * the second turn after that rating, without sampling noise. Sampled: counts of both turns of the same runs. Null without
 * second turns, or where none was answered.
 */
export function jointRatings(
  accumulator: Pick<Accumulator, 'tallies' | 'turns'>,
  headlines: Headlines,
  conditions: number,
): JointRatings | null {
  const second = accumulator.tallies.find(({ instrument }) => instrument.id === CONFIDENCE_INSTRUMENT);
  if (second === undefined) return null;
  const { items, options } = second.instrument;
  const places = new Map(items.map(({ id }, place) => [id, place]));
  const read = { part: 0, whole: 0 };
  const shares = headlines.flatMap(({ table, key }) => {
    const first = accumulator.tallies.find(({ instrument }) => instrument.id === table.instrument.id);
    if (first === undefined) return [];
    const ways = table.templates.length * table.orders.length;
    return key.items.map((item) => {
      const name = `${table.instrument.id}.${table.instrument.items[item]?.id ?? ''}`;
      return Array.from({ length: conditions }, (_, condition) => {
        const found = Array.from({ length: ways }, (_unused, way): Counted | null => {
          const block = condition * ways + way;
          const cell = block * first.instrument.items.length + item;
          if (accumulator.turns !== null) {
            const counts = accumulator.turns.of(first.instrument.id, cell);
            return counts === null ? null : { ...counts, read: sum(counts.joint.flat()), asked: counts.runs };
          }
          const after = first.instrument.options.map((__, option) => {
            const place = places.get(`${name}.${option + 1}`);
            return place === undefined ? null : massAt(second, block * items.length + place);
          });
          return readOut(massAt(first, cell), after);
        }).flatMap((counted) => counted ?? []);
        for (const counted of found) {
          read.part += counted.read;
          read.whole += counted.asked;
        }
        return meanShares(found.map(({ joint }) => joint));
      });
    });
  });
  if (read.whole === 0) return null;
  const scores = options.map(({ score }) => score);
  const [low = 0, high = 1] = [scores[0], scores.at(-1)];
  return {
    levels: scores.map((score) => (score - low) / (high - low)),
    shares,
    read: Math.min(1, read.part / read.whole),
  };
}

/** What one cell's two turns hold: masses by [rating][confidence]. */
interface Counted {
  readonly joint: JointShares;
  /** Of `asked`, what could be read. */
  readonly read: number;
  readonly asked: number;
}

/** From the probabilities of ratings, and of confidence after each; null where one of them was not answered. */
function readOut(
  ratings: readonly number[] | null,
  after: readonly (readonly number[] | null)[],
): Counted | null {
  const whole = sum(ratings ?? []);
  if (ratings === null || !(whole > 0) || after.some((levels) => levels === null)) return null;
  const mass = after.map((levels) => sum(levels ?? []));
  const joint = ratings.map((probability, rating) =>
    (after[rating] ?? []).map((level) => {
      const own = mass[rating] ?? 0;
      return own > 0 ? ((probability / whole) * level) / own : 0;
    }),
  );
  const read = sum(ratings.map((probability, rating) => (probability / whole) * (mass[rating] ?? 0)));
  return { joint, read, asked: 1 };
}

/** Option masses of one cell; null where it was not answered. */
function massAt({ instrument, mass, answers }: InstrumentTally, cell: number): number[] | null {
  const size = instrument.options.length;
  return (answers[cell] ?? 0) > 0 ? [...mass.subarray(cell * size, (cell + 1) * size)] : null;
}

/** Each normalised, then averaged; null without any mass. */
function meanShares(joints: readonly JointShares[]): JointShares | null {
  const present = joints.flatMap((joint) => {
    const whole = sum(joint.flat());
    return whole > 0 ? [joint.map((row) => row.map((value) => value / whole))] : [];
  });
  const [first] = present;
  if (first === undefined) return null;
  return first.map((row, rating) =>
    row.map((_, level) => sum(present.map((joint) => joint[rating]?.[level] ?? 0)) / present.length),
  );
}
