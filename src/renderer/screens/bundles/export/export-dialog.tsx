import { useState } from 'react';
import { useAction, useCall } from '../../../api/hooks.js';
import { goTo } from '../../../shell/hash-location.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { AuthorsField } from './author-fields.js';
import { ContentFields, FolderField, LicenceField } from './choice-fields.js';
import styles from './export-dialog.module.css';
import { ExportPreview } from './export-preview.js';
import { choicesOf, NEW_EXPORT, previewedChoices } from './model/export-form.js';

export interface ExportDialogProps {
  readonly study: number;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks what goes into a study's bundle, shows what that comes to, and has it written. */
export function ExportDialog({ study, name, onClose }: ExportDialogProps) {
  const [form, setForm] = useState(NEW_EXPORT);
  const preview = useCall('bundles.preview', { study, choices: previewedChoices(form) });
  const begin = useAction('bundles.export', { quiet: true });
  const choices = choicesOf(form);
  const change = (part: Partial<typeof form>): void => setForm((present) => ({ ...present, ...part }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      title={`Export ${name}`}
      description="The study’s complete record as one file that needs nothing but a browser, R or pandas to read."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={begin.isPending}
            disabled={choices === null}
            onClick={() => {
              if (choices === null) return;
              begin.mutate(
                { study, choices, folder: form.folder },
                {
                  onSuccess: () => {
                    onClose();
                    goTo('/bundles');
                  },
                },
              );
            }}
          >
            Export
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.fields}>
          <ContentFields form={form} onChange={change} />
          <LicenceField form={form} onChange={change} />
          <AuthorsField authors={form.authors} onChange={(authors) => change({ authors })} />
          <FolderField form={form} onChange={change} />
        </div>
        <div className={styles.side}>
          {preview.isPending && <LoadingNote text="Looking at what goes in" />}
          {preview.isError && (
            <ErrorNote
              title="What goes in cannot be shown"
              error={preview.error}
              onRetry={() => void preview.refetch()}
            />
          )}
          {preview.isSuccess && <ExportPreview preview={preview.data} />}
          {begin.isError && <ErrorNote title="The export was not begun" error={begin.error} />}
        </div>
      </div>
    </Dialog>
  );
}
