import { expect, it } from 'vitest';
import { specificationTables } from '../../../../src/main/studies/specification/tables.js';
import { checkedTables, rowWith } from '../tables/checked-tables.js';
import { analyseUnder, behaving, specificationStudy } from './synthetic-specifications.js';

const snapshot = specificationStudy({ itemsPerAxis: 4, analysis: { bootstrap: 100 } });
const byLanguage = behaving({
  adopted: ({ language }) => (language === 'de' ? 0.9 : 0.5),
  shift: ({ language }, scale) => (language === 'de' && scale === 'EI' ? -0.6 : 0),
  noise: 0.3,
});

it('tables of specification hold every specification, effect, conclusion and reliability', async () => {
  const result = analyseUnder(snapshot, byLanguage);
  const tables = await checkedTables(specificationTables, {
    a: { kind: 'specification', result },
    b: { kind: 'specification', result: analyseUnder(snapshot, byLanguage, 0.1) },
    c: { kind: 'specification', result: analyseUnder(snapshot, behaving({ adopted: () => 0 })) },
  });
  const where = { subject: 'a'.repeat(64) };
  const [, found] = result.specifications;
  const { specification, resistance, verdict, profile } = found!;
  expect(rowWith(tables.get('specifications'), { ...where, specification: specification.id })).toMatchObject({
    language: specification.language,
    option_order: specification.order,
    verdict,
    resistance: resistance!.estimate,
  });
  expect(
    rowWith(tables.get('defaults'), { ...where, specification: specification.id, scale: 'EI' })['mean_high'],
  ).toBe(profile['axes']!['EI']!.high);
  const [curve] = result.curves;
  expect(rowWith(tables.get('curves'), { ...where, measure: curve!.measure })).toMatchObject({
    median: curve!.summary!.median,
    share_above: curve!.summary!.shareAbove,
  });
  const [{ measure, factors }] = result.effects as [(typeof result.effects)[number]];
  const effect = factors.find(({ factor }) => factor === 'language')!;
  const named = { ...where, measure, factor: 'language' };
  expect(rowWith(tables.get('effects'), named)).toMatchObject({
    largest: effect.largest!.estimate,
    lower: 'de',
    p_holm: effect.adjustedP,
  });
  expect(rowWith(tables.get('effect_levels'), { ...named, level: 'de' })['mean']).toBe(
    effect.levels.find(({ level }) => level === 'de')!.mean!.estimate,
  );
  const [share] = result.conclusions.verdict.shares;
  const about = { ...where, about: 'verdict' };
  expect(rowWith(tables.get('conclusions'), { ...about, conclusion: share!.conclusion })['share']).toBe(
    share!.share,
  );
  const change = result.conclusions.verdict.changes.find(({ factor }) => factor === 'language')!;
  expect(rowWith(tables.get('conclusion_factors'), { ...about, factor: 'language' })).toMatchObject({
    cramers_v: change.cramersV,
    changes: change.changes,
  });
  const [level] = change.levels;
  expect(
    rowWith(tables.get('conclusion_levels'), {
      ...about,
      factor: 'language',
      level: level!.level,
      conclusion: level!.modal[0]!,
    }),
  ).toMatchObject({ modal: true });
  const [scale] = result.reliability;
  expect(rowWith(tables.get('reliability'), { ...where, scale: scale!.scale })).toMatchObject({
    alpha: scale!.alpha!.estimate,
    retest_icc: scale!.retest!.icc!.estimate,
  });
});
