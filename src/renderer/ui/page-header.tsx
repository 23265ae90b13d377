import { useEffect, useRef, type ReactNode } from 'react';
import { useArrival } from '../state/arrival.js';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** A few words above the title: where the page belongs. */
  readonly eyebrow?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
}

/** A page's heading. It takes the focus when the page was come to, so that reading and tabbing begin here. */
export function PageHeader({ title, eyebrow, description, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useArrival((state) => state.arrived);
  const settle = useArrival((state) => state.settle);
  const text = typeof title === 'string' ? title : null;
  useEffect(() => {
    if (!arrived) return;
    heading.current?.focus({ preventScroll: true });
    settle();
  }, [arrived, settle]);
  useEffect(() => {
    const name = text ?? heading.current?.textContent ?? '';
    document.title = name === '' ? 'Mettle' : `${name} · Mettle`;
  }, [text]);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {eyebrow !== undefined && <div className={styles.eyebrow}>{eyebrow}</div>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {description !== undefined && <div className={styles.description}>{description}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
