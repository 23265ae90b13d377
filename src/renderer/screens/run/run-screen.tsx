import type { LiveView, Queue } from '../../../shared/contract/runs.js';
import type { StudyDetail, StudyState } from '../../../shared/contract/studies.js';
import { useCall } from '../../api/hooks.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LinkButton } from '../../ui/link-button.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProgressBar } from '../../ui/progress-bar.js';
import { StateBadge } from '../../ui/state-badge.js';
import { LiveDistributions } from './live-distributions.js';
import { NewestResponses } from './newest-responses.js';
import { QueuePanel } from './queue-panel.js';
import { RunActions } from './run-actions.js';
import { RunFigures } from './run-figures.js';
import styles from './run-screen.module.css';
import { RunSubjects } from './run-subjects.js';
import { runView, type RunStanding } from './run-view.js';
import { standingWords } from './run-words.js';

const BADGES: Readonly<Record<Exclude<RunStanding, 'stopped'>, StudyState>> = {
  planned: 'planned',
  waiting: 'queued',
  held: 'queued',
  running: 'running',
  pausing: 'running',
  'running-elsewhere': 'running-elsewhere',
  complete: 'complete',
  failed: 'failed',
};

/** A study while it runs, waits, or stands still. Everything on it is read from the door, so that a reload loses nothing. */
export function RunScreen({ study }: { readonly study: number }) {
  const detail = useCall('studies.get', { study });
  const queue = useCall('runs.queue', {});
  const live = useCall('runs.live', { study });
  const error = detail.error ?? queue.error;
  if (error !== null) {
    return (
      <>
        <PageHeader title="Run" />
        <ErrorNote
          error={error}
          onRetry={() => {
            void detail.refetch();
            void queue.refetch();
          }}
        />
      </>
    );
  }
  if (detail.data === undefined || queue.data === undefined) return <LoadingNote text="Opening the run" />;
  return <Run detail={detail.data} queue={queue.data} live={live.data?.live ?? null} />;
}

interface RunProps {
  readonly detail: StudyDetail;
  readonly queue: Queue;
  readonly live: LiveView | null;
}

function Run({ detail, queue, live }: RunProps) {
  const { summary } = detail;
  const view = runView(summary, queue);
  const { standing } = view;
  const badge = standing === 'stopped' ? summary.state : BADGES[standing];
  const instruments = new Map(summary.instruments.map(({ id, name }) => [id, name]));
  return (
    <>
      <PageHeader
        title={summary.name}
        eyebrow={
          <span className={styles.eyebrow}>
            Run <StateBadge state={badge} />
          </span>
        }
        description={<span role="status">{standingWords(view, summary)}</span>}
        actions={
          <RunActions study={{ ...summary, responses: view.done }} standing={standing} held={view.held} />
        }
      />
      <div className={styles.page}>
        <div className={styles.dials}>
          <RunFigures view={view} memory={queue.memory} />
          <ProgressBar
            label="Progress of the study"
            hideLabel
            value={view.done}
            max={view.total}
            tone={standing === 'failed' ? 'problem' : standing === 'stopped' ? 'paused' : 'accent'}
          />
        </div>
        <section aria-label="Subjects">
          <RunSubjects subjects={view.subjects} />
        </section>
        <QueuePanel queue={queue} />
        {live === null ? (
          <NothingLive study={summary.id} standing={standing} responses={view.done} />
        ) : (
          <>
            <LiveDistributions live={live} instruments={instruments} />
            <NewestResponses live={live} />
          </>
        )}
      </div>
    </>
  );
}

interface NothingLiveProps {
  readonly study: number;
  readonly standing: RunStanding;
  readonly responses: number;
}

function NothingLive({ study, standing, responses }: NothingLiveProps) {
  if (standing === 'running' || standing === 'pausing') {
    return <LoadingNote text="Distributions form here as soon as the first responses are stored." />;
  }
  if (responses === 0) return null;
  return (
    <EmptyState
      title="The distributions are with the results"
      text="Here they are shown while a subject answers. What was stored before stands on the page of the results."
      action={<LinkButton href={`#/results/${study}`}>Open the results</LinkButton>}
    />
  );
}
