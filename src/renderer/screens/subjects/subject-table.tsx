import type { SubjectSummary } from '../../../shared/contract/subjects.js';
import { formatBytes, formatCount } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { Tag } from '../../ui/tag.js';
import styles from './subject-table.module.css';

interface SubjectTableProps {
  readonly caption: string;
  readonly subjects: readonly SubjectSummary[];
  readonly onOpen: (reference: string) => void;
}

/** Subjects as rows, families together. */
export function SubjectTable({ caption, subjects, onOpen }: SubjectTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={byFamily(subjects)}
      rowKey={({ reference }) => reference}
      onRowClick={({ reference }) => onOpen(reference)}
      columns={[
        {
          id: 'name',
          heading: 'Name',
          render: ({ name, reference }) => (
            <button type="button" className={styles.name} onClick={() => onOpen(reference)}>
              {name}
            </button>
          ),
        },
        { id: 'family', heading: 'Family', render: ({ family }) => family ?? '–' },
        { id: 'type', heading: 'Type', render: ({ quantization }) => quantization },
        { id: 'size', heading: 'File', align: 'right', render: ({ bytes }) => formatBytes(bytes) },
        {
          id: 'memory',
          heading: 'Memory',
          align: 'right',
          render: ({ memoryBytes }) => formatBytes(memoryBytes),
        },
        {
          id: 'context',
          heading: 'Context',
          align: 'right',
          render: ({ contextLength }) => formatCount(contextLength),
        },
        {
          id: 'fits',
          heading: 'Fits',
          render: ({ fits }) => (fits ? <Tag tone="good">fits</Tag> : <Tag tone="problem">too large</Tag>),
        },
      ]}
    />
  );
}

function byFamily(subjects: readonly SubjectSummary[]): readonly SubjectSummary[] {
  const place = ({ family, name, bytes }: SubjectSummary): string =>
    `${family ?? name}\u0000${String(bytes).padStart(16, '0')}`;
  return subjects.toSorted((left, right) => place(left).localeCompare(place(right)));
}
