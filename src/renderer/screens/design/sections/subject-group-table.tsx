import type { SubjectSummary } from '../../../../shared/contract/subjects.js';
import { formatBytes } from '../../../formatting/numbers.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Tag } from '../../../ui/tag.js';
import type { SubjectGroup } from '../model/subject-groups.js';
import { groupState } from '../model/text-choice.js';
import styles from './subject-group-table.module.css';

/** The subjects of one family, or the calibration subjects, to choose from. */
export function SubjectGroupTable({
  group,
  chosen,
  onChoose,
}: {
  readonly group: SubjectGroup;
  readonly chosen: readonly string[];
  readonly onChoose: (references: readonly string[], on: boolean) => void;
}) {
  const references = group.subjects.map(({ reference }) => reference);
  const set = new Set(chosen);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{group.title}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.name}>
            <Checkbox
              label={<span className={styles.family}>{group.title}</span>}
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
                label={subject.name}
                hint={<SubjectNotes subject={subject} />}
                checked={set.has(subject.reference)}
                onChange={(on) => onChoose([subject.reference], on)}
              />
            </td>
            <td>{subject.quantization}</td>
            <td className={styles.number}>{formatBytes(subject.bytes)}</td>
            <td className={styles.number}>{formatBytes(subject.memoryBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SubjectNotes({ subject }: { readonly subject: SubjectSummary }) {
  return (
    <>
      <span className={styles.reference}>{subject.calibration ? subject.reference : subject.path}</span>
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
