import { useEffect, useMemo, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { makeOld } from '../../../api/cache-upkeep.js';
import { useClient } from '../../../api/hooks.js';
import type { Draft } from '../../../../shared/contract/designs.js';
import { startAutosave, type Autosave } from './autosave.js';
import type { DesignStore } from './design-store.js';
import { putAside } from './unsaved-backup.js';

/** Saves a draft while its page is open, and what is not stored yet when the page is left. */
export interface Saving {
  /** Resolves when everything is stored. Throws the `MettleError` of a save that failed. */
  flush: () => Promise<void>;
}

/** Begins to save the draft of a store, until the page is left. */
export function useSaving(id: Draft['id'], store: DesignStore): Saving {
  const client = useClient();
  const queries = useQueryClient();
  const autosave = useRef<Autosave | null>(null);
  useEffect(() => {
    const running = startAutosave(store, async ({ design, quick }) => {
      const draft = await client.call('designs.save', { id, design, quick });
      makeOld(queries, ['designs.list']);
      return draft;
    });
    autosave.current = running;
    const onLeave = (): void => {
      const { saving, history, stored } = store.getState();
      if (saving.state === 'saved') return;
      // A page that is closed may not see its last call through.
      putAside(id, history.present, stored.updatedAt, sessionStorage);
      running.flush().catch(() => undefined);
    };
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') onLeave();
    };
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onHide);
      autosave.current = null;
      running.stop();
    };
  }, [client, id, queries, store]);
  return useMemo(() => ({ flush: () => autosave.current?.flush() ?? Promise.resolve() }), []);
}
