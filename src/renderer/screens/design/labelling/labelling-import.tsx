import { useState } from 'react';
import { ImportButton } from '../../../files/import-button.js';
import { useToast } from '../../../state/toasts.js';
import { useDesignEdit } from '../state/design-desk.js';
import { LabellingDialog } from './labelling-dialog.js';
import styles from './labelling-import.module.css';

/** Makes an instrument of a table of texts that personas are to label, and adds it to the design. */
export function LabellingImport({ taken }: { readonly taken: ReadonlySet<string> }) {
  const edit = useDesignEdit();
  const toast = useToast();
  const [file, setFile] = useState<{ readonly text: string; readonly name: string } | null>(null);
  return (
    <div className={styles.row}>
      <p>
        Texts of your own can be labelled instead: a CSV file with a column <code>text</code>, and{' '}
        <code>gold</code> where people labelled them.
      </p>
      <ImportButton label="Label texts" kind="csv" onText={(text, name) => setFile({ text, name })} />
      {file !== null && (
        <LabellingDialog
          text={file.text}
          fileName={file.name}
          taken={taken}
          onClose={() => setFile(null)}
          onSaved={(id) => {
            setFile(null);
            edit('the instruments', ({ instruments }) => ({
              instruments: [...instruments.filter((own) => own !== id), id],
            }));
            toast({
              tone: 'success',
              title: `${id} is part of the design now`,
              text: 'Ask it with the templates whose frame is a question.',
            });
          }}
        />
      )}
    </div>
  );
}
