import { X } from 'lucide-react';
import { useAction } from '../../../api/hooks.js';
import { useToast } from '../../../state/toasts.js';
import { IconButton } from '../../../ui/icon-button.js';
import { MiddleText } from '../../../ui/middle-text.js';
import styles from './folder-list.module.css';

/** The folders that are searched, each of which can be taken off the list. */
export function FolderList({ folders }: { readonly folders: readonly string[] }) {
  const remove = useAction('subjects.removeFolder');
  const add = useAction('subjects.addPath');
  const toast = useToast();
  if (folders.length === 0) return <p className={styles.none}>No folders of your own are searched yet.</p>;
  const removeWithUndo = (path: string): void =>
    remove.mutate(
      { path },
      {
        onSuccess: () =>
          toast({
            tone: 'information',
            title: 'The folder is no longer searched',
            text: path,
            action: { label: 'Undo', onSelect: () => add.mutate({ path }) },
          }),
      },
    );
  return (
    <ul className={styles.folders} aria-label="Folders that are searched">
      {folders.map((path) => (
        <li key={path}>
          <MiddleText text={path} monospace />
          <IconButton
            label={`Stop searching ${path}`}
            icon={<X size={14} />}
            onClick={() => removeWithUndo(path)}
          />
        </li>
      ))}
    </ul>
  );
}
