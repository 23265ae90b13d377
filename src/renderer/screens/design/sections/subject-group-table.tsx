import type { SubjectSummary } from '../../../../shared/contract/subjects.js';
import { formatBytes } from '../../../formatting/numbers.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { Tag } from '../../../ui/tag.js';
import { bitsWords, sourceWords } from '../../subjects/model/subject-words.js';
import { adaptedParts, adapterWords } from '../model/adapted-references.js';
import { variantReferences, type SubjectGroup } from '../model/subject-groups.js';
import { groupState } from '../model/text-choice.js';
import styles from './subject-group-table.module.css';

interface SubjectGroupTableProps {
  readonly group: SubjectGroup;
  readonly chosen: readonly string[];
  readonly onChoose: (references: readonly string[], on: boolean) => void;
}

/** The variants of one family to choose from, and those that have an adapter laid over them. */
export function SubjectGroupTable({ group, chosen, onChoose }: SubjectGroupTableProps) {
  const references = variantReferences(group);
  const set = new Set(chosen);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{group.title}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.name}>
            <Checkbox
              label={
                <>
                  <span className={styles.family}>{group.title}</span>
                  {references.length > 1 && (
                    <span className={styles.all}>: all {references.length} variants</span>
                  )}
                </>
              }
              checked={groupState(set, references)}
              onChange={(on) => onChoose(references, on)}
            />
          </th>
          <th scope="col">Quantization</th>
          <th scope="col" className={styles.number}>
            File
          </th>
          <th scope="col" className={styles.number}>
            Memory
          </th>
        </tr>
      </thead>
      <tbody>
        {group.subjects.map((subject) => (
          <tr key={subject.reference}>
            <td className={styles.name}>
              <Checkbox
                label={
                  <>
                    {subject.name} <span className="visually-hidden">{subject.quantization}</span>
                  </>
                }
                hint={<SubjectNotes subject={subject} />}
                checked={set.has(subject.reference)}
                onChange={(on) => onChoose([subject.reference], on)}
              />
            </td>
            <td>
              {subject.quantization}
              <span className={styles.bits}>{bitsWords(subject.bitsPerWeight)}</span>
            </td>
            <td className={styles.number}>{formatBytes(subject.bytes)}</td>
            <td className={styles.number}>{formatBytes(subject.memoryBytes)}</td>
          </tr>
        ))}
        {group.adapted.map((reference) => (
          <AdaptedRow
            key={reference}
            reference={reference}
            subjects={group.subjects}
            onLeaveOut={() => onChoose([reference], false)}
          />
        ))}
      </tbody>
    </table>
  );
}

function AdaptedRow({
  reference,
  subjects,
  onLeaveOut,
}: {
  readonly reference: string;
  readonly subjects: readonly SubjectSummary[];
  readonly onLeaveOut: () => void;
}) {
  const parts = adaptedParts(reference);
  const base = subjects.find((subject) => subject.reference === parts?.base);
  if (parts === null || base === undefined) return null;
  return (
    <tr>
      <td className={styles.name} colSpan={4}>
        <Checkbox
          label={`${base.name} ${base.quantization} ${adapterWords(parts)}`}
          hint={
            <span className={styles.reference}>
              <Tag tone="accent">adapter</Tag> <MiddleText text={parts.adapter} monospace />
            </span>
          }
          checked
          onChange={onLeaveOut}
        />
      </td>
    </tr>
  );
}

function SubjectNotes({ subject }: { readonly subject: SubjectSummary }) {
  const { store, origin } = sourceWords(subject);
  return (
    <>
      <span className={styles.reference}>
        {subject.calibration ? (
          subject.reference
        ) : (
          <>
            <span className={styles.store}>{store}</span> <MiddleText text={origin} monospace />
          </>
        )}
      </span>
      {subject.source.notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
      {!subject.fits && (
        <span className={styles.note}>
          <Tag tone="warning">does not fit</Tag> {subject.fitMessage}
        </span>
      )}
      {!subject.chatTemplate && (
        <span className={styles.note}>
          Without a chat template: system text and question stand as plain text.
        </span>
      )}
    </>
  );
}
