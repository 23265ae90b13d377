import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Queue } from '../../shared/contract/runs.js';
import { queryKey } from '../api/query-keys.js';
import { useShortcuts } from '../state/shortcuts.js';
import { goTo } from './hash-location.js';
import { meaningOf, SEQUENCE_TIME } from './key-sequence.js';

/** Lets letters go to pages, except while something is typed or a dialog is open. */
export function useKeyboardShortcuts(): void {
  const on = useShortcuts((state) => state.on);
  const list = useShortcuts((state) => state.list);
  const queries = useQueryClient();
  useEffect(() => {
    if (!on) return undefined;
    let begunAt = -Infinity;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || takesKeys(event.target)) return;
      const meaning = meaningOf(event.key, event.timeStamp - begunAt < SEQUENCE_TIME);
      begunAt = meaning.kind === 'begun' ? event.timeStamp : -Infinity;
      if (meaning.kind === 'nothing' || meaning.kind === 'begun') return;
      event.preventDefault();
      if (meaning.kind === 'list') list(true);
      if (meaning.kind === 'page') goTo(meaning.path);
      if (meaning.kind === 'run') {
        const running = queries.getQueryData<Queue>(queryKey('runs.queue', {}))?.entries[0];
        goTo(running === undefined ? '/' : `/run/${running.study}`);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [on, list, queries]);
}

function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null
  );
}
