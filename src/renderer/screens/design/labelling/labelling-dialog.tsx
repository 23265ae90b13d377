import { useRef, useState } from 'react';
import { useAction, useClient } from '../../../api/hooks.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { DataTable } from '../../../ui/data-table.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { TextInput } from '../../../ui/text-input.js';
import { freeId, identifierOf } from '../../documents/document-text.js';
import { LinedText, type LinedTextHandle } from '../../documents/lined-text.js';
import { ProblemList } from '../../documents/problem-list.js';
import { useCheck } from '../../documents/use-check.js';
import styles from './labelling-dialog.module.css';
import { goldWords, readLabelling, taskOf, type ReadLabelling, type TaskDraft } from './labelling-reading.js';

interface LabellingDialogProps {
  /** The table as the file holds it. */
  readonly text: string;
  readonly fileName: string;
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

const PROBLEMS_ID = 'labelling-problems';

/** A table of texts to be labelled before it is stored: the task, and what is wrong in the table or what it becomes. */
export function LabellingDialog({ text: first, fileName, taken, onClose, onSaved }: LabellingDialogProps) {
  const client = useClient();
  const save = useAction('documents.save', { quiet: true });
  const [text, setText] = useState(first);
  const [draft, setDraft] = useState<TaskDraft>({
    name: fileName.replace(/\.[^.]*$/, ''),
    question: '',
    labels: '',
    scale: '',
    licence: 'unknown',
    citation: `The file ${fileName}.`,
  });
  const field = useRef<LinedTextHandle>(null);
  const id = freeId(identifierOf(draft.name, 'labelling'), taken);
  const { task, faults } = taskOf(draft);
  const key = JSON.stringify({ text, id, task });
  const check = useCheck(key, async () => (task === null ? null : readLabelling(client, text, id, task)));
  const read = task === null ? null : (check?.found ?? null);
  const document = check?.key === key && read !== null ? read.document : null;
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title="Texts to be labelled"
      description="Columns: text, and as needed id and gold, the label that people gave. Every text is asked with the question before it and the labels as its options. The table can be corrected here; the file stays as it is."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={document === null}
            onClick={() =>
              document !== null &&
              save.mutate({ kind: 'instrument', text: document }, { onSuccess: (saved) => onSaved(saved.id) })
            }
          >
            Save and ask it
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TaskFields draft={draft} id={id} faults={faults} onChange={setDraft} />
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
          {task === null && <p>Fill in the task; then the table is read.</p>}
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
          {document !== null && read !== null && <p>Nothing is wrong. {goldWords(read)}</p>}
        </div>
        {read !== null && read.texts.length > 0 && <Texts texts={read.texts} />}
      </div>
    </Dialog>
  );
}

interface TaskFieldsProps {
  readonly draft: TaskDraft;
  readonly id: string;
  readonly faults: ReturnType<typeof taskOf>['faults'];
  readonly onChange: (draft: TaskDraft) => void;
}

function TaskFields({ draft, id, faults, onChange }: TaskFieldsProps) {
  const [left, setLeft] = useState<ReadonlySet<keyof TaskDraft>>(new Set());
  const bound = (field: keyof TaskDraft) => ({
    value: draft[field],
    onChange: (value: string) => onChange({ ...draft, [field]: value }),
    // A field that was not reached yet is empty, and not wrong.
    onBlur: () => setLeft((before) => new Set([...before, field])),
    error: left.has(field) ? (faults[field] ?? null) : null,
  });
  return (
    <div className={styles.task}>
      <TextInput label="Name of the task" hint={`Its id: ${id}`} {...bound('name')} />
      <TextInput label="What the labels measure" placeholder="Politeness" {...bound('scale')} />
      <div className={styles.wide}>
        <TextInput
          label="Question, asked of every text"
          placeholder="How polite is this message to a colleague?"
          {...bound('question')}
        />
      </div>
      <TextInput
        label="Labels"
        hint="One a line, from the lowest to the highest."
        multiline
        rows={5}
        {...bound('labels')}
      />
      <div className={styles.stack}>
        <TextInput label="Licence of the texts" {...bound('licence')} />
        <TextInput label="Whom to cite for them" {...bound('citation')} />
      </div>
    </div>
  );
}

function Texts({ texts }: Pick<ReadLabelling, 'texts'>) {
  return (
    <DataTable
      caption={`${formatCounted(texts.length, 'text')} of the table`}
      dense
      rows={texts}
      rowKey={({ id }) => id}
      columns={[
        { id: 'id', heading: 'Id', width: '6rem', render: ({ id }) => id },
        { id: 'text', heading: 'What is asked', render: ({ text }) => text },
        { id: 'gold', heading: 'People’s label', width: '25%', render: ({ gold }) => gold },
      ]}
    />
  );
}
