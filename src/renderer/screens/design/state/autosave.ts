import type { Draft } from '../../../../shared/contract/designs.js';
import { MettleError } from '../../../../shared/errors.js';
import { isSavable, sameContent, type DraftContent } from '../model/draft-content.js';
import type { DesignStore } from './design-store.js';

/** Edits that follow one another within this many milliseconds are saved together. */
export const SAVE_AFTER_MILLISECONDS = 500;

/** Saves what changes in a design. */
export interface Autosave {
  /** Resolves when everything is stored. Throws the `MettleError` of a save that failed. */
  flush: () => Promise<void>;
  /** Saves what is not stored yet, and listens no more. */
  stop: () => void;
}

/**
 * Begins to save a design whenever it changes, some time after the last edit, one save at a time. The state of saving is kept
 * in the store; a save that failed is tried again by `flush` and by the next edit.
 */
export function startAutosave(
  store: DesignStore,
  save: (content: DraftContent) => Promise<Draft>,
  wait: number = SAVE_AFTER_MILLISECONDS,
): Autosave {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let inFlight: Promise<void> | null = null;

  const isStored = (): boolean => {
    const { history, stored } = store.getState();
    return sameContent(history.present, stored.content);
  };

  const cancelTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const saveOnce = async (): Promise<void> => {
    const content = store.getState().history.present;
    store.getState().setSaving({ state: 'saving' });
    try {
      if (!isSavable(content)) {
        throw new MettleError('INVALID_STUDY', 'The design holds something that cannot be stored.', {
          hint: 'Undo the last step.',
        });
      }
      const draft = await save(content);
      store.getState().noteStored(content, draft.updatedAt);
    } catch (thrown) {
      store.getState().setSaving({ state: 'failed', error: MettleError.from(thrown).toShape() });
      throw thrown;
    }
  };

  const saveAll = async (): Promise<void> => {
    while (!isStored()) await saveOnce();
    store.getState().setSaving({ state: 'saved' });
  };

  const flush = (): Promise<void> => {
    cancelTimer();
    inFlight ??= saveAll().finally(() => {
      inFlight = null;
    });
    return inFlight;
  };

  // The store tells of a failure; there is nobody else here who waits for it.
  const flushUnattended = (): void => void flush().catch(() => undefined);

  const unsubscribe = store.subscribe((state, before) => {
    if (state.history.present === before.history.present) return;
    if (inFlight !== null) return;
    cancelTimer();
    if (isStored()) {
      state.setSaving({ state: 'saved' });
      return;
    }
    state.setSaving({ state: 'waiting' });
    timer = setTimeout(flushUnattended, wait);
  });

  if (!isStored()) flushUnattended();

  return {
    flush,
    stop: () => {
      unsubscribe();
      if (timer !== null) flushUnattended();
    },
  };
}
