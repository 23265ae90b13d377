import type { Match, ScaleMatch } from '../../../shared/domain/population/match.js';
import type { HumanAnswers } from '../../../shared/domain/population/reference.js';
import { resampleIndices } from '../../analysis/bootstrap.js';
import { weightedCorrelation } from '../../analysis/correlation-structure.js';
import { resampledIntervals, type ResamplingOptions } from '../../analysis/resampled-interval.js';
import { mean } from '../../analysis/summary.js';
import { itemShares, type AnswerTable } from '../answers/answer-table.js';
import { scoresOn } from './human-population.js';
import { meanInterval } from './mixture.js';
import type { ComparedScale } from './scale-comparisons.js';
import type { PersonConditions } from './simulated-people.js';

/** How simulated people do against those that they were made of, and each one's accuracy by its place. */
export interface MatchFigures {
  readonly match: Match | null;
  readonly accuracies: ReadonlyMap<number, number>;
}

/** How answers were taken: the number of answers behind an item's shares, Infinity for readouts. */
export interface MatchOptions extends ResamplingOptions {
  readonly answersPerItem: number;
}

interface MatchedPerson {
  readonly place: number;
  readonly row: number;
  readonly places: readonly number[];
}

/**
 * Accuracy of simulated people on the answers of the people that they were made of, and the correlation of their scores, each
 * beside its ceiling (Park et al. 2024, arXiv:2411.10109): how far the people themselves agree on a second occasion, or, without
 * one, how far the subject agrees with itself: the probability that two of its answers to an item are the same. Null without
 * people made of rows.
 */
export function matchRows(
  table: AnswerTable,
  people: readonly PersonConditions[],
  compared: readonly ComparedScale[],
  answers: HumanAnswers | null,
  options: MatchOptions,
): MatchFigures {
  const matched = people.flatMap(({ row, places }, place): MatchedPerson[] =>
    row === null ? [] : [{ place, row, places }],
  );
  if (answers === null || matched.length === 0) return { match: null, accuracies: new Map() };
  const read = matched.map((person) => ({
    person,
    ...personAccuracy(table, person, answers, options.answersPerItem),
  }));
  const answered = read.filter(({ items }) => items > 0);
  return {
    match: {
      people: matched.length,
      accuracy: answered.length === 0 ? null : accuracyFigures(table, answers, answered, options),
      scales: compared.flatMap((scale) => scaleMatch(table, matched, scale, answers, options) ?? []),
    },
    accuracies: new Map(answered.map(({ person, accuracy }) => [person.place, accuracy])),
  };
}

interface PersonAccuracy {
  readonly items: number;
  readonly accuracy: number;
  readonly ceiling: number;
}

/** Over the items that the person answered (on both occasions, where there are two) and the subject too. */
function personAccuracy(
  table: AnswerTable,
  { row, places }: MatchedPerson,
  { columns, rows, retest }: HumanAnswers,
  answersPerItem: number,
): PersonAccuracy {
  const read = table.instrument.items.flatMap(({ id }, item) => {
    const answer = rows[row]?.[columns.indexOf(id)] ?? null;
    const again = retest === undefined ? null : (retest.rows[row]?.[retest.columns.indexOf(id)] ?? null);
    const shares = itemShares(table, places, item);
    if (answer === null || shares === null || (hasItemRetest(table, retest) && again === null)) return [];
    const own = shares[table.scores.indexOf(answer)] ?? 0;
    const repeated = shares.reduce((sum, share) => sum + share * share, 0);
    // Two different answers of the same few, as for Simpson's index without replacement.
    const consistency = Number.isFinite(answersPerItem)
      ? Math.max(0, (answersPerItem * repeated - 1) / (answersPerItem - 1))
      : repeated;
    return [{ own, ceiling: again === null ? consistency : again === answer ? 1 : 0 }];
  });
  return {
    items: read.length,
    accuracy: read.length === 0 ? NaN : mean(read.map(({ own }) => own)),
    ceiling: read.length === 0 ? NaN : mean(read.map(({ ceiling }) => ceiling)),
  };
}

function hasItemRetest({ instrument }: AnswerTable, retest: HumanAnswers['retest']): boolean {
  return instrument.items.some(({ id }) => retest?.columns.includes(id) === true);
}

function accuracyFigures(
  table: AnswerTable,
  { retest }: HumanAnswers,
  read: readonly PersonAccuracy[],
  options: MatchOptions,
): Match['accuracy'] {
  const ratios = read.flatMap(({ accuracy, ceiling }) => (ceiling > 0 ? [accuracy / ceiling] : []));
  return {
    items: Math.max(...read.map(({ items }) => items)),
    people: read.length,
    simulated: meanInterval(
      read.map(({ accuracy }) => accuracy),
      options,
    ),
    byChance: 1 / table.scores.length,
    ceiling: hasItemRetest(table, retest) ? 'human-retest' : 'subject-consistency',
    ceilingValue: meanInterval(
      read.map(({ ceiling }) => ceiling),
      options,
    ),
    normalized: ratios.length === 0 ? null : meanInterval(ratios, options),
    leftOut: read.length - ratios.length,
  };
}

function scaleMatch(
  table: AnswerTable,
  matched: readonly MatchedPerson[],
  { key, column }: ComparedScale,
  answers: HumanAnswers,
  options: MatchOptions,
): ScaleMatch | null {
  if (column.human.kind !== 'people') return null;
  const again =
    answers.retest === undefined ? null : scoresOn(key.scale.id, answers.retest, table.instrument);
  const { scores } = column.human;
  const pairs = matched.flatMap(({ place, row }) => {
    const simulated = column.simulated[place] ?? NaN;
    const own = scores[row] ?? NaN;
    return Number.isNaN(simulated) || Number.isNaN(own)
      ? []
      : [{ simulated, own, again: again?.[row] ?? NaN }];
  });
  if (pairs.length < 3) return null;
  const figures = (drawn: readonly (typeof pairs)[number][]) => {
    const own = drawn.map((pair) => pair.own);
    const correlation = weightedCorrelation(
      drawn.map(({ simulated }) => simulated),
      own,
    );
    const retest =
      again === null
        ? null
        : weightedCorrelation(
            drawn.map((pair) => pair.again),
            own,
          );
    return {
      correlation,
      retest,
      normalized: correlation === null || retest === null || retest <= 0 ? null : correlation / retest,
      meanAbsoluteError: mean(drawn.map(({ simulated, own: score }) => Math.abs(simulated - score))),
    };
  };
  const estimates = figures(pairs);
  const found = resampledIntervals(estimates, options, (random) =>
    figures(resampleIndices(pairs.length, random).flatMap((place) => pairs[place] ?? [])),
  );
  const ends = (figure: 'correlation' | 'normalized') => {
    const own = found[figure];
    return own === null ? null : { estimate: own.estimate, low: own.low, high: own.high };
  };
  const error = found.meanAbsoluteError;
  return {
    instrument: table.instrument.id,
    scale: key.scale.id,
    people: pairs.length,
    correlation: ends('correlation'),
    retest: estimates.retest,
    normalized: ends('normalized'),
    meanAbsoluteError: {
      estimate: estimates.meanAbsoluteError,
      low: error?.low ?? estimates.meanAbsoluteError,
      high: error?.high ?? estimates.meanAbsoluteError,
    },
  };
}
