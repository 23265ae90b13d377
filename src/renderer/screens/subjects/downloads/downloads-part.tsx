import type { Downloads } from '../../../../shared/contract/downloads.js';
import { useCall } from '../../../api/hooks.js';
import { formatBytes } from '../../../formatting/numbers.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LinkButton } from '../../../ui/link-button.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { tokenWords } from '../model/download-words.js';
import { subjectsAddress } from '../model/subjects-address.js';
import { AddressForm } from './address-form.js';
import { DownloadRow } from './download-row.js';
import styles from './downloads-part.module.css';
import { FetchingOff } from './fetching-off.js';

/** What is fetched, how far it has come, and a field for any address. */
export function DownloadsPart() {
  const downloads = useCall('downloads.list', {});
  if (downloads.isPending) return <LoadingNote text="Reading downloads" />;
  if (downloads.isError) {
    return <ErrorNote error={downloads.error} onRetry={() => void downloads.refetch()} />;
  }
  return <DownloadsView downloads={downloads.data} />;
}

function DownloadsView({ downloads }: { readonly downloads: Downloads }) {
  const { allowed, folder, freeBytes, token, keyStoreProblem } = downloads;
  return (
    <div className={styles.part}>
      {!allowed && <FetchingOff />}
      <section aria-labelledby="fetch-address">
        <h2 id="fetch-address">Fetch a model</h2>
        <AddressForm allowed={allowed} />
        <p className={styles.folder}>
          Files are put into <MiddleText text={folder} monospace />
        </p>
        <p className={styles.where}>
          {formatBytes(freeBytes)} are free there. {tokenWords(token)}{' '}
          {keyStoreProblem !== null && token !== 'key-store' ? `${keyStoreProblem} ` : ''}
          <a href="#/settings">Change in Settings</a>
        </p>
      </section>
      <section aria-labelledby="downloads">
        <h2 id="downloads">Downloads</h2>
        {downloads.downloads.length === 0 ? (
          <EmptyState
            title="Nothing was fetched yet"
            text="Choose a model that is worth a try, or give an address above. A download that is broken off goes on where it stopped."
            action={<LinkButton href={`#${subjectsAddress('catalogue')}`}>Models to try</LinkButton>}
          />
        ) : (
          <ul className={styles.list}>
            {downloads.downloads.map((download) => (
              <DownloadRow key={download.id} download={download} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
