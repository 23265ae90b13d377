import { useState } from 'react';
import { useClient } from '../../../api/hooks.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { DataTable } from '../../../ui/data-table.js';
import { TextInput } from '../../../ui/text-input.js';
import { freeId, identifierOf } from '../../documents/document-text.js';
import { TableDialog } from '../../documents/table-dialog.js';
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

/** A table of texts to be labelled before it is stored: the task, and what is wrong in the table or what it becomes. */
export function LabellingDialog({ text: first, fileName, taken, onClose, onSaved }: LabellingDialogProps) {
  const client = useClient();
  const [text, setText] = useState(first);
  const [draft, setDraft] = useState<TaskDraft>({
    name: fileName.replace(/\.[^.]*$/, ''),
    question: '',
    labels: '',
    scale: '',
    licence: 'unknown',
    citation: `The file ${fileName}.`,
  });
  const id = freeId(identifierOf(draft.name, 'labelling'), taken);
  const { task, faults } = taskOf(draft);
  const key = JSON.stringify({ text, id, task });
  const check = useCheck(key, async () => (task === null ? null : readLabelling(client, text, id, task)));
  const read = task === null ? null : (check?.found ?? null);
  const document = check?.key === key && read !== null ? read.document : null;
  return (
    <TableDialog
      title="Texts to be labelled"
      description="Columns: text, and as needed id and gold, the label that people gave. Every text is asked with the question before it and the labels as its options."
      text={text}
      onChange={setText}
      fields={<TaskFields draft={draft} id={id} faults={faults} onChange={setDraft} />}
      check={check}
      waiting={task === null ? <p>Fill in the task; then the table is read.</p> : null}
      kind="instrument"
      document={document}
      said={read === null ? '' : `Nothing is wrong. ${goldWords(read)}`}
      saveLabel="Save and ask it"
      onClose={onClose}
      onSaved={onSaved}
    >
      {read !== null && read.texts.length > 0 && <Texts texts={read.texts} />}
    </TableDialog>
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
