import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { useCall } from '../../api/hooks.js';
import { formatCount } from '../../formatting/numbers.js';
import { goTo } from '../../shell/hash-location.js';
import { Button } from '../../ui/button.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { Tabs } from '../../ui/tabs.js';
import { AddPath } from './add-path.js';
import { CataloguePart } from './catalogue/catalogue-part.js';
import { DownloadsPart } from './downloads/downloads-part.js';
import { HerePart } from './here/here-part.js';
import { partOfAddress, subjectsAddress, type SubjectPart } from './model/subjects-address.js';

/** Models as GGUF files: those of this machine, those worth a try, and those on their way. */
export function SubjectsScreen() {
  const list = useCall('subjects.list', {});
  const downloads = useCall('downloads.list', {}).data?.downloads ?? [];
  const part = partOfAddress(useSearch());
  const [adding, setAdding] = useState(false);
  const coming = downloads.filter(({ state }) => state !== 'done').length;
  return (
    <>
      <PageHeader
        title="Subjects"
        description="Models as GGUF files. They are used where they are, never copied or changed."
        actions={
          <Button variant="primary" icon={<FolderPlus size={16} />} onClick={() => setAdding(true)}>
            Add a folder or file
          </Button>
        }
      />
      <Tabs<SubjectPart>
        label="Subjects"
        value={part}
        onChange={(next) => goTo(subjectsAddress(next), { replace: true })}
        tabs={[
          {
            value: 'here',
            label: 'On this machine',
            badge: list.data === undefined ? null : formatCount(list.data.subjects.length),
            content: (
              <>
                {list.isPending && <LoadingNote text="Looking for subjects" />}
                {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
                {list.isSuccess && <HerePart list={list.data} onAdd={() => setAdding(true)} />}
              </>
            ),
          },
          {
            value: 'catalogue',
            label: 'To try',
            content: <CataloguePart subjects={list.data?.subjects ?? []} />,
          },
          {
            value: 'downloads',
            label: 'Downloads',
            badge: coming === 0 ? null : formatCount(coming),
            content: <DownloadsPart />,
          },
        ]}
      />
      {adding && <AddPath onClose={() => setAdding(false)} />}
    </>
  );
}
