import { useMemo } from 'react';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../../charts/layout/number-text.js';
import { PAINT } from '../../../../charts/paint.js';
import { formatCount } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import {
  boundedEffect,
  fileWords,
  hypothesisName,
  outcomeWords,
  pWords,
  type ReplicationView,
} from '../model/replication-view.js';

/** Effects beyond this are drawn at the end of the axis. */
const MOST = 3;

/** The effect of every published hypothesis in the original and here, on one axis. */
export function EffectsSection({ view }: { readonly view: ReplicationView }) {
  const { result } = view;
  const groups = useMemo(
    () =>
      result.hypotheses
        .filter(({ original }) => original !== null)
        .map((entry) => {
          const { experiment, hypothesis, original, simulated, later, statement } = entry;
          const key = `${experiment} ${hypothesis}`;
          const rows: IntervalRow[] = [
            {
              key: `${key} original`,
              label: 'Original',
              text: original === null ? '' : `${formatCount(original.n)} people, ${pWords(original.p)}`,
              figure: boundedEffect(original),
              hollow: true,
              paint: PAINT.default,
              lines: [
                statement,
                original?.place ?? '',
                later === null
                  ? 'No later study is named.'
                  : `Later, in people: ${later.replaceAll('-', ' ')}.`,
              ],
            },
            {
              key: `${key} here`,
              label: 'Here',
              text: `${outcomeWords(entry, result.alpha)}${simulated === null ? '' : `, ${pWords(simulated.p)}`}`,
              figure: boundedEffect(simulated),
              lines: effectLines(entry),
            },
          ];
          return { heading: hypothesisName(entry), rows };
        }),
    [result],
  );
  const reach = Math.min(
    MOST,
    Math.max(
      1,
      ...groups.flatMap(({ rows }) =>
        rows.flatMap(({ figure }) => (figure === null ? [] : [Math.abs(figure.low), Math.abs(figure.high)])),
      ),
    ),
  );
  const end = Math.ceil(reach * 2) / 2;
  return (
    <div className={styles.panel}>
      <IntervalChart
        title="Effects in the originals and here"
        description={`Standardised differences, above 0 in the direction of the hypothesis, with ${formatConfidence(result.confidence)} intervals. Hollow: people in the original. Filled: personas, in one run of the experiment. Arrows lie beyond the axis.`}
        quantity="d"
        groups={groups}
        domain={[-end, end]}
        ticks={[-end, -end / 2, 0, end / 2, end]}
        low="against the hypothesis"
        high="as in the hypothesis"
        faded={view.faded}
        fileWords={fileWords(view, 'effects')}
      />
    </div>
  );
}

function effectLines({
  simulated,
  power,
  redrawn,
  equivalence,
}: ReplicationView['result']['hypotheses'][number]): string[] {
  const figure = boundedEffect(simulated);
  return [
    figure === null ? '' : `d ${intervalWords(figure)}`,
    redrawn === null ? '' : `Found in ${Math.round(redrawn.found * 100)}% of redrawn runs`,
    power === null ? '' : `Chance to find the original’s effect: ${Math.round(power * 100)}%`,
    equivalence === null ? '' : `Against d = ${equivalence.smallest.toFixed(2)}: ${equivalence.outcome}`,
  ].filter((line) => line !== '');
}
