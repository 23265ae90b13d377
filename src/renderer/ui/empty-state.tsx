import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly text: ReactNode;
  readonly action?: ReactNode;
  readonly picture?: ReactNode;
}

/** What stands where there is nothing yet: why, and what to do about it. */
export function EmptyState({ title, text, action, picture }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {picture !== undefined && (
        <div className={styles.picture} aria-hidden="true">
          {picture}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      <div className={styles.text}>{text}</div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
