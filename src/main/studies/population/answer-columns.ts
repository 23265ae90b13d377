import type { DocumentProblem } from '../../../shared/contract/library.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import { identifierSchema } from '../../../shared/domain/text.js';
import type { CsvField } from '../../personas/sources/csv-rows.js';

/** A column of a table of people: what it holds, of which item, scale or subgroup, and its place in a row. */
export interface AnswerColumn {
  readonly name: string;
  readonly holds: 'answer' | 'retest' | 'group' | 'weight' | 'person';
  readonly id: string;
  readonly at: number;
}

/** Reads the names of the columns of a table of people against the instrument; adds what is wrong to `problems`. */
export function readAnswerColumns(
  header: readonly CsvField[],
  instrument: Instrument,
  problems: DocumentProblem[],
): AnswerColumn[] {
  const known = new Set([...instrument.items.map(({ id }) => id), ...instrument.scales.map(({ id }) => id)]);
  const seen = new Set<string>();
  const columns = header.map((field, at): AnswerColumn => {
    const name = field.value.trim();
    const column = { name, at, ...contentOf(name) };
    const message = seen.has(name) ? 'stands twice' : faultOf(column, known, instrument);
    if (message !== null) problems.push({ line: field.line, column: field.column, place: name, message });
    seen.add(name);
    return column;
  });
  const answers = new Set(columns.filter(({ holds }) => holds === 'answer').map(({ id }) => id));
  if (answers.size === 0) {
    problems.push({ line: 1, column: 1, place: '', message: `has no item and no scale of ${instrument.id}` });
  }
  for (const { holds, id, name, at } of columns) {
    if (holds !== 'retest' || answers.has(id)) continue;
    const field = header[at];
    const message = `has no column "${id}" of the first occasion beside it`;
    problems.push({ line: field?.line ?? 1, column: field?.column ?? 1, place: name, message });
  }
  return columns;
}

function contentOf(name: string): Pick<AnswerColumn, 'holds' | 'id'> {
  if (name === 'weight' || name === 'person') return { holds: name, id: name };
  const [, prefix, id = ''] = /^(group|retest):(.*)$/.exec(name) ?? [];
  if (prefix === 'group' || prefix === 'retest') return { holds: prefix, id };
  return { holds: 'answer', id: name };
}

function faultOf(
  { holds, id }: AnswerColumn,
  known: ReadonlySet<string>,
  instrument: Instrument,
): string | null {
  if (holds === 'weight' || holds === 'person') return null;
  if (holds === 'group') {
    return identifierSchema.safeParse(id).success ? null : 'must be group:NAME, with a name as an identifier';
  }
  if (known.has(id)) return null;
  return `is no item and no scale of ${instrument.id}, nor person, weight, group:NAME or retest:COLUMN`;
}
