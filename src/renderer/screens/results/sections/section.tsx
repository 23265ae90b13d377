import type { ReactNode } from 'react';
import type { SectionId } from '../model/results-address.js';
import styles from './sections.module.css';

/** The id of a section's heading, which the bar leads to. */
export function headingId(id: SectionId): string {
  return `section-${id}`;
}

/** One part of the results under its heading. */
export function Section({
  id,
  name,
  children,
}: {
  readonly id: SectionId;
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
