import { expect, it } from 'vitest';
import { readingsTables } from '../../../../src/main/studies/readings/tables.js';
import { checkedTables, rowWith } from '../tables/checked-tables.js';
import { analysed, behaviour, mover, readingsStudy } from './two-readings.js';

const snapshot = readingsStudy([behaviour('choice')]);

it('tables of readings hold gaps, profiles and the matrix, each pair once', async () => {
  const result = analysed(snapshot, mover(0.9, 0.4));
  const tables = await checkedTables(readingsTables, {
    a: { kind: 'readings', result },
    b: { kind: 'readings', result: analysed(snapshot, () => 0.5) },
  });
  const where = { subject: 'a'.repeat(64) };
  const [gap] = result.gaps;
  const pair = { ...where, self_report_reading: gap!.selfReport, behaviour_reading: gap!.behaviour };
  expect(rowWith(tables.get('gaps'), { ...pair, trait: null })).toMatchObject({
    gap: gap!.overall!.gap.estimate,
    gap_low: gap!.overall!.gap.low,
    cells: gap!.overall!.cells,
  });
  const [own] = gap!.traits;
  expect(rowWith(tables.get('gaps'), { ...pair, trait: own!.trait })['behaviour']).toBe(
    own!.figure!.behaviour.estimate,
  );
  const { variables, correlations, pairs } = result.matrix!;
  const rows = tables.get('correlations')!.filter(({ subject }) => subject === where.subject);
  expect(rows).toHaveLength((variables.length * (variables.length - 1)) / 2);
  const [first, , , , fifth] = variables;
  expect(
    rowWith(rows, {
      trait_1: first!.trait,
      reading_1: first!.reading,
      trait_2: fifth!.trait,
      reading_2: fifth!.reading,
    }),
  ).toMatchObject({ r: correlations[0]![4], respondents: pairs[0]![4] });
  const [trait] = result.matrix!.traits;
  expect(rowWith(tables.get('traits'), { ...where, trait: trait!.trait })['convergent']).toBe(
    trait!.convergent.estimate,
  );
  const [profile] = result.profiles;
  const { reading, condition, mean } = profile!;
  expect(
    rowWith(tables.get('profiles'), { ...where, reading, condition, trait: profile!.trait })['mean'],
  ).toBe(mean);
  const [read] = result.readings;
  expect(rowWith(tables.get('readings'), { ...where, reading: read!.instrument })).toMatchObject({
    passed: read!.gate.passed,
    used: read!.used,
  });
  const [check] = read!.gate.checks;
  expect(
    rowWith(tables.get('gate'), { ...where, reading: read!.instrument, check: check!.id })['value'],
  ).toBe(check!.value);
});
