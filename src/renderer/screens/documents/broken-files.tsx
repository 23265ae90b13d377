import { Pencil, Trash2 } from 'lucide-react';
import type { BrokenDocument, DocumentKind } from '../../../shared/contract/library.js';
import { useAction } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import styles from './broken-files.module.css';

interface BrokenFilesProps {
  readonly kind: DocumentKind;
  readonly broken: readonly BrokenDocument[];
  /** Begins to edit the text of a file. */
  readonly onEdit: (text: string) => void;
}

/** The researcher's own files that cannot be used, each with what is wrong and a way to mend or remove it. */
export function BrokenFiles({ kind, broken, onEdit }: BrokenFilesProps) {
  const read = useAction('documents.read');
  const remove = useAction('documents.remove');
  if (broken.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Files that cannot be used">
      {broken.map(({ fileName, error }) => (
        <li key={fileName}>
          <p>
            <strong>{fileName}</strong> cannot be used. {error.message} {error.hint}
          </p>
          <div className={styles.actions}>
            <Button
              size="small"
              icon={<Pencil />}
              onClick={() => read.mutate({ kind, id: fileName }, { onSuccess: ({ text }) => onEdit(text) })}
            >
              Mend
            </Button>
            <Button
              size="small"
              variant="danger"
              icon={<Trash2 />}
              onClick={() => remove.mutate({ kind, id: fileName })}
            >
              Remove
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
