import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { PersonaGroup } from '../../../shared/contract/library.js';
import { useCall } from '../../api/hooks.js';
import { useToast } from '../../state/toasts.js';
import { formatCount } from '../../formatting/numbers.js';
import { Button } from '../../ui/button.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { Tabs } from '../../ui/tabs.js';
import { BrokenFiles } from '../documents/broken-files.js';
import { copyText } from '../documents/copy-text.js';
import { DocumentEditor } from '../documents/document-editor.js';
import { ImportButton } from '../../files/import-button.js';
import { GradedLevels } from './graded-levels.js';
import { ImportTable } from './import-table.js';
import { NewPersona } from './new-persona.js';
import { PersonaGroups } from './persona-groups.js';
import { Populations } from './populations.js';
import { RolesTable } from './roles-table.js';

type Part = 'texts' | 'roles' | 'graded' | 'populations';

/** What may stand before an item: texts in files, and those that a design has made. */
export function PersonasScreen() {
  const list = useCall('personas.list', {});
  const [editing, setEditing] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [table, setTable] = useState<{ readonly text: string; readonly fileName: string } | null>(null);
  const [part, setPart] = useState<Part>('texts');
  const toast = useToast();
  const groups = (list.data?.groups ?? []).toSorted((left, right) => standing(left) - standing(right));
  const taken = takenIds(groups);
  const tellStored = (name: string): void =>
    toast({ tone: 'success', title: `${name} is stored`, text: 'It can be chosen in a design.' });
  return (
    <>
      <PageHeader
        title="Personas"
        description="Texts that stand before an item. A persona asks for a profile; a role names an occupation; placebos and neutral prompts ask for nothing."
        actions={
          <>
            <ImportButton label="Import a file" onText={(text) => setEditing(text)} />
            <ImportButton
              label="Import a table"
              kind="csv"
              onText={(text, fileName) => setTable({ text, fileName })}
            />
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
      {list.isSuccess && (
        <Tabs<Part>
          label="What may stand before an item"
          value={part}
          onChange={setPart}
          tabs={[
            {
              value: 'texts',
              label: 'Texts in files',
              content: (
                <PersonaGroups
                  groups={groups}
                  onEdit={(text, copy) => setEditing(copy ? copyText(text, taken) : text)}
                />
              ),
            },
            {
              value: 'roles',
              label: 'Roles',
              badge: formatCount(groups.reduce((count, { roles }) => count + roles.length, 0)),
              content: <RolesTable groups={groups} />,
            },
            { value: 'graded', label: 'Graded levels', content: <GradedLevels /> },
            { value: 'populations', label: 'Populations', content: <Populations /> },
          ]}
        />
      )}
      {adding && (
        <NewPersona
          groups={groups}
          taken={taken}
          onClose={() => setAdding(false)}
          onSaved={(name) => {
            setAdding(false);
            tellStored(name);
          }}
        />
      )}
      {table !== null && (
        <ImportTable
          {...table}
          taken={taken}
          onClose={() => setTable(null)}
          onSaved={(saved) => {
            setTable(null);
            setPart('texts');
            tellStored(saved);
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
            tellStored(saved);
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
