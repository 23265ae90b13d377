import { ROBUSTNESS } from '../../../shared/domain/specification-curve/result.js';
import { gateTable, overallTable, verdictTable } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { tableOf } from '../tables/tables-of-kind.js';
import { conclusionTables } from './conclusion-tables.js';
import { curveTables } from './curve-tables.js';
import { overallFigures } from './overall-figures.js';
import { reliabilityTables } from './reliability-tables.js';
import { specificationRows } from './specification-rows.js';

/** Tables of the findings of the kind `specification`. */
export const specificationTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('specification', ({ result }) => [result]),
    ROBUSTNESS,
  ),
  gateTable(tableOf('specification', ({ result }) => result.gate.checks)),
  overallTable(tableOf('specification', ({ result }) => overallFigures(result))),
  ...specificationRows,
  ...curveTables,
  ...conclusionTables,
  ...reliabilityTables,
];
