import type { Column, Value } from './column.js';

/** A column of a table of findings, with what stands in it for one observation. */
export interface ObservedColumn<Observation> {
  readonly column: Column;
  readonly value: (observation: Observation) => Value;
}

type Limits = Pick<Column, 'unit' | 'minimum' | 'maximum' | 'values'>;

/** A share, a probability or a p value. */
export const SHARE = { minimum: 0, maximum: 1 } as const;
/** A coefficient of correlation. */
export const CORRELATION = { minimum: -1, maximum: 1 } as const;
/** What cannot be below 0: a variance, a deviation, a distance. */
export const NOT_NEGATIVE = { minimum: 0 } as const;
export const POINTS = { unit: 'points of the response scale' } as const;
export const POINTS_FROM_0 = { ...POINTS, ...NOT_NEGATIVE } as const;
export const DEVIATIONS = { unit: 'human standard deviations' } as const;

/** A figure with the ends of its interval; a part that is not known is missing. */
interface Interval<Missing> {
  readonly estimate: number | Missing;
  readonly low: number | Missing;
  readonly high: number | Missing;
}

const COUNT = { minimum: 0, maximum: 0x7fff_ffff } as const;

/** Makers of columns of which a value is `Missing` at times. */
interface ColumnMakers<Missing> {
  readonly text: <Observation>(
    name: string,
    meaning: string,
    value: (observation: Observation) => string | Missing,
    limits?: Pick<Limits, 'values'>,
  ) => ObservedColumn<Observation>;
  readonly number: <Observation>(
    name: string,
    meaning: string,
    value: (observation: Observation) => number | Missing,
    limits?: Limits,
  ) => ObservedColumn<Observation>;
  /** A whole number from 0. */
  readonly count: <Observation>(
    name: string,
    meaning: string,
    value: (observation: Observation) => number | Missing,
    limits?: Limits,
  ) => ObservedColumn<Observation>;
  readonly flag: <Observation>(
    name: string,
    meaning: string,
    value: (observation: Observation) => boolean | Missing,
  ) => ObservedColumn<Observation>;
  /** Three columns: NAME, NAME_low and NAME_high. */
  readonly estimate: <Observation>(
    name: string,
    meaning: string,
    value: (observation: Observation) => Interval<Missing> | Missing,
    limits?: Limits,
  ) => readonly ObservedColumn<Observation>[];
}

function makers<Missing extends null>(required: boolean): ColumnMakers<Missing> {
  const always = required ? { required: true as const } : {};
  return {
    text: (name, meaning, value, limits = {}) => ({
      column: { name, type: 'string', ...limits, ...always, meaning },
      value,
    }),
    number: (name, meaning, value, limits = {}) => ({
      column: { name, type: 'number', ...limits, ...always, meaning },
      value,
    }),
    count: (name, meaning, value, limits = {}) => ({
      column: { name, type: 'integer', ...COUNT, ...limits, ...always, meaning },
      value,
    }),
    flag: (name, meaning, value) => ({ column: { name, type: 'boolean', ...always, meaning }, value }),
    estimate: (name, meaning, value, limits = {}) =>
      (
        [
          [name, 'estimate', meaning],
          [`${name}_low`, 'low', `Lower end of the interval of ${name}.`],
          [`${name}_high`, 'high', `Upper end of the interval of ${name}.`],
        ] as const
      ).map(([column, part, words]) => ({
        column: { name: column, type: 'number', ...limits, ...always, meaning: words },
        value: (observation) => value(observation)?.[part] ?? null,
      })),
  };
}

/** Columns that have a value in every row. */
export const { text, number, count, flag, estimate }: ColumnMakers<never> = makers(true);

/** Columns of which a value may be missing. */
export const maybe: ColumnMakers<null> = makers(false);
