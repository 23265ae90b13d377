import { useMemo } from 'react';
import { GatePanel } from '../../../../charts/gate-panel.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../../charts/layout/number-text.js';
import { PAINT } from '../../../../charts/paint.js';
import { formatCounted, formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { gateResponses, underConditions } from '../model/behind.js';
import { fileWords, shownName, type IdentityView } from '../model/identity-view.js';
import { useOpenBehind } from './use-open-behind.js';

/** Whether answers can be read as answers, and neutral tables are read at all. */
export function GateSection({ view }: { readonly view: IdentityView }) {
  const open = useOpenBehind(view);
  const { neutralByArm, reasoning, competence, confidence, arms, gate } = view.result;
  const groups = useMemo(
    () =>
      arms
        .map((arm) => ({
          heading: arms.length > 1 ? shownName(arm) : null,
          rows: [
            ...neutralByArm
              .filter((own) => own.arm === arm)
              .map(({ accuracy }): IntervalRow => ({
                key: `${arm} baseline`,
                label: 'No identity',
                text: formatEstimate(accuracy),
                figure: accuracy,
                hollow: true,
                paint: PAINT.default,
                lines: [`Right in ${intervalWords(accuracy)}`],
              })),
            ...reasoning.flatMap(({ identity, neutral, conditions, ...row }): IntervalRow[] =>
              row.arm !== arm || neutral === null
                ? []
                : [
                    {
                      key: `${arm} ${identity}`,
                      label: shownName(identity),
                      text: `${formatEstimate(neutral.accuracy)} · ${neutral.passed ? 'read' : 'not read'}`,
                      figure: neutral.accuracy,
                      lines: [
                        `Right in ${intervalWords(neutral.accuracy)}`,
                        formatCounted(neutral.pairs, 'pair of tables', 'pairs of tables'),
                      ],
                      open: () => open(underConditions(view, conditions, shownName(identity))),
                    },
                  ],
            ),
          ],
        }))
        .filter(({ rows }) => rows.length > 0),
    [arms, neutralByArm, reasoning, open, view],
  );
  return (
    <div className={styles.stack}>
      {competence !== null && (
        <div className={styles.panel}>
          <IntervalChart
            title={competence.passed ? 'Neutral tables: read' : 'Neutral tables: not read'}
            description={`How often the right conclusion of tables that nobody has a stake in is found. Who is not above chance (0.5) here cannot show motivated reading, and is not called unbiased. Whiskers are ${formatConfidence(confidence)} intervals.`}
            quantity="Share right"
            groups={groups}
            zones={[
              { from: 0, to: 0.5, label: 'chance or below', opacity: 0.18 },
              { from: 0.5, to: 1, label: 'read', opacity: 0.04 },
            ]}
            fileWords={fileWords(view, 'neutral tables')}
          />
        </div>
      )}
      <div className={styles.panel}>
        <GatePanel
          gate={gate}
          fileWords={fileWords(view, 'gate')}
          onOpen={({ id }) => open(gateResponses(view, id))}
        />
      </div>
    </div>
  );
}
