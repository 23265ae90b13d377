import { useMemo } from 'react';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import {
  formatConfidence,
  formatNumber,
  formatShift,
  intervalWords,
} from '../../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { differenceAxis, distanceAxis, ratioAxis } from '../model/population-axes.js';
import { fileWords, type PopulationView } from '../model/population-view.js';
import { formatRatio, formatRatioEstimate } from '../model/verdict-words.js';
import { useOpenScale } from './use-open-behind.js';

/** How much simulated people vary and where they lie, scale by scale. */
export function SpreadSection({ view }: { readonly view: PopulationView }) {
  const openScale = useOpenScale(view);
  const { scales, spread, confidence, margins } = view.result;
  const rows = useMemo(() => {
    const row = (scale: (typeof scales)[number]) => ({
      key: scale.scale,
      label: scale.name,
      open: () => openScale(scale.instrument, scale.scale),
    });
    return {
      ratios: [
        ...scales.map((scale): IntervalRow => ({
          ...row(scale),
          text: formatRatioEstimate(scale.varianceRatio),
          figure: scale.varianceRatio,
          lines: [
            `Simulated SD ${formatNumber(scale.simulated.standardDeviation)}, human SD ${formatNumber(scale.human.standardDeviation)}`,
            ...(scale.answeredVarianceRatio === null
              ? []
              : [
                  `${formatRatio(scale.answeredVarianceRatio)} with the variance that single administrations add`,
                ]),
          ],
        })),
        ...(spread === null || spread.scales < 2
          ? []
          : [
              {
                key: 'all',
                label: 'Geometric mean',
                text: formatRatioEstimate(spread),
                figure: spread,
                hollow: true,
                lines: [],
              },
            ]),
      ],
      distances: scales.map((scale): IntervalRow => ({
        ...row(scale),
        text: formatEstimate(scale.wassersteinDeviations),
        figure: scale.wassersteinDeviations,
        reference:
          scale.wassersteinByChance === null
            ? null
            : scale.wassersteinByChance.median / scale.human.standardDeviation,
        lines: [
          `${intervalWords(scale.wasserstein)} points`,
          ...(scale.wassersteinP === null
            ? []
            : [`p ${formatNumber(scale.wassersteinP, 3)} under one population`]),
          `Kolmogorov-Smirnov distance ${formatNumber(scale.kolmogorovSmirnov.distance)}`,
        ],
      })),
      differences: scales.map((scale): IntervalRow => ({
        ...row(scale),
        text: `${formatShift(scale.meanDifference.estimate)} [${formatShift(scale.meanDifference.low)}, ${formatShift(scale.meanDifference.high)}]`,
        figure: scale.meanDifference,
        reference: 0,
        lines: [`Simulated ${formatNumber(scale.simulated.mean)}, people ${formatNumber(scale.human.mean)}`],
      })),
    };
  }, [scales, spread, openScale]);
  const rest = { faded: view.faded };
  const whiskers = `Whiskers are ${formatConfidence(confidence)} intervals over people of both sides.`;
  return (
    <div className={styles.stack}>
      <div className={styles.panel}>
        <IntervalChart
          title="Variance ratio"
          description={`Variance of simulated people over that of people: 1 is as much, 0 is everybody alike. ${whiskers}`}
          quantity="Variance ratio"
          groups={[{ heading: null, rows: rows.ratios }]}
          fileWords={fileWords(view, 'variance ratio')}
          {...ratioAxis(rows.ratios.flatMap(({ figure }) => figure ?? []))}
          {...rest}
        />
      </div>
      <div className={styles.panel}>
        <IntervalChart
          title="Wasserstein distance"
          description={`How far scores would have to move for one distribution to become the other, in human standard deviations. The dashed tick is what chance gives two samples of one population. ${whiskers}`}
          quantity="Wasserstein-1"
          reference="By chance"
          groups={[{ heading: null, rows: rows.distances }]}
          fileWords={fileWords(view, 'wasserstein')}
          {...distanceAxis(
            scales.map(({ wassersteinDeviations }) => wassersteinDeviations),
            margins.wasserstein,
          )}
          {...rest}
        />
      </div>
      <div className={styles.panel}>
        <IntervalChart
          title="Mean difference"
          description={`Mean of simulated people less that of people, in points of the response scale. ${whiskers}`}
          quantity="Difference"
          reference="None"
          groups={[{ heading: null, rows: rows.differences }]}
          fileWords={fileWords(view, 'mean difference')}
          {...differenceAxis(scales.map(({ meanDifference }) => meanDifference))}
          {...rest}
        />
      </div>
    </div>
  );
}
