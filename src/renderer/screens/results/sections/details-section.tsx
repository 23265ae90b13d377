import { Download, Table } from 'lucide-react';
import { useMemo, useState } from 'react';
import { fileName } from '../../../charts/export/file-name.js';
import { saveFile, textFile } from '../../../files/save-file.js';
import { csvText, tabbedText } from '../../../charts/export/table-text.js';
import { TableView } from '../../../charts/frame/table-view.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { useToast } from '../../../state/toasts.js';
import { Button } from '../../../ui/button.js';
import { Select } from '../../../ui/select.js';
import { detailTables } from '../model/detail-tables.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from './sections.module.css';

/** Every figure as a table, one at a time. */
export function DetailsSection({ view }: { readonly view: SubjectView }) {
  const tables = useMemo(() => detailTables(view), [view]);
  const [id, setId] = useState('headline');
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
            saveFile(fileName(fileWords(view, chosen.name), 'csv'), textFile(csvText(table), 'text/csv'))
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
          caption={`${chosen.name} of ${view.subject.name}: ${formatCounted(table.rows.length, 'row')}`}
        />
      </div>
    </>
  );
}
