import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber } from '../../../../charts/layout/number-text.js';
import { formatEstimate, formatShare } from '../../../../formatting/numbers.js';
import type { ScaleInstabilityResult } from '../../../../../shared/domain/instability/scale.js';
import styles from '../../sections/sections.module.css';
import { personasOnScale } from '../model/behind.js';
import { componentName } from '../model/component-groups.js';
import { fileWords, keyOf, scalesByInstrument, type InstabilityView } from '../model/instability-view.js';
import { itemOrderComponents, itemOrderWords, varianceAxis } from '../model/item-orders.js';
import { useOpenBehind } from './use-open-behind.js';

/** What the order of the items does to personas, where a study crosses several. */
export function ItemOrderSection({ view }: { readonly view: InstabilityView }) {
  const open = useOpenBehind(view);
  const { scales, confidence, itemOrders } = view.result;
  const parts = scales.flatMap((scale) => itemOrderComponents(scale));
  const axis = varianceAxis(parts.map(({ high }) => high));
  const rowsOf = (scale: ScaleInstabilityResult): IntervalRow[] =>
    itemOrderComponents(scale).map((component) => ({
      key: `${keyOf(scale)} ${component.sources.join(' ')}`,
      label: componentName(component, itemOrders),
      text: formatShare(component.share ?? 0),
      figure: { estimate: component.variance, low: component.low, high: component.high },
      lines: [
        `Variance ${formatEstimate({ estimate: component.variance, low: component.low, high: component.high })} squared points`,
        `${formatShare(component.share ?? 0)} of the variance of single answers`,
        ...(component.estimate < 0 ? [`It came out as ${formatNumber(component.estimate, 4)}`] : []),
      ],
      open: () => open(personasOnScale(view, scale)),
    }));
  const instruments = scalesByInstrument(view);
  return (
    <>
      <p className={styles.words}>{itemOrderWords(view)}</p>
      <div className={styles.panel}>
        <IntervalChart
          title="What item orders do to personas"
          description={`Components of the variance of single answers in which persona and item order take part, in squared points: how far personas change places when the same items come in another order. Figures are shares of the whole; whiskers are ${formatConfidence(confidence)} intervals.`}
          quantity="Variance"
          groups={instruments.flatMap(({ name, scales: own }) =>
            own.map((scale) => ({
              heading: instruments.length === 1 ? scale.name : `${name}, ${scale.name}`,
              rows: rowsOf(scale),
            })),
          )}
          rowHeight={24}
          domain={axis.domain}
          ticks={axis.ticks}
          faded={view.faded}
          fileWords={fileWords(view, 'item orders')}
        />
      </div>
    </>
  );
}
