import { useMemo, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { ResponseFilter } from '../../../shared/contract/responses.js';
import type { StudyDetail } from '../../../shared/contract/studies.js';
import { useCall } from '../../api/hooks.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinkButton } from '../../ui/link-button.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { filterOfAddress, responsesAddress } from './filter-address.js';
import { ResponseDrawer } from './response-drawer.js';
import { ResponseFilters } from './response-filters.js';
import { ResponseTable } from './response-table.js';
import { specificationNames } from './specification-words.js';
import styles from './responses-screen.module.css';

/** Every response of a study, narrowed by a filter that the address keeps. */
export function ResponsesScreen({ study }: { readonly study: number }) {
  const detail = useCall('studies.get', { study });
  if (detail.isPending) return <LoadingNote text="Reading the study" />;
  if (detail.isError) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  return <Responses detail={detail.data} />;
}

function Responses({ detail }: { readonly detail: StudyDetail }) {
  const { summary } = detail;
  // The router knows the path alone; the query behind it is read from the address itself.
  const [location] = useHashLocation();
  const query = location.split('?')[1] ?? window.location.hash.split('?')[1] ?? '';
  const filter = useMemo(() => filterOfAddress(query), [query]);
  const [open, setOpen] = useState<number | null>(null);
  const subjectNames = useMemo(
    () => new Map(summary.subjects.map(({ sha256, name }) => [sha256, name])),
    [summary.subjects],
  );
  const specifications = useMemo(
    () =>
      specificationNames(
        detail.specifications ?? [],
        new Map(detail.templates.map(({ id, name }) => [id, name])),
      ),
    [detail.specifications, detail.templates],
  );
  const languages = new Set(detail.specifications?.map(({ language }) => language));
  const change = (next: ResponseFilter): void => {
    window.location.replace(responsesAddress(summary.id, next));
  };
  return (
    <div className={styles.page}>
      <PageHeader
        title="Responses"
        eyebrow={summary.name}
        description="Everything that came back, in the order of writing. Open a row for the exact prompt and its record."
        actions={<LinkButton href={`#/results/${summary.id}`}>Results</LinkButton>}
      />
      <ResponseFilters detail={detail} filter={filter} onChange={change} />
      <div className={styles.rows}>
        <ResponseTable
          key={JSON.stringify(filter)}
          study={summary.id}
          filter={filter}
          subjectNames={subjectNames}
          sampled={summary.mode === 'sampled'}
          severalTemplates={detail.templates.length > 1}
          specifications={specifications}
          severalLanguages={languages.size > 1}
          onOpen={setOpen}
        />
      </div>
      {open !== null && <ResponseDrawer study={summary.id} id={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
