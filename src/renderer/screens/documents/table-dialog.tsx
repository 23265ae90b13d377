import { useRef, type ReactNode } from 'react';
import type { CallInput } from '../../../shared/contract/contract.js';
import type { DocumentProblem } from '../../../shared/contract/library.js';
import { useAction } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinedText, type LinedTextHandle } from './lined-text.js';
import { ProblemList } from './problem-list.js';
import styles from './table-dialog.module.css';
import type { Check } from './use-check.js';

/** What a table was read as. */
export interface TableReading {
  /** Faults of the table, at its own lines. */
  readonly problems: readonly DocumentProblem[];
  /** What is wrong with the document that it makes: a name that is taken, say. */
  readonly clashes: readonly string[];
}

interface TableDialogProps {
  readonly title: string;
  /** Which columns the table may have. */
  readonly description: string;
  /** The table as it stands, and its change. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What the document needs besides the table. */
  readonly fields: ReactNode;
  /** The reading of what stands there; null inside where something is to be filled in before. */
  readonly check: Check<TableReading | null> | null;
  /** Said in place of a reading while something is to be filled in; null where nothing is. */
  readonly waiting: ReactNode;
  readonly kind: CallInput<'documents.save'>['kind'];
  /** The document to be stored; null where anything is wrong or was not looked at yet. */
  readonly document: string | null;
  /** Said of a document with which nothing is wrong. */
  readonly said: string;
  readonly saveLabel: string;
  /** What the table becomes. */
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

const PROBLEMS_ID = 'table-problems';

/** A table from a file before it is stored as a document: it can be corrected, and what is wrong in it is told by line. */
export function TableDialog(props: TableDialogProps) {
  const { title, description, text, onChange, fields, check, waiting, document, said, saveLabel } = props;
  const save = useAction('documents.save', { quiet: true });
  const field = useRef<LinedTextHandle>(null);
  const read = waiting === null ? (check?.found ?? null) : null;
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && props.onClose()}
      title={title}
      description={`${description} The table can be corrected here; the file stays as it is.`}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={document === null}
            onClick={() =>
              document !== null &&
              save.mutate({ kind: props.kind, text: document }, { onSuccess: ({ id }) => props.onSaved(id) })
            }
          >
            {saveLabel}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {fields}
        <LinedText
          label="The table"
          text={text}
          onChange={onChange}
          marked={new Set(read?.problems.map(({ line }) => line))}
          invalid={(read?.problems.length ?? 0) > 0}
          describedBy={PROBLEMS_ID}
          handle={field}
          short
        />
        <div id={PROBLEMS_ID} aria-live="polite">
          {save.isError && <ErrorNote error={save.error} />}
          {check?.error !== undefined && check.error !== null && <ErrorNote error={check.error} />}
          {waiting}
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
          {document !== null && <p>{said}</p>}
        </div>
        {props.children}
      </div>
    </Dialog>
  );
}
