import { useState } from 'react';
import { useClient } from '../../api/hooks.js';
import { formatCounted } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { LanguageText } from '../../ui/language-text.js';
import { TextInput } from '../../ui/text-input.js';
import { freeId, identifierOf } from '../documents/document-text.js';
import { TableDialog } from '../documents/table-dialog.js';
import { useCheck } from '../documents/use-check.js';
import styles from './import-table.module.css';
import { readTable, type ReadRow } from './table-import.js';

interface ImportTableProps {
  /** The table as the file holds it. */
  readonly text: string;
  readonly fileName: string;
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/** A table of personas before it is stored: what is wrong in it, by line, or what it becomes. */
export function ImportTable({ text: first, fileName, taken, onClose, onSaved }: ImportTableProps) {
  const client = useClient();
  const [text, setText] = useState(first);
  const [name, setName] = useState(fileName.replace(/\.[^.]*$/, '') || 'My table');
  const [licence, setLicence] = useState('');
  const shownName = name.trim();
  const id = freeId(identifierOf(shownName, 'table'), taken);
  const input = {
    text,
    id,
    name: shownName,
    ...(licence.trim() === '' ? {} : { licence: licence.trim() }),
  };
  const key = JSON.stringify(input);
  const check = useCheck(key, async () => (shownName === '' ? null : readTable(client, input)));
  const read = check?.found ?? null;
  const document = check?.key === key && shownName !== '' ? (read?.document ?? null) : null;
  return (
    <TableDialog
      title="Personas from a table"
      description="Columns: id, name, text, and as needed wording, type, kind, reason and target:instrument.scale."
      text={text}
      onChange={setText}
      fields={
        <div className={styles.naming}>
          <TextInput
            label="Name of the file of personas"
            value={name}
            onChange={setName}
            hint={`Its id: ${id}`}
            error={shownName === '' ? 'It needs a name.' : null}
          />
          <TextInput
            label="Licence of the texts"
            value={licence}
            onChange={setLicence}
            placeholder="unknown"
          />
        </div>
      }
      check={check}
      waiting={null}
      kind="personas"
      document={document}
      said="Nothing is wrong. This is what it becomes:"
      saveLabel="Save personas"
      onClose={onClose}
      onSaved={onSaved}
    >
      {read !== null && read.rows.length > 0 && <Rows rows={read.rows} />}
    </TableDialog>
  );
}

function Rows({ rows }: { readonly rows: readonly ReadRow[] }) {
  return (
    <DataTable
      caption={`${formatCounted(rows.length, 'text')} of the table`}
      dense
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', heading: 'Name', width: '9rem', render: ({ name }) => name },
        { id: 'is', heading: 'What it is', width: '30%', render: ({ is }) => is },
        {
          id: 'text',
          heading: 'What the subject is told',
          render: ({ wordings }) =>
            wordings.flatMap(({ id, text }) =>
              Object.entries(text).map(([language, words]) => (
                <LanguageText key={`${id}.${language}`} language={language} as="block">
                  {words}
                </LanguageText>
              )),
            ),
        },
      ]}
    />
  );
}
