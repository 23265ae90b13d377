import { useMemo } from 'react';
import type { ReplicationRate } from '../../../../../shared/domain/replication/result.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../../charts/layout/number-text.js';
import styles from '../../sections/sections.module.css';
import { ratesOf } from '../model/rates.js';
import { fileWords, type ReplicationView } from '../model/replication-view.js';

/** What was found of all effects, of main effects and interactions apart, and of what people did and did not show again. */
export function RatesSection({ view }: { readonly view: ReplicationView }) {
  const { result } = view;
  const groups = useMemo(
    () =>
      ratesOf(result).map(({ heading, rates }) => ({
        heading,
        rows: rates.map(({ name, rate, lines }) => rateRow(name, rate, lines)),
      })),
    [result],
  );
  return (
    <div className={styles.panel}>
      <IntervalChart
        title="What was found"
        description={`Shares with ${formatConfidence(result.confidence)} intervals (Wilson), in one run of each experiment.`}
        quantity="Share"
        groups={groups}
        domain={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        low="none"
        high="all"
        faded={view.faded}
        fileWords={fileWords(view, 'rates')}
      />
    </div>
  );
}

function rateRow(name: string, rate: ReplicationRate, lines: readonly string[]): IntervalRow {
  return {
    key: name,
    label: name,
    text: `${rate.found} of ${rate.of}`,
    figure: rate.share,
    lines: [...lines, `Share ${intervalWords(rate.share)}`],
  };
}
