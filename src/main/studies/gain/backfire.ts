import type { Backfire, BackfirePair, BackfireSummary } from '../../../shared/domain/gain/backfire.js';
import { mean } from '../../analysis/summary.js';
import type { StudySnapshot } from '../../store/store.js';
import type { AnswerTable } from '../answers/answer-table.js';
import { LEAST_MOVEMENT, levelOf, scaleMean, topKeys } from './requests.js';

/**
 * How far each persona and its anti-target lie apart on what the persona asks for: (score of the persona - score of the
 * anti-target) / (pole - opposite pole), with the pole that the persona lies toward. Below 0 the two went the wrong way
 * round, and pairs that lie at least `LEAST_MOVEMENT` below count as backfired.
 * An anti-target stands beside the condition whose length it has. Requests of the middle have no pole and are left out. Null
 * without anti-targets that were answered.
 */
export function backfire(
  tables: readonly AnswerTable[],
  snapshot: StudySnapshot,
  labels: ReadonlyMap<string, string>,
): Backfire | null {
  const pairs = tables.flatMap((table) => pairsOf(table, snapshot, labels));
  if (pairs.length === 0) return null;
  return {
    ...summarise(pairs),
    byScale: tables.flatMap((table) =>
      topKeys(table).flatMap(({ scale: { id } }) => {
        const instrument = table.instrument.id;
        const own = pairs.filter((pair) => pair.instrument === instrument && pair.scale === id);
        return own.length === 0 ? [] : [{ ...summarise(own), instrument, scale: id }];
      }),
    ),
    pairs,
  };
}

function pairsOf(
  table: AnswerTable,
  snapshot: StudySnapshot,
  labels: ReadonlyMap<string, string>,
): BackfirePair[] {
  return table.conditions.flatMap((anti, antiPlace) => {
    if (anti.kind !== 'anti-target' || anti.antiOf === undefined) return [];
    const place = table.conditions.findIndex(({ id }) => id === anti.lengthOf);
    const condition = table.conditions[place];
    const targets = snapshot.targets[anti.antiOf]?.[table.instrument.id] ?? {};
    if (condition === undefined) return [];
    return topKeys(table).flatMap((key) => {
      const share = targets[key.scale.id];
      const score = scaleMean(table, place, key);
      const antiScore = scaleMean(table, antiPlace, key);
      if (share === undefined || share === 0.5 || score === null || antiScore === null) return [];
      const towardHigh = share > 0.5 ? 1 : -1;
      return [
        {
          condition: condition.id,
          antiTarget: anti.id,
          label: labels.get(condition.id) ?? condition.id,
          instrument: table.instrument.id,
          scale: key.scale.id,
          level: levelOf(share),
          score,
          antiScore,
          spread: (towardHigh * (score - antiScore)) / table.range + 0,
          requestedSpread: Math.abs(2 * share - 1),
        },
      ];
    });
  });
}

function summarise(pairs: readonly BackfirePair[]): BackfireSummary {
  return {
    count: pairs.length,
    spread: mean(pairs.map(({ spread }) => spread)),
    requestedSpread: mean(pairs.map(({ requestedSpread }) => requestedSpread)),
    backfired: pairs.filter(({ spread }) => spread < -LEAST_MOVEMENT).length,
  };
}
