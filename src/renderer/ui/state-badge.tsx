import type { StudyState } from '../../shared/contract/studies.js';
import { classNames } from './class-names.js';
import styles from './state-badge.module.css';

const WORDS: Readonly<Record<StudyState, string>> = {
  planned: 'Planned',
  queued: 'Queued',
  running: 'Running',
  'running-elsewhere': 'Running elsewhere',
  paused: 'Paused',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
  complete: 'Complete',
  failed: 'Failed',
};

const LOOKS: Readonly<Record<StudyState, string | undefined>> = {
  planned: styles.hollow,
  queued: styles.hollow,
  running: styles.running,
  'running-elsewhere': styles.running,
  paused: styles.half,
  cancelled: styles.hollow,
  interrupted: styles.interrupted,
  complete: styles.complete,
  failed: styles.failed,
};

/** The word for a study's state. */
export function stateWords(state: StudyState): string {
  return WORDS[state];
}

/** A study's state: a mark, which says the same without colour, and the word. */
export function StateBadge({ state }: { readonly state: StudyState }) {
  return (
    <span className={styles.badge}>
      <span className={classNames(styles.mark, LOOKS[state])} aria-hidden="true" />
      {WORDS[state]}
    </span>
  );
}
