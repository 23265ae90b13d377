import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { PersonaGroup } from '../../../shared/contract/library.js';
import { useCall } from '../../api/hooks.js';
import { useToast } from '../../state/toasts.js';
import { Button } from '../../ui/button.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { Tag } from '../../ui/tag.js';
import { BrokenFiles } from '../documents/broken-files.js';
import { copyText } from '../documents/copy-text.js';
import { DocumentActions } from '../documents/document-actions.js';
import { DocumentEditor } from '../documents/document-editor.js';
import { ImportButton } from '../../files/import-button.js';
import { NewPersona } from './new-persona.js';
import { PersonaEntries } from './persona-entries.js';
import styles from './personas-screen.module.css';

/** What may stand before an item: personas, roles, placebos and neutral prompts, file by file. */
export function PersonasScreen() {
  const list = useCall('personas.list', {});
  const [editing, setEditing] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const toast = useToast();
  const groups = (list.data?.groups ?? []).toSorted((left, right) => standing(left) - standing(right));
  const taken = takenIds(groups);
  return (
    <>
      <PageHeader
        title="Personas"
        description="Texts that stand before an item. A persona asks for a profile; a role names an occupation; placebos and neutral prompts ask for nothing."
        actions={
          <>
            <ImportButton label="Import a file" onText={setEditing} />
            <Button
              variant="primary"
              icon={<UserPlus size={16} />}
              disabled={!list.isSuccess}
              onClick={() => setAdding(true)}
            >
              New persona
            </Button>
          </>
        }
      />
      {list.isPending && <LoadingNote text="Reading personas" />}
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      <BrokenFiles kind="personas" broken={list.data?.broken ?? []} onEdit={setEditing} />
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.id} aria-labelledby={`group-${group.id}`} className={styles.group}>
            <header>
              <div>
                <h2 id={`group-${group.id}`}>
                  {group.name} {group.origin === 'own' && <Tag tone="accent">yours</Tag>}
                </h2>
                <p>
                  {group.citation} Licence: {group.licence}.
                </p>
              </div>
              <div className={styles.actions}>
                <DocumentActions
                  kind="personas"
                  id={group.id}
                  own={group.origin === 'own'}
                  onEdit={(text, copy) => setEditing(copy ? copyText(text, taken) : text)}
                />
              </div>
            </header>
            <PersonaEntries group={group} />
          </section>
        ))}
      </div>
      {adding && (
        <NewPersona
          groups={groups}
          taken={taken}
          onClose={() => setAdding(false)}
          onSaved={(name) => {
            setAdding(false);
            toast({ tone: 'success', title: `${name} is stored`, text: 'It can be chosen in a design.' });
          }}
        />
      )}
      {editing !== null && (
        <DocumentEditor
          kind="personas"
          title="Your own personas"
          text={editing}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            setEditing(null);
            toast({ tone: 'success', title: `${saved} is stored`, text: 'It can be chosen in a design.' });
          }}
        />
      )}
    </>
  );
}

/** One's own files first, then personas, roles, and the texts that ask for nothing. */
function standing({ origin, personas, roles }: PersonaGroup): number {
  if (origin === 'own') return 0;
  if (personas.length > 0) return 1;
  return roles.length > 0 ? 2 : 3;
}

function takenIds(groups: readonly PersonaGroup[]): ReadonlySet<string> {
  return new Set(
    groups.flatMap(({ id, personas, roles, placebos, neutrals }) => [
      id,
      ...[...personas, ...roles, ...placebos, ...neutrals].map((entry) => entry.id),
    ]),
  );
}
