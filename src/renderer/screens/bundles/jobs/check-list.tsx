import { Check, CircleDashed, LoaderCircle, Minus, X, type LucideIcon } from 'lucide-react';
import type { BundleJob } from '../../../../shared/contract/bundles.js';
import { classNames } from '../../../ui/class-names.js';
import { checkLines, outcomeWords, type CheckLine } from '../model/check-words.js';
import styles from './check-list.module.css';

const ICONS: Readonly<Record<CheckLine['outcome'], LucideIcon>> = {
  passed: Check,
  failed: X,
  absent: Minus,
  running: LoaderCircle,
  open: CircleDashed,
};

/** Every check of a bundle as it is done, with what it found in sentences. */
export function CheckList({ job }: { readonly job: BundleJob }) {
  return (
    <ul className={styles.list} aria-label={`Checks of ${job.name}`}>
      {checkLines(job).map(({ name, words, outcome, findings }) => {
        const Icon = ICONS[outcome];
        return (
          <li key={name} className={classNames(styles.check, styles[outcome])}>
            <Icon className={styles.icon} aria-hidden="true" />
            <span className={styles.name}>{words}</span>
            <span className={styles.outcome}>{outcomeWords(outcome)}</span>
            <div className={styles.findings}>
              {findings.map((finding, place) => (
                <p key={`${place} ${finding}`}>{finding}</p>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
