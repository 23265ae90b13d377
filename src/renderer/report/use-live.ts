import { useSyncExternalStore } from 'react';

/**
 * Whether the page can be worked with: false while it is made for good and until its script has taken it over, and on paper,
 * where everything stands that could be chosen.
 */
export function useLive(): boolean {
  return useSyncExternalStore(subscribe, isLive, () => false);
}

const PAPER = 'print';

function subscribe(changed: () => void): () => void {
  const paper = matchMedia(PAPER);
  paper.addEventListener('change', changed);
  return () => paper.removeEventListener('change', changed);
}

function isLive(): boolean {
  return !matchMedia(PAPER).matches;
}
