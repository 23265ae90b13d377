import { LinkButton } from '../../../ui/link-button.js';
import styles from './fetching-off.module.css';

/** Why nothing can be fetched now, and where that is changed. */
export function FetchingOff() {
  return (
    <div className={styles.note}>
      <p id="fetching-off">
        <strong>Fetching is off.</strong> Mettle touches no network unless you allow it.
      </p>
      <LinkButton href="#/settings" size="small">
        Allow it in Settings
      </LinkButton>
    </div>
  );
}
