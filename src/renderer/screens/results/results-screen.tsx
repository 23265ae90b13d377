import { useSearch } from 'wouter';
import type { StudyResults, SubjectResults } from '../../../shared/contract/results.js';
import type { StudyDetail } from '../../../shared/contract/studies.js';
import { useCall } from '../../api/hooks.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinkButton } from '../../ui/link-button.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { ResultsHeader } from './header/results-header.js';
import { placeOfAddress } from './model/results-address.js';
import { ResultsOfKind } from './kinds.js';
import { ResultsSurroundingsContext } from './surroundings.js';
import { useReading } from './use-reading.js';
import { WINDOW_SURROUNDINGS } from './window-surroundings.js';

/** What a study found: the verdict first, then every figure that it rests on. */
export function ResultsScreen({ study }: { readonly study: number }) {
  const results = useCall('results.get', { study });
  const detail = useCall('studies.get', { study });
  const error = results.error ?? detail.error;
  if (error !== null && (results.data === undefined || detail.data === undefined)) {
    return (
      <>
        <PageHeader title="Results" />
        <ErrorNote
          error={error}
          onRetry={() => {
            void results.refetch();
            void detail.refetch();
          }}
        />
      </>
    );
  }
  if (results.data === undefined || detail.data === undefined)
    return <LoadingNote text="Reading the results" />;
  return <Results results={results.data} detail={detail.data} />;
}

function Results({ results, detail }: { readonly results: StudyResults; readonly detail: StudyDetail }) {
  const place = placeOfAddress(useSearch());
  const reading = useReading(results.study.id);
  const chosen = chosenEntry(results.subjects, place.subject);
  const empty = results.subjects.every(({ state, subject }) => state === 'empty' && subject.failure === null);
  return (
    <>
      <ResultsHeader study={results.study} detail={detail} />
      {empty || chosen === null ? (
        <EmptyState
          title="Nothing has been asked yet"
          text="The plan is locked and waits for its run. Results form here as the first responses are stored."
          action={
            <LinkButton href={`#/run/${results.study.id}`} variant="primary">
              Go to the run
            </LinkButton>
          }
        />
      ) : (
        <ResultsSurroundingsContext value={WINDOW_SURROUNDINGS}>
          <ResultsOfKind {...{ results, detail, chosen, reading, view: place.view }} />
        </ResultsSurroundingsContext>
      )}
    </>
  );
}

/** The subject that the address names, else the first with findings, else the first. */
function chosenEntry(subjects: readonly SubjectResults[], sha256: string | null): SubjectResults | null {
  return (
    subjects.find(({ subject }) => subject.sha256 === sha256) ??
    subjects.find(({ findings }) => findings !== null) ??
    subjects[0] ??
    null
  );
}
