import type { SubjectResults } from '../../../../shared/contract/results.js';
import { classNames } from '../../../ui/class-names.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LinkButton } from '../../../ui/link-button.js';
import { ProgressBar } from '../../../ui/progress-bar.js';
import { formatCount } from '../../../formatting/numbers.js';
import { subjectCaveats } from '../model/caveats.js';
import type { Said } from '../model/said.js';
import { useSurroundings } from '../surroundings.js';
import type { Reading } from '../use-reading.js';
import { CaveatList } from './caveat-list.js';
import styles from './verdict-board.module.css';

interface SubjectVerdictProps {
  readonly study: number;
  readonly entry: SubjectResults;
  readonly said: Said;
  readonly chosen: boolean;
  readonly selectable: boolean;
  readonly reading: Reading | null;
}

/** What was found of one subject in a sentence, and what must be known beside it. */
export function SubjectVerdict({ study, entry, said, chosen, selectable, reading }: SubjectVerdictProps) {
  const { subject, state } = entry;
  const { subjectAddress } = useSurroundings();
  return (
    <li className={classNames(styles.entry, chosen && styles.chosen)}>
      <div className={styles.who}>
        <span className={styles.name}>{subject.name}</span>
        <span className={styles.variant}>{subject.quantization}</span>
        {selectable && (
          <LinkButton size="small" variant="quiet" href={subjectAddress(study, subject.sha256)}>
            {chosen ? 'Shown below' : 'Show below'}
            <span className="visually-hidden">
              : {subject.name} {subject.quantization}
            </span>
          </LinkButton>
        )}
      </div>
      <div className={styles.what}>
        <p className={classNames(styles.label, styles[said.tone])}>{said.label}</p>
        <p className={styles.sentence}>{said.sentence}</p>
        {said.facts.length > 0 && <p className={styles.facts}>{said.facts.join(' · ')}</p>}
        {(state === 'computing' || state === 'stale') && reading !== null && (
          <ProgressBar
            label={`Reading responses: ${formatCount(reading.done)} of ${formatCount(reading.total)}`}
            value={reading.done}
            max={reading.total}
          />
        )}
        {entry.error !== null && <ErrorNote error={entry.error} />}
        <CaveatList caveats={[...subjectCaveats(entry), ...said.caveats]} />
      </div>
    </li>
  );
}
