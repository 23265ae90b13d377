import { useMemo } from 'react';
import { BarChart } from '../../../../charts/bar-chart.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { NoiseDecomposition } from '../../../../charts/noise-decomposition.js';
import { formatShare } from '../../../../formatting/numbers.js';
import { byScaleRows } from '../model/detail-tables.js';
import { scaleName, wholeScale } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import { useOpenMark } from './use-open-mark.js';

/** Whether differences between personas stand out from chance, and the smallest shift that does. */
export function NoiseSection({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const { instability } = view.result;
  const scales = useMemo(
    () =>
      view.views.scales.flatMap((scale) => {
        const figures = instability.scales[scale.instrument]?.[scale.scale];
        return figures === undefined ? [] : [{ scale, figures }];
      }),
    [view.views.scales, instability],
  );
  return (
    <>
      <p className={styles.words}>{instabilityWords(view)}</p>
      <div className={styles.stack}>
        {scales.length > 0 && (
          <div className={styles.panel}>
            <NoiseDecomposition
              scales={scales}
              minIcc={view.detail.design.analysis.minIcc}
              confidence={view.result.confidence}
              faded={view.faded}
              fileWords={fileWords(view, 'noise')}
              onOpen={({ scale }) => openMark(wholeScale(view, scale))}
            />
          </div>
        )}
        <NoiseFloorChart view={view} />
      </div>
    </>
  );
}

function NoiseFloorChart({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const { noiseFloor } = view.result;
  const groups = useMemo(() => {
    const shown = new Set(
      view.views.scales.flatMap(({ instrument, scale, kind }) =>
        kind === 'facet' ? [] : [`${instrument} ${scale}`],
      ),
    );
    const rows = byScaleRows(noiseFloor.scales)
      .filter(([instrument, scale]) => shown.has(`${instrument} ${scale}`))
      .map(([instrument, scale, floor]) => ({
        key: `${instrument} ${scale}`,
        label: scaleName(view.views, instrument, scale),
        text: formatNumber(floor.leastDetectableShift, 3),
        value: floor.leastDetectableShift,
        reference: floor.standardDeviation,
        lines: [
          `A shift of ${formatNumber(floor.leastDetectableShift, 3)} points stands out`,
          `Standard deviation of texts that ask for nothing ${formatNumber(floor.standardDeviation, 3)}, ${floor.degrees} degrees of freedom`,
        ],
        open: () => openMark(wholeScale(view, { instrument, scale })),
      }));
    return [{ heading: null, rows }];
  }, [noiseFloor, view, openMark]);
  const rows = groups[0]?.rows ?? [];
  if (rows.length === 0) return null;
  const top = niceTop(Math.max(...rows.map(({ value }) => value)));
  const { detectableShare } = noiseFloor;
  return (
    <div className={styles.panel}>
      <BarChart
        title="Noise floor: the smallest shift that stands out"
        description="How far texts that ask for nothing move a scale sets the smallest shift, in points, that is more than chance; the dashed tick is their standard deviation."
        quantity="Least detectable shift"
        reference="Standard deviation"
        groups={groups}
        domain={[0, top]}
        ticks={[0, top / 2, top]}
        faded={view.faded}
        fileWords={fileWords(view, 'noise floor')}
        {...(detectableShare === null
          ? {}
          : {
              note: `${formatShare(detectableShare)} of the against-default cells moved by more than this.`,
            })}
      />
    </div>
  );
}

/** The next of 1, 2 or 5 times a power of ten: where a figure's axis may end. */
function niceTop(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

function instabilityWords({ result, detail }: SubjectView): string {
  const { icc1, icck, noiseShare, unstable, belowMinIcc } = result.instability;
  if (icc1 === null) return 'Too few personas or answers to tell persona variance from noise.';
  const least = formatNumber(detail.design.analysis.minIcc);
  const parts = [
    `ICC(1,1) over the scales asked for is ${formatNumber(icc1.estimate)} [${formatNumber(icc1.low)}, ${formatNumber(icc1.high)}]${
      icck === null ? '' : `, and ${formatNumber(icck)} for the mean of all administrations`
    }.`,
    ...(noiseShare === null
      ? []
      : [`Run noise is ${formatShare(noiseShare)} of that of answering at random.`]),
    ...(unstable
      ? ['Run noise drowns the personas: the subject is unstable.']
      : belowMinIcc
        ? [
            `That lies under ${least}, not because answers are loud but because personas make little difference.`,
          ]
        : []),
  ];
  return parts.join(' ');
}
