import type { Findings } from '../../../shared/contract/results.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import { studyKind } from '../../studies/registry.js';
import type { Row, Table } from '../../studies/tables/column.js';
import type { FindingsTable } from '../../studies/tables/findings-table.js';
import type { Manifest } from '../format/manifest.js';
import { bundleTables } from '../format/tables.js';

type HeldTables = Pick<Manifest, 'study' | 'options' | 'findingsTables'>;

/** Every table of findings that this version of Mettle has for a kind of study. */
export function allFindingsTables(kind: Findings['kind']): readonly FindingsTable[] {
  return studyKind(kind).tables ?? [];
}

/** The tables of findings that a bundle says it has, with the columns that it says they have. */
export function heldFindingsTables({ study, findingsTables }: HeldTables): readonly FindingsTable[] {
  return findingsTables.flatMap(({ table: name, columns }) =>
    allFindingsTables(study.kind)
      .filter(({ table }) => table.name === name)
      .map((own) => withColumns(own, columns)),
  );
}

/** All tables that a bundle has, the data dictionary apart. */
export function heldTables(manifest: HeldTables): readonly Table[] {
  return [...bundleTables(manifest.options), ...heldFindingsTables(manifest).map(({ table }) => table)];
}

/** What a bundle says that it has of findings and this version of Mettle does not know, e.g. `data/effects`; null where there is none. */
export function unknownFindings({ study, findingsTables }: HeldTables): string | null {
  const names = new Set<string>();
  for (const { table: name, columns } of findingsTables) {
    const known = allFindingsTables(study.kind).find(({ table }) => table.name === name)?.table.columns;
    if (known === undefined || names.has(name)) return `data/${name}`;
    names.add(name);
    const places = columns.map((column) => known.findIndex((own) => own.name === column));
    const astray = places.findIndex((place, at) => place <= (places[at - 1] ?? -1));
    if (astray >= 0) return `data/${name}, column ${columns[astray] ?? ''}`;
  }
  return null;
}

/** The rows of a table of findings, of one subject after another. Throws a TypeError for findings of another kind. */
export function findingsRows(
  { rows }: FindingsTable,
  subjects: readonly { readonly subject: Pick<SubjectFile, 'sha256'> }[],
  findings: readonly (Findings | null)[],
): readonly Row[] {
  return subjects.flatMap(({ subject }, place) => {
    const own = findings[place] ?? null;
    return own === null ? [] : rows(subject.sha256, own);
  });
}

function withColumns({ table, rows }: FindingsTable, held: readonly string[]): FindingsTable {
  const columns = table.columns.filter(({ name }) => held.includes(name));
  if (columns.length === table.columns.length) return { table, rows };
  const places = columns.map((column) => table.columns.indexOf(column));
  return {
    table: {
      ...table,
      columns,
      references: table.references.filter((reference) =>
        reference.columns.every((name) => held.includes(name)),
      ),
    },
    rows: (sha256, findings) =>
      rows(sha256, findings).map((row) => places.map((place) => row[place] ?? null)),
  };
}
