import { useContext, useMemo, useState } from 'react';
import type { ConditionProfile, Lattice, ScaleBand, ScaleView } from '../../shared/contract/views.js';
import { SegmentedControl } from '../ui/segmented-control.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { ChartPresentationContext } from './frame/presentation.js';
import { requestWords, referenceProfile, type RowOrder } from './layout/condition-groups.js';
import { formatConfidence, formatNumber, formatShift } from './layout/number-text.js';
import { poleName } from './layout/score-range.js';
import { RidgelineFigure } from './ridgeline-figure.js';
import styles from './chart-controls.module.css';

export interface RidgelineProps {
  readonly scale: ScaleView;
  /** Of any scales; those of `scale` are drawn. */
  readonly profiles: readonly ConditionProfile[];
  readonly band?: ScaleBand | null;
  /** The default's distribution; without it, that of the first default condition among `profiles`. */
  readonly reference?: { readonly mean: number; readonly distribution: Lattice } | null;
  /** Of the interval of single administrations, e.g. .95. */
  readonly confidence?: number;
  readonly title?: string;
  readonly fileWords?: readonly string[];
  readonly faded?: boolean;
  /** False where rows should stay where they are, as in a run that goes on. */
  readonly sortable?: boolean;
  /** Shows the responses behind a row. */
  readonly onOpen?: (profile: ConditionProfile) => void;
}

/** Rows that are drawn before more are asked for: about two screens. */
const ROWS_AT_ONCE = 80;

/**
 * Each condition's exact distribution of scores on one scale as a shape on a line of its own, with the default's outline
 * behind it, what was asked for marked, and the placebos' band shaded.
 */
export function Ridgeline({
  scale,
  profiles,
  band = null,
  reference,
  confidence = 0.95,
  title = scale.name,
  fileWords = [scale.name, 'distributions'],
  faded = false,
  sortable = true,
  onOpen,
}: RidgelineProps) {
  const [order, setOrder] = useState<RowOrder>('request');
  // A document has no second screen to leave the rest to.
  const [all, setAll] = useState(useContext(ChartPresentationContext).numbers === 'below');
  const own = useMemo(
    () =>
      profiles.filter((profile) => profile.instrument === scale.instrument && profile.scale === scale.scale),
    [profiles, scale],
  );
  const shown = useMemo(() => (all ? own : own.slice(0, ROWS_AT_ONCE)), [own, all]);
  const table = useMemo(() => ridgelineTable(own), [own]);
  const behind = reference === undefined ? referenceProfile(own) : reference;
  const left = own.length - shown.length;
  return (
    <ChartFrame
      title={title}
      description={`How likely each score is in one administration, per condition, from ${formatNumber(scale.min, 0)}, ${poleName(scale.low)}, to ${formatNumber(scale.max, 0)}, ${poleName(scale.high)}. The grey outline is the default.`}
      table={table}
      fileWords={fileWords}
      faded={faded}
      controls={
        sortable &&
        own.length > 3 && (
          <div className={styles.row}>
            <SegmentedControl
              label="Order of rows"
              hideLabel
              value={order}
              onChange={setOrder}
              options={[
                { value: 'request', label: 'By request' },
                { value: 'mean', label: 'By mean' },
                { value: 'name', label: 'By name' },
              ]}
            />
          </div>
        )
      }
      note={
        left > 0 ? (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            Show {left} more conditions
          </button>
        ) : undefined
      }
    >
      {(width) => (
        <RidgelineFigure
          scale={scale}
          profiles={shown}
          reference={behind}
          band={band}
          order={order}
          width={width}
          words={(profile) => profileWords(profile, confidence, behind?.mean ?? null)}
          onOpen={onOpen}
        />
      )}
    </ChartFrame>
  );
}

function profileWords(profile: ConditionProfile, confidence: number, standing: number | null): string[] {
  const { mean, standardDeviation, low, high, alpha, kind } = profile;
  const shift =
    standing === null || kind === 'default' ? '' : `, ${formatShift(mean - standing)} from the default`;
  return [
    `Mean ${formatNumber(mean)}${shift}; standard deviation ${formatNumber(standardDeviation)}`,
    `${formatConfidence(confidence)} of administrations from ${formatNumber(low)} to ${formatNumber(high)}`,
    ...(kind === 'default' || kind === 'placebo' ? [] : [requestWords(profile)]),
    ...(alpha === null
      ? []
      : [`Adoption ${formatNumber(alpha)}${alpha < 0 ? ': moved away from what was asked' : ''}`]),
  ];
}

function ridgelineTable(profiles: readonly ConditionProfile[]): ChartTable {
  return {
    columns: [
      textColumn('label', 'Condition'),
      textColumn('kind', 'Kind'),
      numberColumn('mean', 'Mean'),
      numberColumn('sd', 'Standard deviation'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      numberColumn('requested', 'Asked for'),
      textColumn('direction', 'Direction'),
      numberColumn('alpha', 'Adoption'),
      textColumn('distribution', 'Probability of each score'),
    ],
    rows: profiles.map((profile) => [
      profile.label,
      profile.kind,
      profile.mean,
      profile.standardDeviation,
      profile.low,
      profile.high,
      profile.requested,
      profile.direction ?? '',
      profile.alpha,
      latticeWords(profile.distribution),
    ]),
  };
}

/** The values with at least a thousandth of the mass. */
function latticeWords({ first, step, probabilities }: Lattice): string {
  return probabilities
    .flatMap((probability, place) =>
      probability < 0.001 ? [] : [`${formatNumber(first + place * step)}: ${probability.toFixed(3)}`],
    )
    .join('; ');
}
