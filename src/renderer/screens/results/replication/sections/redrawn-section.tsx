import { useMemo } from 'react';
import type { HypothesisResult } from '../../../../../shared/domain/replication/result.js';
import { BarChart } from '../../../../charts/bar-chart.js';
import type { BarRow } from '../../../../charts/bar-rows.js';
import styles from '../../sections/sections.module.css';
import { fileWords, shortName, type ReplicationView } from '../model/replication-view.js';

interface RedrawnSectionProps {
  readonly view: ReplicationView;
  readonly title: string;
  readonly description: string;
  /** What a bar is read against, as a heading. */
  readonly reference: string;
  readonly hypotheses: readonly HypothesisResult[];
  readonly against: (entry: HypothesisResult) => number | null;
  readonly word: string;
}

/** How often each hypothesis was found when its experiment was run again on the same answers. */
export function RedrawnSection({
  view,
  title,
  description,
  reference,
  hypotheses,
  against,
  word,
}: RedrawnSectionProps) {
  const rows = useMemo(
    () =>
      hypotheses.flatMap((entry): BarRow[] => {
        if (entry.redrawn === null) return [];
        const { found, opposite, runs } = entry.redrawn;
        const value = entry.truth === 'none' ? found + opposite : found;
        const reached = against(entry);
        return [
          {
            key: `${entry.experiment} ${entry.hypothesis}`,
            label: shortName(entry),
            text: `${(value * 100).toFixed(1)}%`,
            value,
            ...(reached === null ? {} : { reference: reached }),
            lines: [entry.statement, `${runs} runs; ${(opposite * 100).toFixed(1)}% the other way round`],
          },
        ];
      }),
    [hypotheses, against],
  );
  return (
    <div className={styles.panel}>
      <BarChart
        title={title}
        description={description}
        quantity="Share of runs"
        reference={reference}
        groups={[{ heading: null, rows }]}
        domain={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        faded={view.faded}
        fileWords={fileWords(view, word)}
      />
    </div>
  );
}
