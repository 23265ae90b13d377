import type { ErrorShape } from '../../shared/errors.js';
import { Button } from './button.js';
import styles from './error-note.module.css';

export interface ErrorNoteProps {
  readonly error: ErrorShape;
  readonly onRetry?: () => void;
  readonly title?: string;
}

/** What went wrong, what to do next, and the code to look it up by. */
export function ErrorNote({ error, onRetry, title }: ErrorNoteProps) {
  return (
    <div className={styles.note} role="alert">
      {title !== undefined && <p className={styles.title}>{title}</p>}
      <p className={styles.message}>{error.message}</p>
      {error.hint !== undefined && <p className={styles.hint}>{error.hint}</p>}
      <div className={styles.foot}>
        <code className={styles.code}>{error.code}</code>
        {onRetry !== undefined && (
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
