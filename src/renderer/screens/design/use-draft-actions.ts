import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { makeOld } from '../../api/cache-upkeep.js';
import { useClient } from '../../api/hooks.js';
import { MettleError } from '../../../shared/errors.js';
import { useToast } from '../../state/toasts.js';
import { saveFile, textFile } from '../../files/save-file.js';
import { forgetDesignStore } from './state/design-store.js';
import type { Saving } from './state/use-saving.js';

/** What can be done with a draft as a whole. What goes wrong is told by a notice. */
export interface DraftActions {
  /** Hands the draft to the researcher as a study file. */
  readonly exportFile: () => Promise<void>;
  /** Makes a second draft like this one and goes there. */
  readonly duplicate: () => Promise<void>;
  /** Takes the draft away, with a way back, and goes to the studies. */
  readonly discard: () => Promise<void>;
}

/** The actions on one draft; each waits until everything is stored. */
export function useDraftActions(draft: number, saving: Saving): DraftActions {
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (thrown) {
      const { message, hint } = MettleError.from(thrown);
      toast({ tone: 'problem', title: message, ...(hint === undefined ? {} : { text: hint }) });
    }
  };
  const restore = async (): Promise<void> => {
    await client.call('designs.restore', { id: draft });
    makeOld(queries, ['designs.list']);
    navigate(`/design/${draft}`);
  };
  return {
    exportFile: () =>
      attempt(async () => {
        await saving.flush();
        const { fileName, text } = await client.call('designs.export', { id: draft });
        saveFile(fileName, textFile(text, 'application/json'));
      }),
    duplicate: () =>
      attempt(async () => {
        await saving.flush();
        const copy = await client.call('designs.create', { from: { kind: 'draft', draft } });
        makeOld(queries, ['designs.list']);
        navigate(`/design/${copy.id}`);
      }),
    discard: () =>
      attempt(async () => {
        await saving.flush();
        await client.call('designs.remove', { id: draft });
        forgetDesignStore(draft);
        makeOld(queries, ['designs.list']);
        navigate('/');
        toast({
          tone: 'information',
          title: 'The design was discarded',
          action: { label: 'Undo', onSelect: () => void attempt(restore) },
        });
      }),
  };
}
