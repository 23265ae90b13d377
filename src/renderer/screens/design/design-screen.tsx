import { useEffect, useState } from 'react';
import type { Draft } from '../../../shared/contract/designs.js';
import { useCall, useEvent } from '../../api/hooks.js';
import { useToast } from '../../state/toasts.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinkButton } from '../../ui/link-button.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { DesignEditor } from './design-editor.js';
import { designStoreOf, type DesignStore } from './state/design-store.js';
import { takeBack } from './state/unsaved-backup.js';

/** The page on which a study is put together. `draft` is its number. */
export function DesignScreen({ draft }: { readonly draft: number }) {
  // Another draft is another page: nothing typed in one may stay for the other.
  return <DraftPage key={draft} id={draft} />;
}

function DraftPage({ id }: { readonly id: number }) {
  const stored = useCall('designs.get', { id });
  const { refetch } = stored;
  useEvent('studies.changed', () => void refetch());
  // Whoever comes back to this window may have edited the same draft in another.
  useEffect(() => {
    const onFocus = (): void => void refetch();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [refetch]);
  if (stored.error?.code === 'STUDY_NOT_FOUND') {
    return (
      <EmptyState
        title="This design is not here any more"
        text="It was locked, and is a study now, or it was discarded."
        action={<LinkButton href="#/">To the studies</LinkButton>}
      />
    );
  }
  if (stored.data !== undefined && stored.isFetchedAfterMount) return <OpenDraft draft={stored.data} />;
  if (stored.isError) return <ErrorNote error={stored.error} onRetry={() => void refetch()} />;
  return <LoadingNote text="Opening the design" />;
}

function OpenDraft({ draft }: { readonly draft: Draft }) {
  const toast = useToast();
  const [store] = useState<DesignStore>(() => openedStore(draft));
  useEffect(() => {
    if (store.getState().adopt(draft)) {
      toast({
        tone: 'information',
        title: 'The design was changed in another window',
        text: 'The changes are here now, and can be undone.',
      });
    }
  }, [draft, store, toast]);
  return <DesignEditor draft={draft} store={store} />;
}

/** The state of the draft's page, with what was not stored yet when the page was last closed. */
function openedStore(draft: Draft): DesignStore {
  const store = designStoreOf(draft);
  const unsaved = takeBack(draft, sessionStorage);
  if (unsaved !== null) store.getState().change('the last edits', () => unsaved);
  return store;
}
