import { Copy, Download, Pencil, Trash2 } from 'lucide-react';
import type { DocumentKind } from '../../../shared/contract/library.js';
import { useAction, useClient } from '../../api/hooks.js';
import { useToast } from '../../state/toasts.js';
import { Button } from '../../ui/button.js';
import { saveFile, textFile } from '../../files/save-file.js';

interface DocumentActionsProps {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly own: boolean;
  /** Begins to edit a text: the document's own, or that of a copy. */
  readonly onEdit: (text: string, copy: boolean) => void;
}

/** What can be done with a document: export and copy always, edit and remove where it is the researcher's own. */
export function DocumentActions({ kind, id, own, onEdit }: DocumentActionsProps) {
  const client = useClient();
  const toast = useToast();
  const remove = useAction('documents.remove');
  const save = useAction('documents.save');
  const withText = (use: (fileName: string, text: string) => void) => (): void => {
    client.call('documents.read', { kind, id }).then(
      ({ fileName, text }) => use(fileName, text),
      (thrown: unknown) => {
        const text = thrown instanceof Error ? thrown.message : String(thrown);
        toast({ tone: 'problem', title: `${id} cannot be read`, text });
      },
    );
  };
  const removeWithUndo = withText((_, text) =>
    remove.mutate(
      { kind, id },
      {
        onSuccess: () =>
          toast({
            tone: 'information',
            title: `${id} is removed`,
            text: 'Studies keep the texts that they were planned with.',
            action: { label: 'Undo', onSelect: () => save.mutate({ kind, text }) },
          }),
      },
    ),
  );
  return (
    <>
      {own && (
        <Button size="small" icon={<Pencil size={14} />} onClick={withText((_, text) => onEdit(text, false))}>
          Edit
        </Button>
      )}
      <Button size="small" icon={<Copy size={14} />} onClick={withText((_, text) => onEdit(text, true))}>
        Copy as my own
      </Button>
      <Button
        size="small"
        icon={<Download size={14} />}
        onClick={withText((name, text) => saveFile(name, textFile(text, 'application/json')))}
      >
        Export
      </Button>
      {own && (
        <Button size="small" variant="danger" icon={<Trash2 size={14} />} onClick={removeWithUndo}>
          Remove
        </Button>
      )}
    </>
  );
}
