import { createHash } from 'node:crypto';
import type { DocumentProblem } from '../../../shared/contract/library.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import {
  MOST_NUMBERS,
  MOST_PEOPLE,
  type HumanAnswers,
  type HumanMoments,
} from '../../../shared/domain/population/reference.js';
import { responseRange } from '../../instruments/scoring.js';
import { readCsv, type CsvField } from '../../personas/sources/csv-rows.js';
import { problemAt, toldProblems } from '../../personas/sources/table-problems.js';
import { readAnswerColumns, type AnswerColumn } from './answer-columns.js';
import { isMomentsHeader, momentsFromRows } from './moments-csv.js';

const MISSING = new Set(['', 'NA', 'NaN']);

/** What a table of people's answers, or of their moments, is called. */
export interface ReferenceNaming {
  readonly name: string;
  readonly source: string;
  readonly synthetic?: boolean;
}

/** What a table is read into; `reference` is null where there are problems. */
export interface CsvReference {
  readonly reference: HumanAnswers | HumanMoments | null;
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads a table of people (CSV) as a human reference. The first row names the columns. With `scale`, `mean` and `sd` it is a
 * table of moments (`momentsFromRows`). Otherwise each row is a person, and a column is an item (answers before keying) or a
 * scale (scores) of the instrument; optional are `person` (a name, which is not kept), `weight`, `group:NAME` and
 * `retest:COLUMN`. Empty, NA and NaN stand for no answer. Problems, at most 200, name line, column and, as `place`, the
 * column's name.
 */
export function referenceFromCsv(
  text: string,
  instrument: Instrument,
  naming: ReferenceNaming,
): CsvReference {
  const { rows, faults } = readCsv(text);
  const problems: DocumentProblem[] = faults.map((fault) => ({ ...fault, place: '' }));
  const [header, ...body] = rows;
  if (header === undefined || problems.length > 0) {
    return refused([
      ...problems,
      ...(header === undefined ? [problemAt(undefined, '', 'the table is empty')] : []),
    ]);
  }
  const shared = {
    instrument: instrument.id,
    name: naming.name,
    source: naming.source,
    ...(naming.synthetic === true ? { synthetic: true as const } : {}),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  if (isMomentsHeader(header)) {
    const moments = momentsFromRows(header, body, instrument, problems);
    return problems.length > 0
      ? refused(problems)
      : { reference: { from: 'moments', ...shared, ...moments }, problems };
  }
  const columns = readAnswerColumns(header, instrument, problems);
  if (body.length < 2) problems.push(problemAt(header[0], '', 'needs two people at least, a row each'));
  if (body.length > MOST_PEOPLE)
    problems.push(problemAt(body[MOST_PEOPLE]?.[0], '', `is more than ${MOST_PEOPLE} people`));
  if (body.length * columns.length > MOST_NUMBERS)
    problems.push(problemAt(header[0], '', `is more than ${MOST_NUMBERS} numbers: leave columns out`));
  if (problems.length > 0) return refused(problems);
  const read = readPeople(body, columns, instrument, problems);
  return problems.length > 0
    ? refused(problems)
    : { reference: { from: 'answers', ...shared, ...read }, problems };
}

function refused(problems: readonly DocumentProblem[]): CsvReference {
  return { reference: null, problems: toldProblems(problems) };
}

type People = Pick<HumanAnswers, 'columns' | 'rows' | 'weights' | 'groups' | 'retest'>;

function readPeople(
  body: readonly (readonly CsvField[])[],
  columns: readonly AnswerColumn[],
  instrument: Instrument,
  problems: DocumentProblem[],
): People {
  const answers = columns.filter(({ holds }) => holds === 'answer');
  const retest = columns.filter(({ holds }) => holds === 'retest');
  const groups = columns.filter(({ holds }) => holds === 'group');
  const weight = columns.find(({ holds }) => holds === 'weight');
  const number = numberReader(instrument, problems);
  const rows = body.map((fields) => {
    const extra = fields.slice(columns.length).find(({ value }) => value.trim() !== '');
    if (extra !== undefined)
      problems.push(
        problemAt(extra, '', `the row has ${fields.length} fields, and the table ${columns.length} columns`),
      );
    return answers.map((column) => number(fields, column));
  });
  return {
    columns: answers.map(({ id }) => id),
    rows,
    ...(weight === undefined ? {} : { weights: body.map((fields) => weightOf(fields, weight, problems)) }),
    ...(groups.length === 0
      ? {}
      : {
          groups: Object.fromEntries(
            groups.map(({ id, at }) => [id, body.map((fields) => fields[at]?.value.trim() ?? '')]),
          ),
        }),
    ...(retest.length === 0
      ? {}
      : {
          retest: {
            columns: retest.map(({ id }) => id),
            rows: body.map((fields) => retest.map((column) => number(fields, column))),
          },
        }),
  };
}

function numberReader(instrument: Instrument, problems: DocumentProblem[]) {
  const { min, max } = responseRange(instrument);
  const options = new Set(instrument.options.map(({ score }) => score));
  const items = new Set(instrument.items.map(({ id }) => id));
  return (fields: readonly CsvField[], { name, id, at }: AnswerColumn): number | null => {
    const text = fields[at]?.value.trim() ?? '';
    if (MISSING.has(text)) return null;
    const value = Number(text);
    const isItem = items.has(id);
    if (!/^-?\d*\.?\d+$/.test(text) || value < min || value > max || (isItem && !options.has(value))) {
      const wanted = isItem
        ? `one of ${[...options].join(', ')}`
        : `a number from ${min} to ${max}, with a decimal point`;
      problems.push(problemAt(fields[at], name, `must be ${wanted}, or empty`));
      return null;
    }
    return value;
  };
}

function weightOf(
  fields: readonly CsvField[],
  { name, at }: AnswerColumn,
  problems: DocumentProblem[],
): number {
  const text = fields[at]?.value.trim() ?? '';
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value > 0) return value;
  problems.push(problemAt(fields[at] ?? fields[0], name, 'must be a number above 0, with a decimal point'));
  return 1;
}
