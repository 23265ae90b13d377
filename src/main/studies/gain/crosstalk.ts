import type { Crosstalk, MainEffect } from '../../../shared/domain/gain/crosstalk.js';
import { linearFit } from '../../analysis/correlation.js';
import { reduceSymmetric } from '../../analysis/linear-system.js';
import type { ResamplingOptions } from '../../analysis/resampled-interval.js';
import { mean, sum } from '../../analysis/summary.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import { gridInterval } from './grid-interval.js';
import { itemGrid, scaleMean, shareOf, topKeys, type Request } from './requests.js';

/**
 * How far a request on one scale moves each scale of the instrument, in shares of the range. From conditions that ask for one
 * scale: the slope of each observed scale on the requested level, one request at a time. From conditions that ask for several:
 * all requests together by least squares, where these can be told apart. A scale that was not answered in every condition is
 * left out. Empty where nothing is asked for at two levels.
 */
export function crosstalk(table: AnswerTable, requests: readonly Request[]): Crosstalk[] {
  const single = requests.filter(({ levels }) => levels.size === 1);
  const several = requests.filter(({ levels }) => levels.size > 1);
  return [fromSingle(table, single), fromProfiles(table, several)].filter((entry) => entry !== null);
}

function fromSingle(table: AnswerTable, requests: readonly Request[]): Crosstalk | null {
  const shifts = observe(table, requests);
  const requested = topKeys(table).flatMap(({ scale: { id } }) => {
    const own = shifts.rows.filter(({ request }) => request.levels.has(id));
    const x = own.map(({ request }) => shareOf(request.levels.get(id) ?? NaN));
    return new Set(x).size < 2 ? [] : [{ id, own, x }];
  });
  const slopes = requested.map(({ own, x }) =>
    shifts.keys.map(
      (_, column) =>
        linearFit(
          x,
          own.map(({ scores }) => scores[column] ?? NaN),
        ).slope,
    ),
  );
  return matrix(
    table,
    'single',
    requested.map(({ id }) => id),
    shifts,
    slopes,
    new Set(requested.flatMap(({ own }) => own)).size,
  );
}

function fromProfiles(table: AnswerTable, requests: readonly Request[]): Crosstalk | null {
  const asked = topKeys(table)
    .map(({ scale }) => scale.id)
    .filter((id) => requests.some(({ levels }) => levels.has(id)));
  const whole = requests.filter(({ levels }) => asked.every((id) => levels.has(id)));
  const shifts = observe(table, whole);
  const design = asked.map((id) =>
    centred(shifts.rows.map(({ request }) => shareOf(request.levels.get(id) ?? NaN))),
  );
  // As many conditions as requests would be fitted exactly, whatever they came to.
  if (shifts.rows.length < asked.length + 2) return null;
  const { pivots, inverse } = reduceSymmetric(
    design.map((left) => design.map((right) => product(left, right))),
  );
  if (pivots.length < asked.length) return null;
  const slopes = inverse.map((row) =>
    shifts.keys.map((_, column) => {
      const scores = shifts.rows.map((entry) => entry.scores[column] ?? NaN);
      return sum(row.map((weight, place) => weight * product(design[place] ?? [], scores)));
    }),
  );
  return matrix(table, 'profiles', asked, shifts, slopes, shifts.rows.length);
}

interface Observed {
  /** The scales that every one of the conditions answered. */
  readonly keys: readonly ScaleKey[];
  /** Scores as shares of the range, in the order of `keys`. */
  readonly rows: readonly { readonly request: Request; readonly scores: readonly number[] }[];
}

function observe(table: AnswerTable, requests: readonly Request[]): Observed {
  const rows = requests
    .map((request) => ({
      request,
      means: topKeys(table).map((key) => scaleMean(table, request.place, key)),
    }))
    .filter(({ means }) => means.some((own) => own !== null));
  const places = topKeys(table).flatMap((_, place) =>
    rows.every(({ means }) => means[place] !== null) ? [place] : [],
  );
  return {
    keys: topKeys(table).filter((_, place) => places.includes(place)),
    rows: rows.map(({ request, means }) => ({
      request,
      scores: places.map((place) => ((means[place] ?? NaN) - table.min) / table.range),
    })),
  };
}

function matrix(
  { instrument }: AnswerTable,
  source: Crosstalk['source'],
  requested: readonly string[],
  { keys }: Observed,
  slopes: readonly (readonly number[])[],
  conditions: number,
): Crosstalk | null {
  const observed = keys.map(({ scale }) => scale.id);
  if (requested.length === 0 || observed.length === 0 || conditions === 0) return null;
  const cells = requested.flatMap((row, at) =>
    observed.map((column, place) => ({ own: row === column, slope: slopes[at]?.[place] ?? NaN })),
  );
  const own = cells.filter((cell) => cell.own).map(({ slope }) => slope);
  const other = cells.filter((cell) => !cell.own).map(({ slope }) => Math.abs(slope));
  return {
    instrument: instrument.id,
    source,
    requested,
    observed,
    slopes,
    conditions,
    own: own.length === 0 ? null : mean(own),
    other: other.length === 0 ? null : mean(other),
  };
}

function centred(values: readonly number[]): number[] {
  if (values.length === 0) return [];
  const centre = mean(values);
  return values.map((value) => value - centre);
}

function product(left: readonly number[], right: readonly number[]): number {
  return sum(left.map((value, place) => value * (right[place] ?? NaN)));
}

/**
 * For every domain and axis that conditions ask for together with others: what it comes to at its lowest and at its highest
 * requested level, while the others vary.
 */
export function mainEffects(
  table: AnswerTable,
  requests: readonly Request[],
  intervals: ResamplingOptions,
): MainEffect[] {
  const several = requests.filter(({ levels }) => levels.size > 1);
  return topKeys(table).flatMap((key) => {
    const answered = several.flatMap((request) => {
      const level = request.levels.get(key.scale.id);
      const own = scaleMean(table, request.place, key);
      return level === undefined || own === null ? [] : [{ place: request.place, level, mean: own }];
    });
    if (answered.length === 0) return [];
    const levels = answered.map(({ level }) => level);
    const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
    if (lowest === highest) return [];
    const end = (level: number) => {
      const own = answered.filter((entry) => entry.level === level);
      const places = own.map(({ place }) => place);
      return {
        end: {
          level,
          requested: table.min + shareOf(level) * table.range,
          mean: mean(own.map((entry) => entry.mean)),
          conditions: own.length,
        },
        grid: itemGrid(table, places, key),
      };
    };
    const [low, high] = [end(lowest), end(highest)];
    const span = high.end.requested - low.end.requested;
    const grid = high.grid.map((row, template) =>
      row.map((score, item) => (score - (low.grid[template]?.[item] ?? NaN)) / span),
    );
    return [
      {
        instrument: table.instrument.id,
        scale: key.scale.id,
        low: low.end,
        high: high.end,
        gain: gridInterval((high.end.mean - low.end.mean) / span, grid, intervals),
      },
    ];
  });
}
