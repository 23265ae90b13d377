import { useMemo } from 'react';
import type { Backfire } from '../../../../../shared/domain/gain/backfire.js';
import { BarChart } from '../../../../charts/bar-chart.js';
import type { BarRow } from '../../../../charts/bar-rows.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { pairsOnScale } from '../model/behind.js';
import { fileWords, instrumentsOf, scaleName, type GainView } from '../model/gain-view.js';
import { useOpenBehind } from './use-open-behind.js';

/** How far personas and their anti-targets lie apart, by scale. */
export function BackfireSection({
  view,
  backfire,
}: {
  readonly view: GainView;
  readonly backfire: Backfire;
}) {
  const open = useOpenBehind(view);
  const groups = useMemo(() => {
    const instruments = instrumentsOf(view);
    return instruments
      .map(({ id, name }) => ({
        heading: instruments.length === 1 ? null : name,
        rows: backfire.byScale
          .filter(({ instrument }) => instrument === id)
          .map((entry): BarRow => {
            const { scale, spread, requestedSpread, count, backfired } = entry;
            return {
              key: `${id} ${scale}`,
              label: scaleName(view, id, scale),
              text: `${formatNumber(spread)} of ${formatNumber(requestedSpread)}`,
              value: spread,
              reference: requestedSpread,
              lines: [
                `${formatCounted(count, 'pair')} of persona and anti-target`,
                backfired === 0 ? 'None the wrong way round' : `${backfired} the wrong way round`,
              ],
              open: () => open(pairsOnScale(view, backfire.pairs, entry)),
            };
          }),
      }))
      .filter(({ rows }) => rows.length > 0);
  }, [view, backfire, open]);
  const lowest = Math.min(0, ...backfire.byScale.map(({ spread }) => spread));
  const low = lowest < 0 ? Math.floor(lowest * 4) / 4 : 0;
  return (
    <div className={styles.panel}>
      <BarChart
        title="Persona against anti-target"
        description="How far apart a persona and its anti-target of the same length lie, as a share of the range; the dashed tick is what full following would give. Below 0 the two moved the wrong way round."
        quantity="Spread"
        reference="Asked for"
        groups={groups}
        domain={[low, 1]}
        ticks={low < 0 ? [low, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]}
        faded={view.faded}
        fileWords={fileWords(view, 'backfire')}
        note={`${backfire.backfired} of ${formatCounted(backfire.count, 'pair')} the wrong way round; mean spread ${formatNumber(backfire.spread)} of ${formatNumber(backfire.requestedSpread)} asked for.`}
      />
    </div>
  );
}
