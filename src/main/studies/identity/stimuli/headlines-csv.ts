import type { DocumentProblem } from '../../../../shared/contract/library.js';
import type { Instrument, Item } from '../../../../shared/domain/instrument.js';
import { identifierSchema } from '../../../../shared/domain/text.js';
import { readCsv, type CsvField } from '../../../personas/sources/csv-rows.js';
import { namedColumns, problemAt, toldProblems } from '../../../personas/sources/table-problems.js';

const COLUMNS = ['id', 'headline', 'truth', 'source'] as const;
type Column = (typeof COLUMNS)[number];
const TRUE = ['true', 'real', 'yes', '1'];
const FALSE = ['false', 'fake', 'no', '0'];
const OPTIONS = [
  'Surely false',
  'Probably false',
  'Possibly false',
  'Possibly true',
  'Probably true',
  'Surely true',
];
const LANGUAGE = 'en';
/** A side of one headline has no scatter to tell an error from. */
const LEAST_A_SIDE = 2;

/** What a published set is called, and under which terms it may be used. */
export type HeadlinesNaming = Pick<Instrument, 'id' | 'name' | 'licence' | 'citation'>;

/** What a table is read into; `instrument` is null where there are problems. */
export interface CsvHeadlines {
  readonly instrument: Instrument | null;
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads a table of headlines as an instrument of the task `veracity` with the six options of the shipped one. The first row
 * names the columns: `headline` and `truth` (`true`, `real`, `yes` or `1`, else `false`, `fake`, `no` or `0`); optional are `id`
 * (`h01`, `h02`, … by default) and `source`. Problems, at most 200 in the table's order, name line, column and, as `place`, the
 * column's name.
 */
export function headlinesFromCsv(text: string, naming: HeadlinesNaming): CsvHeadlines {
  const { rows, faults } = readCsv(text);
  const problems: DocumentProblem[] = faults.map((fault) => ({ ...fault, place: '' }));
  const [header, ...body] = rows;
  if (header === undefined) problems.push({ line: 1, column: 1, place: '', message: 'the table is empty' });
  const columns = header === undefined ? [] : namedColumns(header, COLUMNS, ['headline', 'truth'], problems);
  if (problems.length > 0) return refused(problems);
  const items = itemsOf(body, columns, problems);
  for (const [sign, word] of [
    [1, 'true'],
    [-1, 'false'],
  ] as const) {
    const count = items.filter(({ keys }) => keys[0]?.sign === sign).length;
    if (problems.length > 0 || count >= LEAST_A_SIDE) continue;
    const message = `there are ${count} ${word} headlines, and at least ${LEAST_A_SIDE} are needed`;
    problems.push({ line: 1, column: 1, place: 'truth', message });
  }
  if (problems.length > 0) return refused(problems);
  return { instrument: instrumentOf(items, naming), problems: [] };
}

function itemsOf(
  body: readonly (readonly CsvField[])[],
  columns: readonly (Column | null)[],
  problems: DocumentProblem[],
): Item[] {
  const seen = new Map<string, number>();
  return body.flatMap((fields, place): Item[] => {
    const at = (name: Column): CsvField | undefined => fields[columns.indexOf(name)];
    const value = (name: Column): string => at(name)?.value.trim() ?? '';
    const before = problems.length;
    const fault = (name: Column, message: string): number =>
      problems.push(problemAt(at(name) ?? fields[0], name, message));
    const given = value('id');
    const id = given === '' ? `h${String(place + 1).padStart(2, '0')}` : given;
    if (!identifierSchema.safeParse(id).success) {
      fault('id', 'must be 1 to 64 letters, digits, dots, underscores or hyphens');
    }
    const line = fields[0]?.line ?? 1;
    if (seen.has(id)) fault('id', `"${id}" is the id of line ${seen.get(id)} already`);
    seen.set(id, line);
    if (value('headline') === '') fault('headline', 'is empty');
    const word = value('truth').toLowerCase();
    const isTrue = TRUE.includes(word);
    if (!isTrue && !FALSE.includes(word)) {
      fault(
        'truth',
        `must be one of ${[...TRUE, ...FALSE].join(', ')}, and is ${JSON.stringify(value('truth'))}`,
      );
    }
    if (problems.length > before) return [];
    return [
      {
        id,
        text: { [LANGUAGE]: value('headline') },
        keys: [{ scale: 'veracity', sign: isTrue ? 1 : -1 }],
        ...(value('source') === '' ? {} : { source: value('source') }),
      },
    ];
  });
}

function instrumentOf(items: readonly Item[], { id, name, licence, citation }: HeadlinesNaming): Instrument {
  return {
    schemaVersion: 1,
    ...{ id, name, version: '1', licence, citation },
    description: `Headlines to be rated for truth, read from a table: ${name}.`,
    format: 'rating',
    task: { kind: 'veracity' },
    options: OPTIONS.map((text, place) => ({ score: place + 1, text: { [LANGUAGE]: text } })),
    scales: [
      {
        id: 'veracity',
        name: 'Veracity discernment',
        kind: 'domain',
        low: { name: 'takes false for true' },
        high: { name: 'tells true from false' },
      },
    ],
    items: [...items],
  };
}

function refused(problems: readonly DocumentProblem[]): CsvHeadlines {
  return { instrument: null, problems: toldProblems(problems) };
}
