import type { DocumentProblem } from '../../../shared/contract/library.js';
import type { CsvField } from './csv-rows.js';

const MOST_PROBLEMS = 200;

/** A problem at a field, or at the beginning of the table. */
export function problemAt(field: CsvField | undefined, place: string, message: string): DocumentProblem {
  return { line: field?.line ?? 1, column: field?.column ?? 1, place, message };
}

/** Problems as they are told: in the table's order, 200 at the most. */
export function toldProblems(problems: readonly DocumentProblem[]): DocumentProblem[] {
  return problems
    .toSorted((left, right) => left.line - right.line || left.column - right.column)
    .slice(0, MOST_PROBLEMS);
}

/**
 * What each column of a table holds, by the names in its first row; null for one that is not known. Adds a problem for a name
 * that is not known, stands twice, or is missing.
 */
export function namedColumns<Column extends string>(
  header: readonly CsvField[],
  known: readonly Column[],
  needed: readonly Column[],
  problems: DocumentProblem[],
): (Column | null)[] {
  const names = header.map(({ value }) => value.trim());
  const columns = header.map((field, place): Column | null => {
    const name = names[place] ?? '';
    const column = known.find((own) => own === name) ?? null;
    if (column === null) {
      problems.push(problemAt(field, name, `is not a column that is known: choose from ${known.join(', ')}`));
    } else if (names.indexOf(name) < place) problems.push(problemAt(field, name, 'stands twice'));
    return column;
  });
  for (const name of needed) {
    if (!columns.includes(name))
      problems.push(problemAt(header[0], name, 'is a column that the table needs'));
  }
  return columns;
}
