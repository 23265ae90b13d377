import { useClient } from '../api/hooks.js';
import styles from './drop-veil.module.css';
import { useDroppedFiles } from './use-dropped-files.js';

/** Takes dropped files, and says what becomes of those that are held over the window. */
export function DropVeil() {
  const { door } = useClient();
  const over = useDroppedFiles();
  if (!over) return null;
  return (
    <div className={styles.veil}>
      <div className={styles.words}>
        <p className={styles.title}>Drop it anywhere</p>
        <p>A study file (.json) becomes a draft.</p>
        <p>A bundle (.mettle.zip) is checked, and can then be imported.</p>
        {door === 'electron' && <p>A GGUF file or a folder is searched for subjects.</p>}
      </div>
    </div>
  );
}
