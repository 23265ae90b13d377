import type { ReactNode } from 'react';
import { classNames } from './class-names.js';
import styles from './tag.module.css';

export type TagTone = 'neutral' | 'accent' | 'good' | 'warning' | 'problem';

/** A word or two that sorts the thing it stands at. */
export function Tag({
  children,
  tone = 'neutral',
}: {
  readonly children: ReactNode;
  readonly tone?: TagTone;
}) {
  return <span className={classNames(styles.tag, styles[tone])}>{children}</span>;
}
