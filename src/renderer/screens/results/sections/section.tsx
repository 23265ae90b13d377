import type { ReactNode } from 'react';
import styles from './sections.module.css';

/** The id of a section's heading, which the bar leads to. */
export function headingId(id: string): string {
  return `section-${id}`;
}

/** One part of the results under its heading. */
export function Section({
  id,
  name,
  children,
}: {
  readonly id: string;
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={headingId(id)} data-section={id} className={styles.section}>
      <h2 id={headingId(id)} tabIndex={-1} className={styles.heading}>
        {name}
      </h2>
      {children}
    </section>
  );
}
