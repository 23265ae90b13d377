import type { ArmEffect } from '../../../shared/domain/identity/reasoning.js';
import { crossedMean } from '../../analysis/crossed-mean.js';
import { logRatioDifference, zipped } from '../../analysis/log-ratio.js';
import type { AnswerTable } from '../answers/answer-table.js';
import { accuracyGrid, neutralPairs, sides, stakedPairs } from './evidence.js';
import { interval, ratioInterval } from './figures.js';
import type { ArmPlaces } from './places.js';
import { dropGrid, truthOf, type Headlines } from './veracity.js';

/**
 * What every arm but the first does to what an identity does: differences of differences, paired by item and framing. Empty
 * with one arm; an identity of which nothing was answered in both is left out.
 */
export function armEffects(
  tables: readonly AnswerTable[],
  headlines: Headlines,
  [first, ...others]: readonly ArmPlaces[],
  confidence: number,
): ArmEffect[] {
  if (first === undefined) return [];
  const truth = truthOf(headlines);
  const neutral = neutralPairs(tables);
  return others.flatMap((places) =>
    places.identities.flatMap((own): ArmEffect[] => {
      const plain = first.identities.find(({ identity }) => identity === own.identity);
      if (plain === undefined) return [];
      const pairs = stakedPairs(tables, own.identity);
      const [inArm, without] = [sides(pairs, own.framings), sides(pairs, plain.framings)];
      const ratio = inArm === null || without === null ? null : logRatioDifference(inArm, without);
      const drop = crossedMean(
        less(dropGrid(headlines, places, own), dropGrid(headlines, first, plain)),
        truth,
      );
      const read = crossedMean(
        less(accuracyGrid(neutral, own.framings), accuracyGrid(neutral, plain.framings)),
      );
      if (ratio === null && drop === null && read === null) return [];
      return [
        {
          identity: own.identity,
          arm: places.arm,
          drop: interval(drop, confidence),
          ratio: ratioInterval(ratio, confidence),
          neutral: interval(read, confidence),
        },
      ];
    }),
  );
}

function less(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number[][] {
  return zipped(one, other, (left, right) => left - right);
}
