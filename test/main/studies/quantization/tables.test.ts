import { expect, it } from 'vitest';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { quantizationTables } from '../../../../src/main/studies/quantization/tables.js';
import { binomial, study, type Subject } from '../answers/synthetic.js';
import { checkedTables, rowWith } from '../tables/checked-tables.js';
import { analyseVariants, asVariantStudy, resultAt } from './variant-study.js';

const snapshot = asVariantStudy(
  study({ itemsPerAxis: 4, personas: ['INTP', 'ISFP', 'ESTP'], analysis: { bootstrap: 100 } }),
);

const shifted =
  (shift: number): Subject =>
  (asked) => {
    const noise = 0.1 * createRandom(hashSeed(1, asked.item)).next();
    const score = Math.min(4.9, Math.max(1.1, (asked.requested ?? asked.standing) + shift + noise));
    return binomial(asked.sign === 1 ? score : 6 - score);
  };

it('tables of quantization hold tests, shifts and changes of variants, and none of a reference', async () => {
  const analysis = await analyseVariants(snapshot, [
    { name: 'f16', bytes: 1600, answers: shifted(0) },
    { name: 'q4_0', bytes: 400, answers: shifted(0.4) },
    { name: 'q2_k', bytes: 200, answers: shifted(0.1), share: 0.01 },
  ]);
  const [a, b, c] = analysis.findings();
  const tables = await checkedTables(quantizationTables, { a: a!, b: b!, c: c! });
  const effect = resultAt(analysis, 1).effect!;
  const where = { subject: 'b'.repeat(64) };
  const [scale] = effect.tests;
  expect(rowWith(tables.get('tests'), { ...where, scale: 'EI' })).toMatchObject({
    instrument: 'axes',
    change: scale!.change.estimate,
    outcome: scale!.outcome,
  });
  expect(rowWith(tables.get('tests'), { ...where, measure: 'resistance' })).toMatchObject({ scale: null });
  const [shift] = effect.shifts;
  const { condition } = shift!;
  expect(rowWith(tables.get('shifts'), { ...where, condition, scale: shift!.scale })['shift_low']).toBe(
    shift!.shift!.low,
  );
  expect(rowWith(tables.get('shifts'), { ...where, condition: null, scale: 'EI' })['variant']).toBe(
    effect.defaults[0]!.variant,
  );
  const [item] = effect.items;
  expect(rowWith(tables.get('changed_items'), { ...where, item: item!.item })['kl']).toBe(item!.kl);
  expect(
    rowWith(tables.get('changed_cells'), { ...where, item: item!.item, condition: effect.conditions[2]! }),
  ).toMatchObject({ kl: item!.klByCondition[2], flips: item!.flipsByCondition[2] });
  expect(rowWith(tables.get('changed_conditions'), { ...where, condition })['kl_max']).toBe(
    effect.byCondition.find((own) => own.condition === condition)!.klMax,
  );
  expect(rowWith(tables.get('variants'), where)['reference']).toBe(effect.reference.sha256);
  for (const name of ['tests', 'shifts', 'variants']) {
    expect(
      tables.get(name)!.some(({ subject }) => subject === 'a'.repeat(64)),
      name,
    ).toBe(false);
  }
});
