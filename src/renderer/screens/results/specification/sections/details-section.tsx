import { Download, Table } from 'lucide-react';
import { useMemo } from 'react';
import { fileName } from '../../../../charts/export/file-name.js';
import { csvText, tabbedText } from '../../../../charts/export/table-text.js';
import { TableView } from '../../../../charts/frame/table-view.js';
import { saveFile, textFile } from '../../../../files/save-file.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import { useToast } from '../../../../state/toasts.js';
import { Button } from '../../../../ui/button.js';
import sections from '../../sections/sections.module.css';
import { fixedWords } from '../model/factor-words.js';
import { specificationTable } from '../model/specification-table.js';
import { fileWords, type SpecificationView } from '../model/specification-view.js';

/** Every specification as a row of a table, and what the study does not vary. */
export function DetailsSection({ view }: { readonly view: SpecificationView }) {
  const table = useMemo(() => specificationTable(view), [view]);
  const toast = useToast();
  return (
    <div className={sections.stack}>
      <p className={sections.words}>{fixedWords(view.result.fixed, view.detail)}</p>
      <div className={sections.panel}>
        <div className={sections.choices}>
          <Button
            icon={<Download />}
            onClick={() =>
              saveFile(
                fileName(fileWords(view, 'specifications'), 'csv'),
                textFile(csvText(table), 'text/csv'),
              )
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
        <TableView
          table={table}
          caption={`Specifications of ${view.subject.name}: ${formatCounted(table.rows.length, 'row')}`}
        />
      </div>
    </div>
  );
}
