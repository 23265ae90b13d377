import { useCall } from '../../api/hooks.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinkButton } from '../../ui/link-button.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './bundles-screen.module.css';
import { JobCard } from './jobs/job-card.js';
import { OpenBundle } from './open-bundle.js';

/** Bundles that are written, checked and taken in. */
export function BundlesScreen() {
  const jobs = useCall('bundles.jobs', {});
  const newest = jobs.data?.jobs.toReversed() ?? [];
  return (
    <>
      <PageHeader
        title="Bundles"
        eyebrow="Studies"
        description="A bundle is a study’s complete record as one file, which a colleague can read, check, import and run again."
        actions={<LinkButton href="#/">All studies</LinkButton>}
      />
      <div className={styles.page}>
        <OpenBundle />
        <section aria-labelledby="bundle-jobs">
          <h2 id="bundle-jobs" className={styles.heading}>
            Exports and imports
          </h2>
          {jobs.isPending && <LoadingNote text="Reading the list" />}
          {jobs.isError && <ErrorNote error={jobs.error} onRetry={() => void jobs.refetch()} />}
          {jobs.isSuccess && newest.length === 0 && (
            <EmptyState
              title="Nothing is written or checked"
              text="To export a study, choose “Export as a bundle” in its menu or on its results."
            />
          )}
          {newest.length > 0 && (
            <ul className={styles.list}>
              {newest.map((job) => (
                <JobCard key={job.id} job={job} />
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
