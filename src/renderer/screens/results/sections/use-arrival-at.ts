import { useEffect, type RefObject } from 'react';
import { headingId } from './section.js';

/** Milliseconds within which figures have found their size, and with it their place. */
const SETTLING = 1500;
const HANDS_ON = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Goes to the section that the address names. Figures measure their width before they have a height, so the way is gone again
 * while they grow, until someone touches the page.
 */
export function useArrivalAt(view: string | null, bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const sections = bar.current?.parentElement;
    if (view === null || !sections) return;
    goToSection(view);
    const growth = new ResizeObserver(() => showSection(view));
    const stop = (): void => growth.disconnect();
    growth.observe(sections);
    const timer = setTimeout(stop, SETTLING);
    for (const name of HANDS_ON) window.addEventListener(name, stop, { once: true });
    return () => {
      stop();
      clearTimeout(timer);
      for (const name of HANDS_ON) window.removeEventListener(name, stop);
    };
  }, [view, bar]);
}

/** Shows a section from its heading on, and takes the focus there. */
export function goToSection(id: string): void {
  showSection(id)?.focus({ preventScroll: true });
}

function showSection(id: string): HTMLElement | null {
  const heading = document.getElementById(headingId(id));
  heading?.scrollIntoView({ block: 'start' });
  return heading;
}
