import { useState } from 'react';
import type { StudySummary } from '../../../shared/contract/studies.js';
import { identifierSchema } from '../../../shared/domain/text.js';
import { useAction } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNote } from '../../ui/error-note.js';
import { TextInput } from '../../ui/text-input.js';

/** Asks for a study's new name. */
export function RenameDialog({
  study,
  onClose,
}: {
  readonly study: StudySummary;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(study.name);
  const rename = useAction('studies.rename', { quiet: true });
  const read = identifierSchema.safeParse(name.trim());
  const problem = read.success ? undefined : `A name ${read.error.issues[0]?.message ?? 'is wanted'}.`;
  const submit = (): void => {
    if (!read.success) return;
    if (read.data === study.name) return onClose();
    rename.mutate({ study: study.id, name: read.data }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      title={`Rename ${study.name}`}
      description="The name alone changes: plan and responses stay as they are."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!read.success} busy={rename.isPending} onClick={submit}>
            Rename
          </Button>
        </>
      }
    >
      <TextInput
        label="Name"
        value={name}
        onChange={setName}
        error={problem}
        onKeyDown={(event) => event.key === 'Enter' && submit()}
      />
      {rename.isError && <ErrorNote error={rename.error} />}
    </Dialog>
  );
}
