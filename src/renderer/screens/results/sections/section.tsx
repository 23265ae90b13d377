import type { ReactNode } from 'react';
import { FigurePlaceContext } from '../../../charts/frame/presentation.js';
import { useSurroundings } from '../surroundings.js';
import styles from './sections.module.css';

/** The id of a section's heading, which the bar leads to. `prefix` tells apart the subjects of one page. */
export function headingId(id: string, prefix = ''): string {
  return `${prefix}section-${id}`;
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
  const { idPrefix, whose } = useSurroundings();
  const heading = headingId(id, idPrefix);
  return (
    <section aria-labelledby={heading} data-section={id} className={styles.section}>
      <h2 id={heading} tabIndex={-1} className={styles.heading}>
        {name}
        {whose !== null && <span className={styles.whose}> {whose}</span>}
      </h2>
      <FigurePlaceContext value={id}>{children}</FigurePlaceContext>
    </section>
  );
}
