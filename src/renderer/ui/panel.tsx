import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.js';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  /** `sunken` for what stands back behind the rest. */
  readonly tone?: 'plain' | 'sunken';
}

/** A part of a page under a hairline, with a heading of the second level where it has a title. */
export function Panel({ title, description, actions, children, tone = 'plain' }: PanelProps) {
  const id = useId();
  const headed = title !== undefined;
  return (
    <section
      className={classNames(styles.panel, styles[tone])}
      {...(headed ? { 'aria-labelledby': id } : {})}
    >
      {(headed || actions !== undefined) && (
        <div className={styles.head}>
          <div className={styles.words}>
            {headed && (
              <h2 id={id} className={styles.title}>
                {title}
              </h2>
            )}
            {description !== undefined && <div className={styles.description}>{description}</div>}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
