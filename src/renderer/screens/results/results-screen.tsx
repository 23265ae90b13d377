import { useSearch } from 'wouter';
import type { Findings, StudyResults, SubjectResults } from '../../../shared/contract/results.js';
import type { StudyDetail } from '../../../shared/contract/studies.js';
import { useCall } from '../../api/hooks.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinkButton } from '../../ui/link-button.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { ResultsHeader } from './header/results-header.js';
import { placeOfAddress } from './model/results-address.js';
import { resultsOfKind, subjectOfKind } from './kind-results.js';
import { GainResults } from './gain/gain-results.js';
import { QuantizationResults } from './quantization/quantization-results.js';
import { ReadingsResults } from './readings/readings-results.js';
import { ResistanceResults } from './resistance/resistance-results.js';
import { SpecificationResults } from './specification/specification-results.js';
import { useReading, type Reading } from './use-reading.js';

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
        <ResultsOfKind {...{ results, detail, chosen, reading, view: place.view }} />
      )}
    </>
  );
}

interface ResultsOfKindProps {
  readonly results: StudyResults;
  readonly detail: StudyDetail;
  readonly chosen: SubjectResults;
  readonly reading: ReadonlyMap<string, Reading>;
  readonly view: string | null;
}

function ResultsOfKind({ results, chosen, ...rest }: ResultsOfKindProps) {
  const of = <Kind extends Findings['kind']>(kind: Kind) => ({
    results: resultsOfKind(results, kind),
    chosen: subjectOfKind(chosen, kind),
    ...rest,
  });
  switch (rest.detail.design.kind) {
    case 'resistance':
      return <ResistanceResults {...of('resistance')} />;
    case 'gain':
      return <GainResults {...of('gain')} />;
    case 'specification':
      return <SpecificationResults {...of('specification')} />;
    case 'readings':
      return <ReadingsResults {...of('readings')} />;
    case 'quantization':
      return <QuantizationResults {...of('quantization')} />;
  }
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
