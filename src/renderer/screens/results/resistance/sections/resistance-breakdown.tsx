import { useMemo, useState } from 'react';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import { type IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../../charts/layout/number-text.js';
import { verdictZones } from '../../../../charts/resistance-strip.js';
import { formatCounted, formatEstimate } from '../../../../formatting/numbers.js';
import { SegmentedControl } from '../../../../ui/segmented-control.js';
import { breakdownGroups, usefulBreakdowns, type Breakdown, type BreakdownRow } from '../model/breakdown.js';
import type { MarkResponses } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import { useOpenMark } from './use-open-mark.js';

const NAMES: Readonly<Record<Breakdown, string>> = {
  scale: 'By scale',
  persona: 'By persona',
  template: 'By template',
  wording: 'By wording',
  instrument: 'By instrument',
};

/** Resistance taken apart: where it comes from. Nothing where it has no parts. */
export function ResistanceBreakdown({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const useful = useMemo(() => usefulBreakdowns(view), [view]);
  const [chosen, setChosen] = useState<Breakdown>('scale');
  const by = useful.includes(chosen) ? chosen : (useful[0] ?? null);
  const groups = useMemo(() => (by === null ? [] : breakdownGroups(view, by)), [view, by]);
  if (by === null) return null;
  return (
    <div>
      {useful.length > 1 && (
        <div className={styles.choices}>
          <SegmentedControl
            label="Resistance taken apart"
            value={by}
            onChange={setChosen}
            options={useful.map((value) => ({ value, label: NAMES[value] }))}
          />
        </div>
      )}
      <div className={styles.panel}>
        <IntervalChart
          title={`Resistance ${NAMES[by].toLowerCase()}`}
          description={`0: adopts what is asked; 1: keeps its default. Whiskers are ${formatConfidence(view.result.confidence)} intervals; hollow marks are texts that were held out.`}
          quantity="Resistance"
          groups={groups.map(({ heading, rows }) => ({
            heading,
            rows: rows.map((row) => intervalRow(row, openMark)),
          }))}
          zones={verdictZones(view.detail.design.analysis)}
          faded={view.faded}
          fileWords={fileWords(view, 'resistance', by)}
        />
      </div>
    </div>
  );
}

function intervalRow(
  { key, name, figure, heldOut, behind }: BreakdownRow,
  open: (mark: MarkResponses) => void,
): IntervalRow {
  return {
    key,
    label: name,
    text: formatEstimate(figure),
    figure,
    hollow: heldOut,
    lines: [
      `Resistance ${intervalWords(figure)}`,
      `Rests on ${formatCounted(figure.cells, 'against-default cell')}`,
    ],
    open: () => open(behind),
  };
}
