import type { SubjectList } from '../../../../shared/contract/subjects.js';
import { SUBJECT_STORE_NAMES, SUBJECT_STORES } from '../../../../shared/domain/subject-source.js';
import { formatCount } from '../../../formatting/numbers.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { MiddleText } from '../../../ui/middle-text.js';
import styles from './skipped-files.module.css';

/** Files and folders that were passed over, by store, with the reason of each: nothing is left out in silence. */
export function SkippedFiles({ skipped }: Pick<SubjectList, 'skipped'>) {
  if (skipped.length === 0) return null;
  const groups = SUBJECT_STORES.map((store) => ({
    store,
    files: skipped.filter((file) => file.store === store),
  })).filter(({ files }) => files.length > 0);
  return (
    <section aria-labelledby="skipped-files">
      <h2 id="skipped-files">Passed over ({formatCount(skipped.length)})</h2>
      {groups.map(({ store, files }) => (
        <Disclosure key={store} summary={`${SUBJECT_STORE_NAMES[store]} (${formatCount(files.length)})`}>
          <ul className={styles.list}>
            {files.map(({ path, error }) => (
              <li key={path}>
                <MiddleText text={path} monospace />
                <p>
                  {error.message} {error.hint}
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </section>
  );
}
