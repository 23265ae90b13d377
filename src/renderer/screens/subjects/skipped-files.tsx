import type { SubjectList } from '../../../shared/contract/subjects.js';
import { Disclosure } from '../../ui/disclosure.js';
import styles from './skipped-files.module.css';

/** Files and folders that were passed over, with the reason of each: nothing is left out in silence. */
export function SkippedFiles({ skipped }: Pick<SubjectList, 'skipped'>) {
  if (skipped.length === 0) return null;
  return (
    <Disclosure summary={`${skipped.length} passed over`}>
      <ul className={styles.list}>
        {skipped.map(({ path, error }) => (
          <li key={path}>
            <code>{path}</code>
            <p>
              {error.message} {error.hint}
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
