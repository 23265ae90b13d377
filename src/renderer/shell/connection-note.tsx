import { useConnection } from '../api/hooks.js';
import styles from './connection-note.module.css';

/** Says that the door does not answer, as long as it does not. It waits a moment: most breaks are over at once. */
export function ConnectionNote() {
  const state = useConnection();
  return (
    <div role="status" className={styles.place}>
      {state === 'lost' && (
        <p className={styles.note}>
          Mettle does not answer. What is shown may be out of date; this page tries again by itself.
        </p>
      )}
    </div>
  );
}
