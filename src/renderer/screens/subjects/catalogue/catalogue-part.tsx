import type { SubjectSummary } from '../../../../shared/contract/subjects.js';
import { useAction, useCall } from '../../../api/hooks.js';
import { useToast } from '../../../state/toasts.js';
import { goTo } from '../../../shell/hash-location.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { FetchingOff } from '../downloads/fetching-off.js';
import { subjectsAddress } from '../model/subjects-address.js';
import { CatalogueEntryView } from './catalogue-entry.js';
import styles from './catalogue-part.module.css';

/** Open-weight models that a newcomer may try, and why each of them is there. */
export function CataloguePart({ subjects }: { readonly subjects: readonly SubjectSummary[] }) {
  const catalogue = useCall('subjects.catalogue', {});
  const downloads = useCall('downloads.list', {});
  const start = useAction('downloads.start');
  const toast = useToast();
  const fetch = (address: string, name: string): void =>
    start.mutate(
      { address },
      {
        onSuccess: () =>
          toast({
            tone: 'information',
            title: `${name} is being fetched`,
            text: 'It can be chosen as a subject once it is here.',
            action: { label: 'Show downloads', onSelect: () => goTo(subjectsAddress('downloads')) },
          }),
      },
    );
  return (
    <div className={styles.part}>
      <p className={styles.lead}>
        Small enough for a laptop, and different enough to be worth comparing. No file comes with Mettle: each
        is fetched from its publisher when you ask for it, under its own licence. Two variants of one model
        show what quantization does.
      </p>
      {downloads.data?.allowed === false && <FetchingOff />}
      {catalogue.isPending && <LoadingNote text="Reading the catalogue" />}
      {catalogue.isError && <ErrorNote error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
      {catalogue.data?.entries.length === 0 && (
        <EmptyState
          title="The catalogue is empty"
          text="Any model can be fetched by its address under Downloads."
        />
      )}
      {catalogue.data?.entries.map((entry) => (
        <CatalogueEntryView
          key={entry.id}
          entry={entry}
          downloads={downloads.data}
          subjects={subjects}
          starting={start.isPending ? start.variables.address : null}
          onFetch={fetch}
        />
      ))}
    </div>
  );
}
