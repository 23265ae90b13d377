import { useId } from 'react';
import { classNames } from './class-names.js';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  /** Of zero, nothing is done. */
  readonly max: number;
  readonly tone?: 'accent' | 'paused' | 'problem';
  readonly hideLabel?: boolean;
}

/** How far something has come, on a rule of ten parts. */
export function ProgressBar({ label, value, max, tone = 'accent', hideLabel = false }: ProgressBarProps) {
  const id = useId();
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={styles.progress}>
      <span id={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </span>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        className={styles.track}
      >
        <div className={classNames(styles.bar, styles[tone])} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
