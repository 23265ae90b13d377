import { Gauge } from 'lucide-react';
import { useMemo } from 'react';
import { useCall } from '../../../api/hooks.js';
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatDuration,
  formatRate,
} from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { ProgressBar } from '../../../ui/progress-bar.js';
import type { CostLine, CostTotals } from '../model/cost-totals.js';
import { subjectNames } from '../model/subject-names.js';
import { useDesign, usePlanStanding } from '../state/design-desk.js';
import styles from './cost-block.module.css';
import { SideBlock } from './side-block.js';
import { COST_BUTTON_ID, showCost } from './go-to-cost.js';
import { useCostMeasuring } from './use-cost-measuring.js';
import { useCosts } from './use-costs.js';

/** What the study would take on this machine, subject by subject, once it was measured. */
export function CostBlock() {
  const references = useDesign((design) => design.subjects);
  const { check } = usePlanStanding();
  const list = useCall('subjects.list', {});
  const names = useMemo(() => subjectNames(list.data?.subjects ?? []), [list.data]);
  const measuring = useCostMeasuring();
  const { lines, totals } = useCosts();
  const free = list.data?.freeBytes ?? null;
  return (
    <SideBlock
      title="Cost on this machine"
      actions={
        measuring.now === null ? (
          <Button
            id={COST_BUTTON_ID}
            size="small"
            icon={<Gauge />}
            disabled={references.length === 0 || (check?.size ?? null) === null}
            onClick={() => void measuring.measure(references).then(showCost)}
          >
            {totals.seconds === null ? 'Measure' : 'Measure again'}
          </Button>
        ) : (
          <Button size="small" disabled={measuring.ending} onClick={measuring.end}>
            {measuring.ending ? 'Stopping' : 'Stop'}
          </Button>
        )
      }
    >
      {measuring.now !== null && (
        <div role="status">
          <ProgressBar
            label={`Measuring ${names(measuring.now.reference)}, ${measuring.now.place + 1} of ${measuring.now.of}`}
            value={measuring.now.place}
            max={measuring.now.of}
          />
        </div>
      )}
      {lines.every(({ state }) => state === 'not-measured') ? (
        measuring.now === null && (
          <p className={styles.none}>
            Loads each subject and answers real questions of this plan for two seconds. Nothing is stored.
          </p>
        )
      ) : (
        <CostTable lines={lines} totals={totals} names={names} free={free} />
      )}
    </SideBlock>
  );
}

function CostTable({
  lines,
  totals,
  names,
  free,
}: {
  readonly lines: readonly CostLine[];
  readonly totals: CostTotals;
  readonly names: (reference: string) => string;
  readonly free: number | null;
}) {
  const tooLarge = free !== null && totals.memoryBytes !== null && totals.memoryBytes > free;
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">Cost of each subject on this machine</caption>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">Time</th>
            <th scope="col">Memory</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <CostRow key={line.reference} line={line} name={names(line.reference)} />
          ))}
        </tbody>
        {totals.seconds !== null && (
          <tfoot>
            <tr data-state={totals.stale ? 'stale' : 'measured'}>
              <th scope="row">{totals.complete ? 'All, one after another' : 'As far as measured'}</th>
              <td>{formatDuration(totals.seconds)}</td>
              <td>{totals.memoryBytes === null ? '' : formatBytes(totals.memoryBytes)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      <p className={tooLarge ? styles.problem : styles.none}>
        {totals.tokens !== null && `${formatCount(totals.tokens)} tokens in all. `}
        {free !== null && `${formatBytes(free)} of memory are free.`}
        {tooLarge && ' The largest subject needs more.'}
      </p>
      {totals.stale && (
        <p className={styles.stale}>The plan has changed since: measure again for figures of this plan.</p>
      )}
    </>
  );
}

function CostRow({
  line: { state, estimate, error },
  name,
}: {
  readonly line: CostLine;
  readonly name: string;
}) {
  if (estimate === null) {
    return (
      <tr data-state={state}>
        <th scope="row">{name}</th>
        <td colSpan={2} className={error === null ? styles.none : styles.problem}>
          {error === null ? 'not measured' : error.message}
        </td>
      </tr>
    );
  }
  return (
    <tr data-state={state}>
      <th scope="row">
        {name}
        <span className={styles.rate}>
          {formatRate(estimate.responsesPerSecond, 'responses')},{' '}
          {estimate.gpu ?? formatCounted(estimate.threads, 'thread')}
          {state === 'stale' && ', before the last change'}
        </span>
      </th>
      <td>{estimate.seconds === null ? 'unknown' : formatDuration(estimate.seconds)}</td>
      <td>{formatBytes(estimate.memoryBytes)}</td>
    </tr>
  );
}
