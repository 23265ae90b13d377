import { ArrowRight } from 'lucide-react';
import { goToPlace } from '../fields/go-to-place.js';
import { SECTION_TITLES, sectionOfPlace } from '../model/sections.js';
import { usePlanStanding } from '../state/design-desk.js';
import { SideBlock } from './side-block.js';
import styles from './problem-list.module.css';

/** What keeps the plan from being locked, each with a way to the place. `onGo` is called when one is followed. */
export function ProblemList({ onGo }: { readonly onGo?: (() => void) | undefined }) {
  const { problems } = usePlanStanding();
  if (problems.length === 0) return null;
  return (
    <SideBlock title="Still to settle">
      <ul className={styles.problems}>
        {problems.map(({ place, message }) => {
          const section = sectionOfPlace(place);
          return (
            <li key={`${place} ${message}`}>
              {section === null ? (
                <span className={styles.problem}>{message}</span>
              ) : (
                <button
                  type="button"
                  className={styles.problem}
                  onClick={() => {
                    onGo?.();
                    // A drawer that closes gives the focus back first.
                    setTimeout(() => goToPlace(place));
                  }}
                >
                  <span className={styles.where}>
                    {SECTION_TITLES[section]} <ArrowRight aria-hidden="true" />
                  </span>
                  <span>{message}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </SideBlock>
  );
}
