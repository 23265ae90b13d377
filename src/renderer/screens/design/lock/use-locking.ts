import { useState } from 'react';
import { useLocation } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../../api/hooks.js';
import { makeOld } from '../../../api/cache-upkeep.js';
import { useToast } from '../../../state/toasts.js';
import { MettleError, type ErrorShape } from '../../../../shared/errors.js';
import { forgetDesignStore } from '../state/design-store.js';
import type { Saving } from '../state/use-saving.js';

export interface Locking {
  readonly busy: boolean;
  readonly error: ErrorShape | null;
  /** Saves, freezes the plan, with `run` puts it in the queue, and goes to the study's page. */
  readonly lock: (run: boolean) => Promise<void>;
  readonly clear: () => void;
}

/** Turns the draft into a study. */
export function useLocking(draft: number, saving: Saving): Locking {
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const lockDraft = async (): Promise<number | null> => {
    try {
      await saving.flush();
      const { study } = await client.call('designs.lock', { id: draft });
      forgetDesignStore(draft);
      makeOld(queries, ['designs.list', 'studies.']);
      return study;
    } catch (thrown) {
      setError(MettleError.from(thrown).toShape());
      return null;
    }
  };
  const start = async (study: number): Promise<void> => {
    try {
      await client.call('runs.start', { study });
    } catch (thrown) {
      // The plan is locked all the same: its page is where it can be started again.
      const { message, hint } = MettleError.from(thrown);
      toast({
        tone: 'problem',
        title: 'The plan is locked, but its run did not start',
        text: hint === undefined ? message : `${message} ${hint}`,
      });
    }
  };
  return {
    busy,
    error,
    lock: async (run) => {
      setBusy(true);
      setError(null);
      const study = await lockDraft();
      if (study !== null) {
        if (run) await start(study);
        else toast({ tone: 'success', title: 'The plan is locked' });
        navigate(`/run/${study}`);
      }
      setBusy(false);
    },
    clear: () => setError(null),
  };
}
