import type { ReportInput } from '../../../shared/contract/report.js';
import { formatBytes } from '../../formatting/numbers.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { PARTS } from '../anchors.js';
import styles from '../report.module.css';
import { Part } from './part.js';

/** Each subject, so that it can be found again, and how it was run. */
export function SubjectsPart({ input }: { readonly input: ReportInput }) {
  return (
    <Part id={PARTS.subjects} name="Subjects and environment">
      {input.subjects.map((subject) => (
        <div key={subject.sha256} className={styles.block}>
          <h3 className={styles.subheading}>
            {subject.name} <span className={styles.soft}>{subject.quantization}</span>
          </h3>
          <FactList
            facts={[
              ['SHA-256', <code key="sha256">{subject.sha256}</code>],
              ['File', `${subject.fileName}, ${formatBytes(subject.bytes)}`],
              ['Architecture', subject.architecture],
              ['Licence', subject.licence ?? 'none named in the file'],
              ['Where to get it', subject.source ?? 'not known'],
              ...subject.environment.map(({ name, value }): Fact => [name, value]),
            ]}
          />
        </div>
      ))}
    </Part>
  );
}
