import { useEffect } from 'react';
import type { DesignStore } from './design-store.js';

/** Inputs that hold no text that the browser itself would take back. */
const WITHOUT_TEXT = new Set(['checkbox', 'radio', 'button', 'range']);

/** Ctrl+Z (or Command+Z) takes a step back and with Shift takes it again, save where a text is being typed. */
export function useUndoKeys(store: DesignStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isElsewhere(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) store.getState().redo();
      else store.getState().undo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store]);
}

/** Whether a key pressed there means something else than the page: a text field, or a dialog over it. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
  return target.isContentEditable || target.matches('textarea') || target.closest('[role="dialog"]') !== null;
}
