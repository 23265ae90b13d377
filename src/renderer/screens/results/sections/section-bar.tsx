import { useRef } from 'react';
import type { SubjectResults } from '../../../../shared/contract/results.js';
import type { StudySubject } from '../../../../shared/contract/studies.js';
import { goTo } from '../../../shell/hash-location.js';
import { Select } from '../../../ui/select.js';
import { resultsAddress } from '../model/results-address.js';
import styles from './section-bar.module.css';
import { goToSection, useArrivalAt } from './use-arrival-at.js';
import { useSectionInSight } from './use-section-in-sight.js';

interface SectionBarProps {
  readonly study: number;
  readonly subjects: readonly SubjectResults[];
  readonly subject: StudySubject;
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  /** The section that the address names. */
  readonly view: string | null;
}

/** Stays in sight: which subject is shown, and the way to each section. */
export function SectionBar({ study, subjects, subject, sections, view }: SectionBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const inSight = useSectionInSight(sections, bar);
  useArrivalAt(view, bar);
  return (
    <div ref={bar} className={styles.bar}>
      {subjects.length > 1 && (
        <div className={styles.subject}>
          <Select
            label="Subject"
            hideLabel
            value={subject.sha256}
            onChange={(sha256) =>
              goTo(resultsAddress(study, { subject: sha256, view: null }), { replace: true })
            }
            options={subjects.map((entry) => ({
              value: entry.subject.sha256,
              label: tellingName(
                entry.subject,
                subjects.map((other) => other.subject),
              ),
            }))}
          />
        </div>
      )}
      <nav aria-label="Parts of the results" className={styles.parts}>
        {sections.map(({ id, name }) => (
          <a
            key={id}
            href={`#${resultsAddress(study, { subject: subject.sha256, view: id })}`}
            aria-current={inSight === id ? 'location' : undefined}
            onClick={() => {
              // The address may name this section already; it is gone to all the same.
              if (view === id) goToSection(id);
            }}
          >
            {name}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** A subject's name, with its quantization where another subject has the same name. */
function tellingName(subject: StudySubject, subjects: readonly StudySubject[]): string {
  const alone = subjects.filter(({ name }) => name === subject.name).length === 1;
  return alone ? subject.name : `${subject.name} ${subject.quantization}`;
}
