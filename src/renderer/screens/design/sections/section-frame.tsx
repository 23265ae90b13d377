import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../../ui/class-names.js';
import { headingId } from '../fields/go-to-place.js';
import { SECTIONS, SECTION_TITLES, type SectionId } from '../model/sections.js';
import { useDesignState, usePlanStanding } from '../state/design-desk.js';
import styles from './section-frame.module.css';

/** One part of the page: its number and title, what it is for, what is missing or wrong in it, and its fields. */
export function SectionFrame({
  section,
  lead,
  children,
}: {
  readonly section: SectionId;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}) {
  const { state, problems } = usePlanStanding().sections[section];
  const invalid = useDesignState((desk) => desk.invalid);
  // A field in which something wrong stands says so itself.
  const shown = problems.filter(({ place }) => !Object.hasOwn(invalid, place));
  const id = headingId(section);
  return (
    <section className={styles.section} aria-labelledby={id} data-section={section}>
      <div className={styles.number} aria-hidden="true">
        {SECTIONS.indexOf(section) + 1}
      </div>
      <div className={styles.body}>
        <h2 id={id} tabIndex={-1} className={styles.title}>
          {SECTION_TITLES[section]}
        </h2>
        <div className={styles.lead}>{lead}</div>
        {shown.length > 0 && (
          <ul className={classNames(styles.problems, state === 'problem' && styles.wrong)}>
            {shown.map(({ place, message }) => (
              <li key={`${place} ${message}`}>
                <CircleAlert aria-hidden="true" />
                <span>{message}</span>
              </li>
            ))}
          </ul>
        )}
        <div className={styles.fields}>{children}</div>
      </div>
    </section>
  );
}

/** A group of fields within a section, under a heading of the third level. */
export function FieldGroup({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.group}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{title}</h3>
        {actions}
      </div>
      {lead !== undefined && <p className={styles.note}>{lead}</p>}
      {children}
    </div>
  );
}
