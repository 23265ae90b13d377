import type { ReportInput } from '../../../shared/contract/report.js';
import { formatCount, formatCounted } from '../../formatting/numbers.js';
import styles from '../report.module.css';

/** The study's name, and what it is in a few lines. */
export function ReportHeader({ input }: { readonly input: ReportInput }) {
  const { study } = input.results;
  return (
    <header className={styles.header}>
      <p className={styles.eyebrow}>Report of a study · Mettle {input.version}</p>
      <h1 className={styles.title}>{study.name}</h1>
      {study.description !== '' && <p className={styles.lead}>{study.description}</p>}
      <p className={styles.facts}>
        Kind {study.kind}, {study.mode} mode; {formatCounted(study.subjects.length, 'subject')},{' '}
        {formatCounted(study.conditions, 'condition')}, {formatCount(study.responses)} of{' '}
        {formatCounted(study.expected, 'response')}; plan locked on {study.lockedAt.slice(0, 10)}.
      </p>
    </header>
  );
}
