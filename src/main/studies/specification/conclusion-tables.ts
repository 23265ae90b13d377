import type { ConclusionFinding } from '../../../shared/domain/specification-curve/conclusions.js';
import type { SpecificationResult } from '../../../shared/domain/specification-curve/result.js';
import { FACTORS } from '../../../shared/domain/specification.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { count, flag, maybe, number, SHARE, text, type ObservedColumn } from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

function subjectOfConclusion<Observation extends { readonly about: string }>(): ObservedColumn<Observation> {
  return text('about', 'What is concluded: the verdict, or the default’s type.', ({ about }) => about, {
    values: ['verdict', 'default-type'],
  });
}

const conclusions = tableOf('specification', ({ result }) =>
  both(result).flatMap(({ about, found }) => found.shares.map((own) => ({ about, ...own }))),
)({
  name: 'conclusions',
  title: 'Conclusions',
  meaning: 'One row a conclusion: how many specifications reach it.',
  key: ['about', 'conclusion'],
  columns: [
    subjectOfConclusion(),
    text('conclusion', 'The conclusion.', ({ conclusion }) => conclusion),
    count('specifications', 'Specifications that reach it.', (row) => row.count),
    number('share', 'Their share.', ({ share }) => share, SHARE),
  ],
});

const factors = tableOf('specification', ({ result }) =>
  both(result).flatMap(({ about, found }) => found.changes.map((own) => ({ about, ...own }))),
)({
  name: 'conclusion_factors',
  title: 'Factors that conclusions turn on',
  meaning: 'One row a factor of administration: how it bears on a conclusion.',
  key: ['about', 'factor'],
  columns: [
    subjectOfConclusion(),
    text('factor', 'The factor.', ({ factor }) => factor, { values: FACTORS }),
    maybe.number('cramers_v', 'Cramér’s V of level and conclusion.', ({ cramersV }) => cramersV, SHARE),
    maybe.number(
      'explained',
      'Share of the conclusions’ entropy that knowing the level takes away.',
      ({ explained }) => explained,
      SHARE,
    ),
    flag(
      'changes',
      'Whether no conclusion is the most frequent one at every level.',
      ({ changes }) => changes,
    ),
  ],
});

const levels = tableOf('specification', ({ result }) =>
  both(result).flatMap(({ about, found }) =>
    found.changes.flatMap(({ factor, levels: all }) =>
      all.flatMap(({ level, modal, shares }) =>
        shares.map((own) => ({ about, factor, level, modal: modal.includes(own.conclusion), ...own })),
      ),
    ),
  ),
)({
  name: 'conclusion_levels',
  title: 'Conclusions by level',
  meaning: 'One row a level of a factor and conclusion: how many specifications at this level reach it.',
  key: ['about', 'factor', 'level', 'conclusion'],
  references: [
    {
      columns: ['subject', 'about', 'factor'],
      table: 'conclusion_factors',
      key: ['subject', 'about', 'factor'],
    },
  ],
  columns: [
    subjectOfConclusion(),
    text('factor', 'The factor.', ({ factor }) => factor, { values: FACTORS }),
    text('level', 'The level.', ({ level }) => level),
    text('conclusion', 'The conclusion.', ({ conclusion }) => conclusion),
    count('specifications', 'Specifications that reach it.', (row) => row.count),
    number('share', 'Their share.', ({ share }) => share, SHARE),
    flag('modal', 'Whether none is more frequent at this level.', ({ modal }) => modal),
  ],
});

/** Tables of what is concluded, and of what it turns on. */
export const conclusionTables: readonly FindingsTable[] = [conclusions, factors, levels];

function both({ conclusions: { verdict, defaultType } }: SpecificationResult) {
  const found: { about: string; found: ConclusionFinding }[] = [{ about: 'verdict', found: verdict }];
  return defaultType === null ? found : [...found, { about: 'default-type', found: defaultType }];
}
