import { useMemo } from 'react';
import type { ExplainedAnswers } from '../../../../../shared/domain/instability/labelling.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { VarianceShares } from '../../../../charts/variance-shares.js';
import { formatEstimate, formatShare } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { personasOnScale } from '../model/behind.js';
import { componentName, COMPONENT_GROUPS, GROUP_WORDS, groupShares } from '../model/component-groups.js';
import { componentTable } from '../model/detail-tables.js';
import { fileWords, keyOf, scalesByInstrument, type InstabilityView } from '../model/instability-view.js';
import { ratioText } from '../model/verdict-words.js';
import { DOMINANCE_ZONES } from './dominance-zones.js';
import { useOpenBehind } from './use-open-behind.js';

function explainedRow({
  instrument,
  scale,
  name,
  marginal,
  conditional,
  byChance,
}: ExplainedAnswers): IntervalRow {
  return {
    key: `${instrument} ${scale}`,
    label: name,
    text: formatEstimate(marginal),
    figure: marginal,
    reference: byChance,
    lines: [
      `Personas explain ${intervalWords(marginal)}`,
      `Personas and items together ${formatNumber(conditional)}`,
      `${formatNumber(byChance)} where personas make no difference`,
    ],
  };
}

/** What makes single answers differ, and what that makes of one administration of each scale. */
export function ComponentsSection({ view }: { readonly view: InstabilityView }) {
  const open = useOpenBehind(view);
  const { scales, explained, confidence, itemOrders } = view.result;
  const table = useMemo(() => componentTable(view), [view]);
  const bars = useMemo(
    () =>
      scales.map((scale) => ({
        key: keyOf(scale),
        name: scale.name,
        parts: groupShares(scale.components).map(({ group, variance, share }) => ({
          kind: group,
          variance,
          share,
        })),
        lines: scale.components
          .filter(({ share }) => (share ?? 0) >= 0.005)
          .map(
            (component) =>
              `${componentName(component, itemOrders)} ${formatNumber(component.variance, 3)} (${formatShare(component.share ?? 0)})`,
          ),
      })),
    [scales, itemOrders],
  );
  const groups = useMemo(() => {
    const instruments = scalesByInstrument(view);
    return instruments.map(({ name, scales: own }) => ({
      heading: instruments.length === 1 ? null : name,
      rows: own.map((scale): IntervalRow => ({
        key: keyOf(scale),
        label: scale.name,
        text: `${formatEstimate(scale.icc1)} · ${scale.items} items`,
        figure: scale.icc1,
        lines: [
          `ICC(1,1) ${intervalWords(scale.icc1)}, for ${scale.items} items`,
          `ICC(1,k) ${intervalWords(scale.icck)}, of the mean of ${scale.administrations} administrations`,
          `Noise over persona variance ${ratioText(scale.ratio)}`,
          `Runs alone ${ratioText(scale.runRatio)}`,
          ...(scale.test === null
            ? []
            : [`Permutation test p ${formatNumber(scale.test.adjusted, 3)} after Holm`]),
          ...(scale.entropy === null
            ? []
            : [
                `Personas explain ${formatShare(Math.max(0, scale.entropy.corrected ?? scale.entropy.share))} of the entropy of answers`,
              ]),
        ],
        open: () => open(personasOnScale(view, scale)),
      })),
    }));
  }, [view, open]);
  return (
    <div className={styles.stack}>
      <div className={styles.panel}>
        <VarianceShares
          title="Variance components"
          description="Shares of the variance of single answers. Solid: what personas make of it. Hatched: what chance and the way of asking make of it. Items of a scale average out what they take part in; the ICC below is of whole scales."
          kinds={COMPONENT_GROUPS.map((group) => ({ id: group, label: GROUP_WORDS[group] }))}
          bars={bars}
          table={table}
          faded={view.faded}
          fileWords={fileWords(view, 'variance components')}
        />
      </div>
      <div className={styles.panel}>
        <IntervalChart
          title="ICC(1,1) of each scale"
          description={`Share of the variance of one administration, all items of the scale, that is due to personas. Whiskers are ${formatConfidence(confidence)} intervals.`}
          quantity="ICC(1,1)"
          groups={groups}
          zones={DOMINANCE_ZONES}
          faded={view.faded}
          fileWords={fileWords(view, 'icc by scale')}
        />
      </div>
      {explained.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title="Single answers explained by personas"
            description={`Marginal R² of score ~ persona + (1 | item): the share of the variance of single answers that personas explain, whatever the test length. The dashed tick is what it comes to where personas make no difference. Whiskers are ${formatConfidence(confidence)} intervals over items.`}
            quantity="Marginal R²"
            reference="By chance"
            groups={[{ heading: null, rows: explained.map(explainedRow) }]}
            faded={view.faded}
            fileWords={fileWords(view, 'explained variance')}
          />
        </div>
      )}
    </div>
  );
}
