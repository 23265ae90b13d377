import { useId, type ReactNode } from 'react';
import styles from '../report.module.css';

/** A part of the report under its heading. */
export function Part({
  id,
  name,
  children,
}: {
  readonly id: string;
  readonly name: string;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section id={id} aria-labelledby={heading} className={styles.part}>
      <h2 id={heading} className={styles.heading}>
        {name}
      </h2>
      {children}
    </section>
  );
}
