import type { Findings } from '../../../shared/contract/results.js';
import type { Row, Table } from './column.js';

/** A table of what a kind of study finds, with its rows. */
export interface FindingsTable {
  readonly table: Table;
  /**
   * The rows of the subject with this SHA-256 (hex), a value for each of the table's columns. Throws a TypeError for findings of
   * another kind of study.
   */
  readonly rows: (sha256: string, findings: Findings) => readonly Row[];
}
