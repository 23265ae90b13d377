import { Pause, Play } from 'lucide-react';
import type { QueueEntry } from '../../shared/contract/runs.js';
import type { StudySummary } from '../../shared/contract/studies.js';
import { useAction, useCall } from '../api/hooks.js';
import { formatCount, formatDuration } from '../formatting/numbers.js';
import { IconButton } from '../ui/icon-button.js';
import { ProgressBar } from '../ui/progress-bar.js';
import { stateWords } from '../ui/state-badge.js';
import { indicated, progressOf } from './run-state.js';
import styles from './run-indicator.module.css';

/** What runs, or could go on, in sight of every page. */
export function RunIndicator() {
  const queue = useCall('runs.queue', {});
  const studies = useCall('studies.list', {});
  const shown = indicated(queue.data, studies.data?.studies ?? []);
  return (
    <section className={styles.indicator} aria-label="Run">
      {shown === null && <p className={styles.idle}>Nothing is running</p>}
      {shown?.kind === 'running' && <Running entry={shown.entry} waiting={shown.waiting} />}
      {shown?.kind === 'standing' && <Standing study={shown.study} />}
    </section>
  );
}

function Running({ entry, waiting }: { readonly entry: QueueEntry; readonly waiting: number }) {
  const pause = useAction('runs.pause');
  const { done, total } = progressOf(entry);
  const pausing = entry.state === 'pausing';
  return (
    <>
      <div className={styles.row}>
        <a href={`#/run/${entry.study}`} className={styles.name} title={entry.name}>
          {entry.name}
        </a>
        <IconButton
          label={`Pause ${entry.name}`}
          icon={<Pause />}
          disabled={pausing || pause.isPending}
          onClick={() => pause.mutate({ study: entry.study })}
        />
      </div>
      <ProgressBar
        label={`Progress of ${entry.name}`}
        hideLabel
        value={done}
        max={total}
        tone={pausing ? 'paused' : 'accent'}
      />
      <p className={styles.figures}>
        <span>{pausing ? 'Pausing' : `${formatCount(done)} of ${formatCount(total)}`}</span>
        <span>{entry.secondsLeft === null ? '' : `${formatDuration(entry.secondsLeft)} left`}</span>
      </p>
      {waiting > 0 && (
        <p className={styles.idle}>{waiting === 1 ? '1 more waits' : `${waiting} more wait`}</p>
      )}
    </>
  );
}

function Standing({ study }: { readonly study: StudySummary }) {
  const start = useAction('runs.start');
  return (
    <>
      <div className={styles.row}>
        <a href={`#/run/${study.id}`} className={styles.name} title={study.name}>
          {study.name}
        </a>
        <IconButton
          label={`${study.state === 'queued' ? 'Start' : 'Resume'} ${study.name}`}
          icon={<Play />}
          disabled={start.isPending}
          onClick={() => start.mutate({ study: study.id })}
        />
      </div>
      <ProgressBar
        label={`Progress of ${study.name}`}
        hideLabel
        value={study.responses}
        max={study.expected}
        tone="paused"
      />
      <p className={styles.figures}>
        <span>{stateWords(study.state)}</span>
        <span>
          {formatCount(study.responses)} of {formatCount(study.expected)}
        </span>
      </p>
    </>
  );
}
