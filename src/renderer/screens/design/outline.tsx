import { Check, Circle, CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { goToSection } from './fields/go-to-place.js';
import type { SectionState } from './model/section-states.js';
import { SECTIONS, SECTION_TITLES, SECTION_WORDS, type SectionId } from './model/sections.js';
import styles from './outline.module.css';
import { usePlanStanding } from './state/design-desk.js';

const STATE_WORDS: Readonly<Record<SectionState, string>> = {
  complete: 'complete',
  missing: 'something is missing',
  problem: 'something is wrong',
};

const STATE_MARKS: Readonly<Record<SectionState, typeof Check>> = {
  complete: Check,
  missing: Circle,
  problem: CircleAlert,
};

/** The parts of the page with their standing, to go to: a column beside the page, or a strip above it. */
export function Outline({ form }: { readonly form: 'column' | 'strip' }) {
  const { sections } = usePlanStanding();
  const current = useSectionInSight();
  return (
    <nav aria-label="Parts of the design" className={styles[form]}>
      <ol>
        {SECTIONS.map((section) => {
          const { state } = sections[section];
          const Mark = STATE_MARKS[state];
          return (
            <li key={section}>
              <button
                type="button"
                className={styles.entry}
                aria-current={current === section ? 'location' : undefined}
                onClick={() => goToSection(section)}
              >
                <Mark className={styles[state]} aria-hidden="true" />
                <span>{(form === 'strip' ? SECTION_WORDS : SECTION_TITLES)[section]}</span>
                <span className="visually-hidden">, {STATE_WORDS[state]}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The section that is being read: the last whose head lies in the upper third of the window. */
function useSectionInSight(): SectionId {
  const [current, setCurrent] = useState<SectionId>('name');
  useEffect(() => {
    const look = (): void => {
      const heads = SECTIONS.map((section) => document.querySelector(`[data-section="${section}"]`));
      const past = heads.findLastIndex(
        (head) => head !== null && head.getBoundingClientRect().top < window.innerHeight / 3,
      );
      setCurrent(SECTIONS[Math.max(past, 0)] ?? 'name');
    };
    look();
    // Whatever scrolls, the event passes the window on its way down.
    window.addEventListener('scroll', look, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', look, { capture: true });
  }, []);
  return current;
}
