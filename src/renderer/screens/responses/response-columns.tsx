import type { ReactNode } from 'react';
import type { ResponseRow } from '../../../shared/contract/responses.js';
import { languageInfo } from '../../../shared/domain/languages.js';
import { formatCount, formatScore } from '../../formatting/numbers.js';
import { LanguageText } from '../../ui/language-text.js';
import { conditionWords } from './condition-words.js';
import { OptionBars } from './option-bars.js';
import { OUTCOME_WORDS } from './response-words.js';
import styles from './response-table.module.css';

/** A column of the table of responses. */
export interface Column {
  readonly id: string;
  readonly heading: string;
  readonly numeric?: boolean;
  /** A CSS grid track. */
  readonly track: string;
  readonly render: (row: ResponseRow) => ReactNode;
}

const itemColumn: Column = {
  id: 'item',
  heading: 'Item',
  track: 'minmax(0, 2.4fr)',
  render: (row) => (
    <LanguageText language={row.language} as="block" className={styles.cell}>
      {row.itemText}
    </LanguageText>
  ),
};
const scoreColumn: Column = {
  id: 'score',
  heading: 'Score',
  numeric: true,
  track: '3.2rem',
  render: (row) => (row.score === null ? '–' : formatScore(row.score)),
};
const gistColumn: Column = {
  id: 'gist',
  heading: 'Answer',
  track: 'minmax(4.5rem, 1.2fr)',
  render: answerGist,
};
const orderColumn: Column = { id: 'order', heading: 'Order', track: '4.4rem', render: (row) => row.order };

function subjectColumn(names: ReadonlyMap<string, string>): Column {
  return {
    id: 'subject',
    heading: 'Subject',
    track: 'minmax(0, 1.2fr)',
    render: (row) => names.get(row.subject) ?? row.subject.slice(0, 12),
  };
}

const numberColumn: Column = {
  id: 'id',
  heading: 'No.',
  numeric: true,
  track: '4.2rem',
  render: (row) => formatCount(row.id),
};

const languageColumn: Column = {
  id: 'language',
  heading: 'Language',
  track: '5.6rem',
  render: (row) => languageInfo(row.language).name,
};

function specificationColumn(names: ReadonlyMap<string, string>): Column {
  return {
    id: 'specification',
    heading: 'Specification',
    track: 'minmax(4rem, 1.4fr)',
    render: ({ specification }) => {
      if (specification === null) return '–';
      const name = names.get(specification) ?? '';
      return (
        <span title={name}>
          <span className={styles.kind}>{specification}</span> {name}
        </span>
      );
    },
  };
}

const templateColumn: Column = {
  id: 'template',
  heading: 'Template',
  track: '6rem',
  render: (row) => row.template,
};

const runColumn: Column = {
  id: 'run',
  heading: 'Run',
  numeric: true,
  track: '3.4rem',
  render: (row) => row.run ?? '–',
};
const outcomeColumn: Column = {
  id: 'outcome',
  heading: 'Outcome',
  track: '6.4rem',
  render: (row) => OUTCOME_WORDS[row.outcome],
};

const conditionColumn: Column = {
  id: 'condition',
  heading: 'Condition',
  track: 'minmax(0, 1.6fr)',
  render: (row) => {
    const { kind, name } = conditionWords(row);
    return (
      <span title={row.condition}>
        <span className={styles.kind}>{kind}</span> {name}
      </span>
    );
  },
};

/** What a narrow panel has room for. */
export const COMPACT_COLUMNS: readonly Column[] = [
  conditionColumn,
  itemColumn,
  orderColumn,
  gistColumn,
  scoreColumn,
];

/** What decides which columns a table needs. */
export interface ColumnNeeds {
  readonly subjectNames: ReadonlyMap<string, string>;
  readonly sampled: boolean;
  readonly severalTemplates: boolean;
  readonly severalLanguages: boolean;
  readonly specifications: ReadonlyMap<string, string> | undefined;
}

/** The columns of a study's table: one that would say the same in every row is left out. */
export function responseColumns({
  subjectNames,
  sampled,
  severalTemplates,
  severalLanguages,
  specifications,
}: ColumnNeeds): readonly Column[] {
  const varied = specifications !== undefined && specifications.size > 0;
  return [
    numberColumn,
    ...(subjectNames.size > 1 ? [subjectColumn(subjectNames)] : []),
    conditionColumn,
    itemColumn,
    ...(severalLanguages ? [languageColumn] : []),
    // A specification says template and order too.
    ...(varied ? [specificationColumn(specifications)] : severalTemplates ? [templateColumn] : []),
    ...(varied ? [] : [orderColumn]),
    ...(sampled ? [runColumn, outcomeColumn] : []),
    gistColumn,
    scoreColumn,
  ];
}

function answerGist({ probabilities, text, language }: ResponseRow): ReactNode {
  if (probabilities !== null && probabilities.length > 0) return <OptionBars probabilities={probabilities} />;
  if (text === null) return '';
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? (
    'empty'
  ) : (
    <div lang={language} dir="auto" className={styles.cell}>
      {line}
    </div>
  );
}
