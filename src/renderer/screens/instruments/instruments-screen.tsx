import { useState } from 'react';
import { useCall } from '../../api/hooks.js';
import { useToast } from '../../state/toasts.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { BrokenFiles } from '../documents/broken-files.js';
import { copyText } from '../documents/copy-text.js';
import { DocumentEditor } from '../documents/document-editor.js';
import { ImportButton } from '../../files/import-button.js';
import { InstrumentDetail } from './instrument-detail.js';
import { InstrumentList } from './instrument-list.js';
import styles from './instruments-screen.module.css';

/** Item banks: what they ask, whose they are, and the researcher's own. */
export function InstrumentsScreen({ id }: { readonly id?: string }) {
  const list = useCall('instruments.list', {});
  const [editing, setEditing] = useState<string | null>(null);
  const toast = useToast();
  const instruments = list.data?.instruments ?? [];
  const chosen = id ?? instruments[0]?.id;
  const taken = new Set(instruments.map((instrument) => instrument.id));
  return (
    <>
      <PageHeader
        title="Instruments"
        description="Ordered items with response options, keying and scales."
        actions={<ImportButton label="Import an instrument" onText={setEditing} />}
      />
      {list.isPending && <LoadingNote text="Reading instruments" />}
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      <BrokenFiles kind="instrument" broken={list.data?.broken ?? []} onEdit={setEditing} />
      {list.isSuccess && (
        <div className={styles.page}>
          <InstrumentList instruments={instruments} chosen={chosen} />
          {chosen !== undefined && (
            <InstrumentDetail
              key={chosen}
              id={chosen}
              onEdit={(text, copy) => setEditing(copy ? copyText(text, taken) : text)}
            />
          )}
        </div>
      )}
      {editing !== null && (
        <DocumentEditor
          kind="instrument"
          title="Your own instrument"
          text={editing}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            setEditing(null);
            window.location.hash = `#/instruments/${encodeURIComponent(saved)}`;
            toast({ tone: 'success', title: `${saved} is stored`, text: 'It can be chosen in a design.' });
          }}
        />
      )}
    </>
  );
}
