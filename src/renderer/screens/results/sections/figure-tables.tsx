import { Download, Table } from 'lucide-react';
import { useContext, useMemo, useState } from 'react';
import type { ChartTable } from '../../../charts/chart-table.js';
import { fileName } from '../../../charts/export/file-name.js';
import { csvText, tabbedText } from '../../../charts/export/table-text.js';
import { ChartPresentationContext } from '../../../charts/frame/presentation.js';
import { TableView } from '../../../charts/frame/table-view.js';
import { saveFile, textFile } from '../../../files/save-file.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { useToast } from '../../../state/toasts.js';
import { classNames } from '../../../ui/class-names.js';
import { Button } from '../../../ui/button.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { Select } from '../../../ui/select.js';
import styles from './sections.module.css';

/** A table of figures with its name. */
export interface DetailTable {
  readonly id: string;
  readonly name: string;
  /** Made when it is asked for. */
  readonly table: () => ChartTable;
}

interface FigureTablesProps {
  readonly tables: readonly DetailTable[];
  /** Whose figures they are. */
  readonly name: string;
  /** The words that a saved table's name begins with. */
  readonly fileWords: readonly string[];
}

/** Every figure as a table: one at a time, or in a document each folded. */
export function FigureTables(props: FigureTablesProps) {
  const { numbers } = useContext(ChartPresentationContext);
  return numbers === 'below' ? <FoldedTables {...props} /> : <ChosenTable {...props} />;
}

function FoldedTables({ tables, name }: FigureTablesProps) {
  return (
    <>
      <p className={styles.onPaper}>
        These tables stand in the bundle’s files, and on this page on a screen.
      </p>
      <div className={classNames(styles.panel, styles.folded)}>
        {tables.map((entry) => {
          const table = entry.table();
          const size = formatCounted(table.rows.length, 'row');
          return (
            <Disclosure key={entry.id} summary={`${entry.name}: ${size}`}>
              <TableView table={table} caption={`${entry.name} of ${name}: ${size}`} />
            </Disclosure>
          );
        })}
      </div>
    </>
  );
}

function ChosenTable({ tables, name, fileWords }: FigureTablesProps) {
  const [id, setId] = useState<string | null>(null);
  const toast = useToast();
  const chosen = tables.find((entry) => entry.id === id) ?? tables[0];
  const table = useMemo(() => chosen?.table(), [chosen]);
  if (chosen === undefined || table === undefined)
    return <p className={styles.words}>No figure has been found yet.</p>;
  return (
    <>
      <div className={styles.choices}>
        <Select
          label="Table"
          value={chosen.id}
          onChange={setId}
          options={tables.map((entry) => ({ value: entry.id, label: entry.name }))}
        />
        <Button
          icon={<Download />}
          onClick={() =>
            saveFile(fileName([...fileWords, chosen.name], 'csv'), textFile(csvText(table), 'text/csv'))
          }
        >
          Save as CSV
        </Button>
        <Button
          icon={<Table />}
          onClick={() => {
            navigator.clipboard.writeText(tabbedText(table)).then(
              () => toast({ tone: 'success', title: 'Table copied' }),
              () => toast({ tone: 'problem', title: 'The clipboard could not be written.' }),
            );
          }}
        >
          Copy
        </Button>
      </div>
      <div className={styles.panel}>
        <TableView
          table={table}
          caption={`${chosen.name} of ${name}: ${formatCounted(table.rows.length, 'row')}`}
        />
      </div>
    </>
  );
}
