import { useMemo } from 'react';
import type { FacetComparison, FacetComparisons } from '../../../../../shared/domain/population/facets.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber, formatProbability } from '../../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { distanceAxis, ratioAxis } from '../model/population-axes.js';
import { fileWords, scaleName, type PopulationView } from '../model/population-view.js';
import { formatRatioEstimate } from '../model/verdict-words.js';
import { useOpenScale } from './use-open-behind.js';

/** Facets whose p lies below this after Holm are said to lie apart. */
const APART = 0.05;

interface FacetsSectionProps {
  readonly view: PopulationView;
  readonly facets: FacetComparisons;
}

/** How much simulated people vary on every facet, and how far they lie from people there, domain by domain. */
export function FacetsSection({ view, facets }: FacetsSectionProps) {
  const openScale = useOpenScale(view);
  const { confidence, margins } = view.result;
  const { scales } = facets;
  const groups = useMemo(
    () => ({
      ratios: byDomain(view, scales, (facet): IntervalRow => ({
        ...rowOf(facet, openScale),
        text: formatRatioEstimate(facet.varianceRatio),
        figure: facet.varianceRatio,
        lines: [
          `Simulated SD ${formatNumber(facet.simulated.standardDeviation)}, human SD ${formatNumber(facet.human.standardDeviation)}`,
        ],
      })),
      distances: byDomain(view, scales, (facet): IntervalRow => ({
        ...rowOf(facet, openScale),
        text: formatEstimate(facet.wassersteinDeviations),
        figure: facet.wassersteinDeviations,
        reference:
          facet.wassersteinByChance === null
            ? null
            : facet.wassersteinByChance.median / facet.human.standardDeviation,
        hollow: facet.adjustedP !== null && facet.adjustedP >= APART,
        lines: [
          `Mean difference ${formatEstimate(facet.meanDifference)} points`,
          ...(facet.adjustedP === null ? [] : [`p ${formatProbability(facet.adjustedP)} after Holm`]),
        ],
      })),
    }),
    [view, scales, openScale],
  );
  const whiskers = `Whiskers are ${formatConfidence(confidence)} intervals over people of both sides.`;
  return (
    <>
      <p className={styles.words}>{facetWords(facets)}</p>
      <div className={styles.stack}>
        <div className={styles.panel}>
          <IntervalChart
            title="Variance ratio by facet"
            description={`Variance of simulated people over that of people, facet by facet. ${whiskers}`}
            quantity="Variance ratio"
            groups={groups.ratios}
            rowHeight={22}
            fileWords={fileWords(view, 'facets', 'variance ratio')}
            faded={view.faded}
            {...ratioAxis(scales.map(({ varianceRatio }) => varianceRatio))}
          />
        </div>
        <div className={styles.panel}>
          <IntervalChart
            title="Wasserstein distance by facet"
            description={`In human standard deviations. The dashed tick is what chance gives two samples of one population; hollow marks are not told from chance after Holm over the facets. ${whiskers}`}
            quantity="Wasserstein-1"
            reference="By chance"
            groups={groups.distances}
            rowHeight={22}
            fileWords={fileWords(view, 'facets', 'wasserstein')}
            faded={view.faded}
            {...distanceAxis(
              scales.map(({ wassersteinDeviations }) => wassersteinDeviations),
              margins.wasserstein,
            )}
          />
        </div>
      </div>
    </>
  );
}

function rowOf(
  { instrument, scale, name }: FacetComparison,
  open: (instrument: string, scale: string) => void,
): Pick<IntervalRow, 'key' | 'label' | 'open'> {
  return { key: scale, label: name, open: () => open(instrument, scale) };
}

function byDomain(
  view: PopulationView,
  scales: readonly FacetComparison[],
  row: (facet: FacetComparison) => IntervalRow,
) {
  const domains = [...new Set(scales.map(({ domain }) => domain))];
  return domains.map((domain) => ({
    heading: domain === null ? null : scaleName(view, domain),
    rows: scales.filter((facet) => facet.domain === domain).map(row),
  }));
}

function facetWords({ scales, spread }: FacetComparisons): string {
  const tested = scales.filter(({ adjustedP }) => adjustedP !== null);
  const apart = tested.filter(({ adjustedP }) => adjustedP !== null && adjustedP < APART);
  return [
    ...(spread === null
      ? []
      : [
          `Over ${scales.length} facets the variance is ${formatRatioEstimate(spread)} of that of people (geometric mean).`,
        ]),
    ...(tested.length === 0
      ? []
      : [
          `${apart.length} of ${tested.length} ${apart.length === 1 ? 'lies' : 'lie'} apart from people with p below ${APART} after Holm over the facets.`,
        ]),
    'No verdict goes by facets: they have few items each.',
  ].join(' ');
}
