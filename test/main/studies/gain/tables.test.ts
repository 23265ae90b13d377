import { expect, it } from 'vitest';
import { gainTables } from '../../../../src/main/studies/gain/tables.js';
import { checkedTables, rowWith } from '../tables/checked-tables.js';
import { analyse, following, gradedStudy, profiles, single } from './graded-study.js';

const snapshot = gradedStudy({ ...single(), ...profiles() }, { antiTargets: true, itemsPerAxis: 4 });

it('tables of gain hold every level, slope and pair of what was found', async () => {
  const result = analyse(snapshot, following(snapshot, 0.5));
  const tables = await checkedTables(gainTables, {
    a: { kind: 'gain', result },
    b: { kind: 'gain', result: analyse(snapshot, following(snapshot, 0)) },
    c: { kind: 'gain', result: analyse(snapshot, following(snapshot, 1), 0.02) },
  });
  const where = { subject: 'a'.repeat(64) };
  const [dose] = result.doses;
  const { scale, gain, points, following: followed, placebo } = dose!;
  expect(rowWith(tables.get('doses'), { ...where, scale })).toMatchObject({
    gain: gain.estimate,
    gain_low: gain.low,
    levels: 9,
    following_low: followed.low,
    placebo_high: placebo!.high,
  });
  const [, point] = points;
  expect(rowWith(tables.get('levels'), { ...where, scale, level: point!.level })).toMatchObject({
    mean: point!.mean,
    mean_low: point!.low,
    conditions: point!.conditions.length,
  });
  const [, several] = result.crosstalk;
  expect(
    rowWith(tables.get('crosstalk'), {
      ...where,
      source: 'profiles',
      requested: several!.requested[1]!,
      observed: several!.observed[2]!,
    })['slope'],
  ).toBe(several!.slopes[1]![2]);
  const [pair] = result.backfire!.pairs;
  expect(
    rowWith(tables.get('backfire'), { ...where, condition: pair!.condition, scale: pair!.scale }),
  ).toMatchObject({
    anti_target: pair!.antiTarget,
    spread: pair!.spread,
  });
  const [effect] = result.mainEffects;
  expect(rowWith(tables.get('main_effects'), { ...where, scale: effect!.scale })['high_mean']).toBe(
    effect!.high.mean,
  );
  expect(rowWith(tables.get('gains'), { ...where, instrument: 'axes' })['gain']).toBe(
    result.byInstrument['axes']!.estimate,
  );
  expect(rowWith(tables.get('overall'), { ...where, figure: 'gain' })).toMatchObject({
    estimate: result.gain!.estimate,
    n: 4,
  });
});
