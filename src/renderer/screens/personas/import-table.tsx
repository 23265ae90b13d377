import { useRef, useState } from 'react';
import { useAction, useClient } from '../../api/hooks.js';
import { formatCounted } from '../../formatting/numbers.js';
import { Button } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LanguageText } from '../../ui/language-text.js';
import { TextInput } from '../../ui/text-input.js';
import { freeId, identifierOf } from '../documents/document-text.js';
import { LinedText, type LinedTextHandle } from '../documents/lined-text.js';
import { ProblemList } from '../documents/problem-list.js';
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

const PROBLEMS_ID = 'table-problems';

/** A table of personas before it is stored: what is wrong in it, by line, or what it becomes. */
export function ImportTable({ text: first, fileName, taken, onClose, onSaved }: ImportTableProps) {
  const client = useClient();
  const save = useAction('documents.save', { quiet: true });
  const [text, setText] = useState(first);
  const [name, setName] = useState(fileName.replace(/\.[^.]*$/, '') || 'My table');
  const [licence, setLicence] = useState('');
  const field = useRef<LinedTextHandle>(null);
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
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title="Personas from a table"
      description="Columns: id, name, text, and as needed wording, type, kind, reason and target:instrument.scale. The table can be corrected here; the file stays as it is."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={document === null}
            onClick={() =>
              document !== null &&
              save.mutate({ kind: 'personas', text: document }, { onSuccess: (saved) => onSaved(saved.id) })
            }
          >
            Save personas
          </Button>
        </>
      }
    >
      <div className={styles.form}>
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
        <LinedText
          label="The table"
          text={text}
          onChange={setText}
          marked={new Set(read?.problems.map(({ line }) => line))}
          invalid={(read?.problems.length ?? 0) > 0}
          describedBy={PROBLEMS_ID}
          handle={field}
          short
        />
        <div id={PROBLEMS_ID} aria-live="polite">
          {save.isError && <ErrorNote error={save.error} />}
          {check?.error !== undefined && check.error !== null && <ErrorNote error={check.error} />}
          {read !== null && read.problems.length > 0 && (
            <ProblemList problems={read.problems} onGoTo={(problem) => field.current?.goTo(problem)} />
          )}
          {read !== null && read.clashes.length > 0 && (
            <ul className={styles.clashes}>
              {read.clashes.map((clash) => (
                <li key={clash}>{clash}</li>
              ))}
            </ul>
          )}
          {document !== null && <p>Nothing is wrong. This is what it becomes:</p>}
        </div>
        {read !== null && read.rows.length > 0 && <Rows rows={read.rows} />}
      </div>
    </Dialog>
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
