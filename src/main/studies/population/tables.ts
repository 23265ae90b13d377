import { POPULATION_VERDICTS } from '../../../shared/domain/population/result.js';
import { gateTable, overallTable, verdictTable } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { tableOf } from '../tables/tables-of-kind.js';
import { facetTable } from './facet-table.js';
import { overallFigures } from './overall-figures.js';
import { peopleTables } from './people-tables.js';
import { scaleTables } from './scale-tables.js';

/** Tables of the findings of the kind `population`. */
export const populationTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('population', ({ result }) => [result]),
    POPULATION_VERDICTS,
  ),
  gateTable(tableOf('population', ({ result }) => result.gate.checks)),
  overallTable(tableOf('population', ({ result }) => overallFigures(result))),
  ...scaleTables,
  facetTable,
  ...peopleTables,
];
