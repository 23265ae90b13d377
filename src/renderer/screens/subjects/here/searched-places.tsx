import type { SubjectList } from '../../../../shared/contract/subjects.js';
import { SUBJECT_STORE_NAMES } from '../../../../shared/domain/subject-source.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { DataTable } from '../../../ui/data-table.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { otherStores } from '../model/subject-filter.js';
import { FolderList } from './folder-list.js';
import styles from './searched-places.module.css';

/** Where subjects are looked for: one's own folders, and what other programs keep. */
export function SearchedPlaces({ stores, folders }: Pick<SubjectList, 'stores' | 'folders'>) {
  const others = otherStores(stores);
  return (
    <section aria-labelledby="searched-places" className={styles.places}>
      <h2 id="searched-places">Where Mettle looks</h2>
      <h3>Your folders</h3>
      <FolderList folders={folders} />
      <h3>Other programs’ models</h3>
      {others.length === 0 ? (
        <p>
          They are not searched. It is done by reading alone, in place, and can be{' '}
          <a href="#/settings">turned on in Settings</a>.
        </p>
      ) : (
        <>
          <p>
            They are read where they are, never copied, moved or changed. It can be{' '}
            <a href="#/settings">turned off in Settings</a>.
          </p>
          <DataTable
            caption="Stores of other programs"
            dense
            rows={others}
            rowKey={({ store }) => store}
            columns={[
              {
                id: 'store',
                heading: 'Store',
                width: '9rem',
                render: ({ store }) => SUBJECT_STORE_NAMES[store],
              },
              {
                id: 'found',
                heading: 'Found',
                width: '12rem',
                render: ({ subjects, skipped, paths }) =>
                  paths.length === 0 ? (
                    <span className={styles.absent}>not on this machine</span>
                  ) : (
                    `${formatCounted(subjects, 'subject')}${skipped === 0 ? '' : `, ${skipped} passed over`}`
                  ),
              },
              {
                id: 'paths',
                heading: 'Folder',
                width: '55%',
                render: ({ paths }) => (
                  <div className={styles.paths}>
                    {paths.map((path) => (
                      <MiddleText key={path} text={path} monospace />
                    ))}
                  </div>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
