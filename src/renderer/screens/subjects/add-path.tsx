import { CornerLeftUp, File, Folder } from 'lucide-react';
import { useState } from 'react';
import { useAction, useCall } from '../../api/hooks.js';
import { formatBytes } from '../../formatting/numbers.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { TextInput } from '../../ui/text-input.js';
import styles from './add-path.module.css';

/** Adds a folder with GGUF files, or the folder of one file: typed, looked up, or by the system's own dialog. */
export function AddPath({ onClose }: { readonly onClose: () => void }) {
  const application = useCall('application.describe', {});
  const [path, setPath] = useState<string | null>(null);
  const listing = useCall('application.listFolder', { path });
  const [typed, setTyped] = useState('');
  const add = useAction('subjects.addPath', { quiet: true });
  const choose = useAction('application.chooseFolder', { quiet: true });
  const addPath = (chosen: string): void => add.mutate({ path: chosen }, { onSuccess: onClose });
  const folder = listing.data;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a folder or file"
      description="Every GGUF file in the folder and below it can then be chosen as a subject."
      footer={
        <>
          {application.data?.nativeDialogs === true && (
            <Button
              busy={choose.isPending}
              onClick={() =>
                choose.mutate(
                  { title: 'Add a folder with GGUF files' },
                  { onSuccess: ({ path: chosen }) => chosen !== null && addPath(chosen) },
                )
              }
            >
              Choose in the system’s dialog
            </Button>
          )}
          <Button
            variant="primary"
            busy={add.isPending}
            disabled={typed.trim() === '' && folder === undefined}
            onClick={() => addPath(typed.trim() === '' ? (folder?.path ?? '') : typed.trim())}
          >
            {typed.trim() === '' ? 'Add this folder' : 'Add the typed path'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextInput
          label="Path"
          value={typed}
          onChange={setTyped}
          monospace
          placeholder={folder?.path ?? ''}
          hint="Of a folder or a GGUF file; or look for it below."
        />
        {add.isError && <ErrorNote error={add.error} />}
        {choose.isError && <ErrorNote error={choose.error} />}
        {listing.isPending && <LoadingNote text="Reading the folder" />}
        {listing.isError && <ErrorNote error={listing.error} onRetry={() => setPath(null)} />}
        {folder !== undefined && (
          <div className={styles.browser}>
            <p className={styles.here}>{folder.path}</p>
            <ul aria-label={`Contents of ${folder.path}`}>
              {folder.parent !== null && (
                <li>
                  <button type="button" onClick={() => setPath(folder.parent)}>
                    <CornerLeftUp size={14} aria-hidden="true" /> Folder above
                  </button>
                </li>
              )}
              {folder.entries.map((entry) => (
                <li key={entry.path}>
                  <button
                    type="button"
                    onClick={() => (entry.kind === 'folder' ? setPath(entry.path) : setTyped(entry.path))}
                  >
                    {entry.kind === 'folder' ? (
                      <Folder size={14} aria-hidden="true" />
                    ) : (
                      <File size={14} aria-hidden="true" />
                    )}
                    <span>{entry.name}</span>
                    {entry.bytes !== null && <span className={styles.bytes}>{formatBytes(entry.bytes)}</span>}
                  </button>
                </li>
              ))}
            </ul>
            {folder.entries.length === 0 && <p>There are no folders and no GGUF files here.</p>}
            {folder.cut && <p>There is more than can be listed: type the path instead.</p>}
          </div>
        )}
      </div>
    </Dialog>
  );
}
