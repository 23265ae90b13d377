import type { Queue } from '../../../shared/contract/runs.js';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatShare,
  formatWhen,
  NO_NUMBER,
} from '../../formatting/numbers.js';
import styles from './run-figures.module.css';
import type { RunView } from './run-view.js';

/** The dials of a run: how far, how fast, how long, how large. */
export function RunFigures({ view, memory }: { readonly view: RunView; readonly memory: Queue['memory'] }) {
  const runs = view.standing === 'running' || view.standing === 'pausing';
  const { done, total, rate, tokensPerSecond, secondsLeft, startedAt } = view;
  return (
    <dl className={styles.figures}>
      <Figure
        name="Responses"
        value={formatCount(done)}
        note={total > 0 ? `${formatShare(done / total)} of ${formatCount(total)}` : ''}
      />
      <Figure
        name="Time left"
        value={runs && secondsLeft !== null ? formatDuration(secondsLeft) : NO_NUMBER}
        note={startedAt === null ? '' : `began ${formatWhen(startedAt)}`}
      />
      <Figure
        name="Responses a second"
        value={runs && rate > 0 ? rate.toFixed(rate < 100 ? 1 : 0) : NO_NUMBER}
        note="over the last ten seconds"
      />
      <Figure
        name="Tokens a second"
        value={runs && tokensPerSecond > 0 ? formatCount(tokensPerSecond) : NO_NUMBER}
        note="read and written"
      />
      <Figure
        name="Memory"
        value={memory.engine === null ? NO_NUMBER : formatBytes(memory.engine)}
        note={`engine; Mettle itself ${formatBytes(memory.door)}`}
      />
    </dl>
  );
}

function Figure({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}) {
  return (
    <div className={styles.figure}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}
