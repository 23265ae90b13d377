import type { SubjectList } from '../../../../shared/contract/subjects.js';
import { formatBytes, formatCounted } from '../../../formatting/numbers.js';
import { ProgressBar } from '../../../ui/progress-bar.js';
import styles from './hashing-note.module.css';

/** How far the identities of new files are: they are read once, in the background, and kept. */
export function HashingNote({ hashing }: Pick<SubjectList, 'hashing'>) {
  if (hashing === null) return null;
  const { files, doneBytes, totalBytes } = hashing;
  return (
    <div className={styles.note}>
      <ProgressBar
        label={`Reading ${formatCounted(files, 'new file')} for the SHA-256: ${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`}
        value={doneBytes}
        max={totalBytes}
      />
      <p>Once for each file, while nothing else runs. A subject can be used before that.</p>
    </div>
  );
}
