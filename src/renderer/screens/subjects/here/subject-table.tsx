import type { ReactNode } from 'react';
import type { SubjectSummary } from '../../../../shared/contract/subjects.js';
import { formatBytes, formatCount, formatCounted } from '../../../formatting/numbers.js';
import { DataTable } from '../../../ui/data-table.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { Tag } from '../../../ui/tag.js';
import type { SubjectFamily } from '../model/subject-families.js';
import {
  bitsWords,
  parameterWords,
  partsWords,
  shortHash,
  sourceWords,
  speedCell,
} from '../model/subject-words.js';
import styles from './subject-table.module.css';

interface SubjectTableProps {
  readonly caption: string;
  readonly families: readonly SubjectFamily[];
  readonly onOpen: (reference: string) => void;
}

/** Families as groups, and every variant as a row of its own: two quantizations are two subjects. */
export function SubjectTable({ caption, families, onOpen }: SubjectTableProps) {
  const familyOf = new Map(
    families.flatMap((family) => family.subjects.map(({ reference }) => [reference, family] as const)),
  );
  return (
    <DataTable
      caption={caption}
      rows={families.flatMap(({ subjects }) => subjects)}
      rowKey={({ reference }) => reference}
      onRowClick={({ reference }) => onOpen(reference)}
      groupOf={({ reference, group }) => {
        const family = familyOf.get(reference);
        return { key: group, heading: family === undefined ? group : <FamilyHeading family={family} /> };
      }}
      columns={[
        {
          id: 'name',
          heading: 'Name and source',
          width: '46%',
          render: (subject) => <NameCell subject={subject} onOpen={onOpen} />,
        },
        {
          id: 'quantization',
          heading: 'Quantization',
          render: ({ quantization, bitsPerWeight }) => (
            <Pair main={quantization} more={bitsWords(bitsPerWeight)} />
          ),
        },
        {
          id: 'size',
          heading: 'File',
          align: 'right',
          render: ({ bytes, parts }) => <Pair main={formatBytes(bytes)} more={partsWords(parts)} />,
        },
        {
          id: 'memory',
          heading: 'Memory',
          align: 'right',
          render: ({ memoryBytes, fits }) => (
            <Pair
              main={formatBytes(memoryBytes)}
              more={fits ? 'fits' : <Tag tone="problem">too large</Tag>}
            />
          ),
        },
        {
          id: 'context',
          heading: 'Context',
          align: 'right',
          render: ({ contextLength }) => formatCount(contextLength),
        },
        {
          id: 'speed',
          heading: 'Readouts / s',
          align: 'right',
          render: ({ speed }) => {
            const { rate, basis } = speedCell(speed);
            return <Pair main={rate} more={basis} />;
          },
        },
        {
          id: 'hash',
          heading: 'SHA-256',
          render: ({ sha256 }) =>
            sha256 === null ? (
              <span className={styles.more}>not read yet</span>
            ) : (
              <code className={styles.hash}>{shortHash(sha256)}</code>
            ),
        },
      ]}
    />
  );
}

function FamilyHeading({ family: { title, subjects } }: { readonly family: SubjectFamily }) {
  const [first] = subjects;
  const facts = [
    formatCounted(subjects.length, 'variant'),
    first?.parameters === null || first === undefined ? '' : `${parameterWords(first.parameters)} weights`,
    first?.architecture ?? '',
    first?.licence ?? '',
  ].filter((fact) => fact !== '');
  return (
    <>
      <span className={styles.family}>{title}</span> <span className={styles.facts}>{facts.join(' · ')}</span>
    </>
  );
}

function NameCell({
  subject,
  onOpen,
}: {
  readonly subject: SubjectSummary;
  readonly onOpen: (reference: string) => void;
}) {
  const { store, origin } = sourceWords(subject);
  const place = subject.calibration ? subject.reference : origin;
  return (
    <div className={styles.cell}>
      <button type="button" className={styles.name} onClick={() => onOpen(subject.reference)}>
        <MiddleText text={subject.name} inControl />
      </button>
      <span className={styles.source}>
        {!subject.calibration && <span className={styles.store}>{store}</span>}
        <MiddleText text={place} monospace />
      </span>
      {subject.source.notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
      {!subject.chatTemplate && (
        <span className={styles.note}>Without a chat template: prompts stand as plain text.</span>
      )}
    </div>
  );
}

function Pair({ main, more }: { readonly main: string; readonly more: ReactNode }) {
  return (
    <span className={styles.pair}>
      <span>{main}</span>
      {more !== '' && <span className={styles.more}>{more}</span>}
    </span>
  );
}
