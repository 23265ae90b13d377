import { useSearch } from 'wouter';
import type { StudySummary } from '../../../../shared/contract/studies.js';
import { useCall } from '../../../api/hooks.js';
import { goTo } from '../../../shell/hash-location.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LinkButton } from '../../../ui/link-button.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Select } from '../../../ui/select.js';
import styles from './compare-screen.module.css';
import { ComparisonView } from './comparison-view.js';
import { comparableStudies, compareAddress, mineInAddress } from './model/mine-choice.js';

/** A colleague's study held against one of mine. */
export function CompareScreen({ study }: { readonly study: number }) {
  const studies = useCall('studies.list', {});
  const named = mineInAddress(useSearch());
  if (studies.isError) {
    return (
      <>
        <PageHeader title="Comparison" eyebrow="Studies" />
        <ErrorNote error={studies.error} onRetry={() => void studies.refetch()} />
      </>
    );
  }
  if (studies.isPending) return <LoadingNote text="Reading the studies" />;
  const theirs = studies.data.studies.find(({ id }) => id === study);
  if (theirs === undefined) {
    return (
      <>
        <PageHeader title="Comparison" eyebrow="Studies" />
        <EmptyState
          title={`There is no study number ${study}`}
          text="It may have been removed."
          action={<LinkButton href="#/">All studies</LinkButton>}
        />
      </>
    );
  }
  const choices = comparableStudies(theirs, studies.data.studies);
  const mine = choices.find(({ id }) => id === named) ?? choices[0];
  return <Comparing theirs={theirs} mine={mine} choices={choices} />;
}

function Comparing({
  theirs,
  mine,
  choices,
}: {
  readonly theirs: StudySummary;
  readonly mine: StudySummary | undefined;
  readonly choices: readonly StudySummary[];
}) {
  return (
    <>
      <PageHeader
        title={`Compare with ${theirs.name}`}
        eyebrow="Studies"
        description="Where the same question was put to the same subject, do both studies say the same?"
        actions={<LinkButton href={`#/results/${theirs.id}`}>Its results</LinkButton>}
      />
      {mine === undefined ? (
        <EmptyState
          title="There is nothing of yours to compare it with"
          text="Run a study with the same plan first: `mettle rerun FILE` makes one of a bundle, and “Duplicate as a draft” one of this study."
          action={<LinkButton href="#/">All studies</LinkButton>}
        />
      ) : (
        <div className={styles.page}>
          <div className={styles.choice}>
            <Select
              label="Mine"
              value={String(mine.id)}
              options={choices.map((study) => ({
                value: String(study.id),
                label: `${study.name} (number ${study.id}${study.planHash === theirs.planHash ? ', the same plan' : ''}${study.origin === null ? '' : ', imported'})`,
              }))}
              onChange={(id) => goTo(compareAddress(theirs.id, Number(id)), { replace: true })}
            />
          </div>
          <Comparison mine={mine.id} theirs={theirs.id} />
        </div>
      )}
    </>
  );
}

function Comparison({ mine, theirs }: { readonly mine: number; readonly theirs: number }) {
  const comparison = useCall('bundles.compare', { mine, theirs });
  if (comparison.isPending) return <LoadingNote text="Comparing the two, response by response" />;
  if (comparison.isError) {
    return (
      <ErrorNote
        title="They cannot be compared"
        error={comparison.error}
        onRetry={() => void comparison.refetch()}
      />
    );
  }
  return <ComparisonView comparison={comparison.data} />;
}
