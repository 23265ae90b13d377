import type { DocumentProblem } from '../../../shared/contract/library.js';
import type { LabellingTask } from '../../../shared/domain/instability/labelling-task.js';
import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import { identifierSchema } from '../../../shared/domain/text.js';
import { readCsv, type CsvField } from '../../personas/sources/csv-rows.js';
import { namedColumns, problemAt, toldProblems } from '../../personas/sources/table-problems.js';

const COLUMNS = ['id', 'text', 'gold'] as const;
type Column = (typeof COLUMNS)[number];
const LANGUAGE = 'en';
const SCALE = 'label';

/** What a table is read into; `instrument` is null where there are problems. */
export interface CsvLabelling {
  readonly instrument: Instrument | null;
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads a table of texts as an instrument whose options are the labels of `task`, which score 1, 2, … in their order: a labelling
 * task that any kind of study can ask. The first row names the columns: `text`, and optionally `id` (`t01`, `t02`, … by default)
 * and `gold`, the label that people gave, as one of the task's labels or its score; it is kept with the item. An item is the
 * task's question with the text below it. Problems, at most 200 in the table's order, name line, column and, as `place`, the
 * column's name.
 */
export function labellingFromCsv(text: string, id: string, task: LabellingTask): CsvLabelling {
  const { rows, faults } = readCsv(text);
  const problems: DocumentProblem[] = faults.map((fault) => ({ ...fault, place: '' }));
  const [header, ...body] = rows;
  if (header === undefined) problems.push({ line: 1, column: 1, place: '', message: 'the table is empty' });
  const columns = header === undefined ? [] : namedColumns(header, COLUMNS, ['text'], problems);
  if (problems.length > 0) return refused(problems);
  if (body.length === 0) {
    return refused([problemAt(header?.[0], 'text', 'no row follows the names of the columns')]);
  }
  const items = itemsOf(body, columns, task, problems);
  return problems.length > 0
    ? refused(problems)
    : { instrument: instrumentOf(items, id, task), problems: [] };
}

function itemsOf(
  body: readonly (readonly CsvField[])[],
  columns: readonly (Column | null)[],
  task: LabellingTask,
  problems: DocumentProblem[],
): Item[] {
  const ids = new Map<string, number>();
  const texts = new Map<string, number>();
  return body.flatMap((fields, place): Item[] => {
    const at = (name: Column): CsvField | undefined => fields[columns.indexOf(name)];
    const value = (name: Column): string => at(name)?.value.trim() ?? '';
    const line = fields[0]?.line ?? 1;
    const before = problems.length;
    const fault = (name: Column, message: string): number =>
      problems.push(problemAt(at(name) ?? fields[0], name, message));
    const id = value('id') || `t${String(place + 1).padStart(2, '0')}`;
    if (!identifierSchema.safeParse(id).success) {
      fault('id', 'must be 1 to 64 letters, digits, dots, underscores or hyphens');
    }
    if (ids.has(id)) fault('id', `"${id}" is the id of line ${ids.get(id)} already`);
    ids.set(id, line);
    const text = value('text');
    if (text === '') fault('text', 'is empty');
    else if (texts.has(text)) fault('text', `is the text of line ${texts.get(text)} already`);
    texts.set(text, line);
    const gold = value('gold') === '' ? null : scoreOf(value('gold'), task);
    if (gold === undefined) {
      fault(
        'gold',
        `must be one of ${task.labels.join(', ')} or its number, and is ${JSON.stringify(value('gold'))}`,
      );
    }
    if (problems.length > before) return [];
    return [
      {
        id,
        text: { [LANGUAGE]: `${task.question}\n"${text}"` },
        keys: [{ scale: SCALE, sign: 1 }],
        // Frames of ratings ask what describes you; those of choices leave the question to the item.
        options: task.labels.map((label) => ({ [LANGUAGE]: label })),
        ...(gold === null || gold === undefined ? {} : { gold }),
      },
    ];
  });
}

/** A label's score, 1, 2, …; undefined for a text that is neither a label nor a score. */
function scoreOf(label: string, { labels }: LabellingTask): number | undefined {
  const place = labels.findIndex((known) => known.toLowerCase() === label.toLowerCase());
  if (place >= 0) return place + 1;
  const score = Number(label);
  return Number.isInteger(score) && score >= 1 && score <= labels.length ? score : undefined;
}

function instrumentOf(
  items: readonly Item[],
  id: string,
  { name, question, labels, scale, licence, citation }: LabellingTask,
): Instrument {
  return {
    schemaVersion: 1,
    ...{ id, name, version: '1', licence, citation },
    description: `Texts to be labelled, read from a table. ${question}`,
    format: 'choice',
    options: labels.map((label, place) => ({ score: place + 1, text: { [LANGUAGE]: label } })),
    scales: [
      {
        id: SCALE,
        name: scale,
        kind: 'domain',
        low: { name: labels[0] ?? '' },
        high: { name: labels.at(-1) ?? '' },
      },
    ],
    items: [...items],
  };
}

function refused(problems: readonly DocumentProblem[]): CsvLabelling {
  return { instrument: null, problems: toldProblems(problems) };
}
