import type { Findings, FindingsOf } from '../../../shared/contract/results.js';
import { findingsOfKind } from '../study-kind.js';
import type { Reference, Row, Table, Value } from './column.js';
import type { FindingsTable } from './findings-table.js';
import type { ObservedColumn } from './observed-columns.js';
import { OF_SUBJECT, SUBJECT } from './shared-columns.js';

/** A table of findings as its kind describes it: without the column `subject`, which every one begins with. */
export interface TableDescription<Observation> extends Pick<Table, 'name' | 'title' | 'meaning'> {
  /** Columns that tell a subject's rows apart; none where a subject has one row. */
  readonly key: readonly string[];
  readonly references?: readonly Reference[];
  readonly columns: readonly (ObservedColumn<Observation> | readonly ObservedColumn<Observation>[])[];
}

/**
 * Begins the description of a table of this kind's findings: `observations` gives what its rows stand for, one each, and what
 * comes back takes the columns.
 */
export function tableOf<Kind extends Findings['kind'], Observation>(
  kind: Kind,
  observations: (findings: FindingsOf<Kind>) => readonly Observation[],
): (description: TableDescription<Observation>) => FindingsTable {
  return ({ columns, key, references = [], ...named }) => {
    const observed = columns.flat();
    return {
      table: {
        ...named,
        key: [SUBJECT.name, ...key],
        references: [OF_SUBJECT, ...references],
        columns: [SUBJECT, ...observed.map(({ column }) => column)],
      },
      rows: (sha256, findings) => {
        const own = findingsOfKind(findings, kind);
        return own === null
          ? []
          : observations(own).map((observation): Row => [
              sha256,
              ...observed.map(({ value }) => withoutSign(value(observation))),
            ]);
      },
    };
  };
}

/** A zero without a sign, as JSON has it in the findings that the table is made of. */
function withoutSign(value: Value): Value {
  return value === 0 ? 0 : value;
}
