import type { GainScale } from '../../shared/domain/gain/result.js';
import type { ScaleGain } from '../../shared/domain/gain/scale-gain.js';
import { DoseMark, seriesPaint } from './dose-response-marks.js';
import styles from './figure.module.css';
import { dodge, LEVEL_TICKS, stopsOf, type DosePanel } from './layout/dose-response-layout.js';
import { formatNumber } from './layout/number-text.js';
import { shortenedText } from './layout/text-width.js';
import { PAINT } from './paint.js';

/** One subject's dose-response on the panel's scale. */
export interface DoseSeries {
  readonly subject: string;
  readonly name: string;
  readonly dose: ScaleGain;
}

interface DosePanelProps {
  readonly panel: DosePanel;
  readonly scale: GainScale;
  /** The first is the one whose default, noise and stops are drawn. */
  readonly series: readonly DoseSeries[];
}

/** The frame of a scale's panel: headings, axes, full following, the default and what placebos do. */
export function DosePanelFrame({ panel, scale, series }: DosePanelProps) {
  const { left, right, bottom, x, y } = panel;
  const first = series[0]?.dose;
  const standing = first?.default ?? null;
  const room = right - left;
  return (
    <g aria-hidden="true">
      <text x={left} y={panel.heading} className={styles.heading}>
        {shortenedText(scale.name, room, 12, 600)}
      </text>
      <text x={left} y={panel.subheading} className={styles.small}>
        {shortenedText(subheading(series), room, 11)}
      </text>
      {panel.scoreTicks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke={PAINT.grid} />
          <text x={left - 6} y={y(tick) + 4} textAnchor="end" className={styles.small}>
            {tick}
          </text>
        </g>
      ))}
      {first !== undefined && <NoiseBand dose={first} panel={panel} />}
      <line
        x1={x(1)}
        y1={y(scale.min)}
        x2={x(9)}
        y2={y(scale.max)}
        stroke={PAINT.target}
        strokeWidth={1.4}
        strokeDasharray="5 4"
      />
      {standing !== null && (
        <line
          x1={left}
          x2={right}
          y1={y(standing)}
          y2={y(standing)}
          stroke={PAINT.default}
          strokeWidth={1.4}
        />
      )}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={PAINT.axis} />
      {LEVEL_TICKS.map((level) => (
        <g key={level}>
          <line x1={x(level)} x2={x(level)} y1={bottom} y2={bottom + 4} stroke={PAINT.axis} />
          <text x={x(level)} y={bottom + 16} textAnchor="middle" className={styles.small}>
            {level}
          </text>
          {level % 4 === 1 && (
            <text x={x(level)} y={bottom + 29} textAnchor="middle" className={styles.tiny}>
              {formatNumber(scale.min + ((level - 1) / 8) * (scale.max - scale.min), 1)}
            </text>
          )}
        </g>
      ))}
      <text x={left} y={bottom + 44} className={styles.tiny}>
        {shortenedText(`← ${scale.low}`, room / 2 - 8, 10)}
      </text>
      <text x={right} y={bottom + 44} textAnchor="end" className={styles.tiny}>
        {shortenedText(`${scale.high} →`, room / 2 - 8, 10)}
      </text>
      {first !== undefined && <Stops dose={first} panel={panel} />}
    </g>
  );
}

/** The isotonic scores of one series as a line. */
export function IsotonicLine({
  panel,
  series,
  place,
  count,
}: {
  readonly panel: DosePanel;
  readonly series: DoseSeries;
  readonly place: number;
  readonly count: number;
}) {
  const points = series.dose.points.map(
    ({ level, isotonic }) => `${panel.x(level + dodge(place, count))},${panel.y(isotonic)}`,
  );
  return (
    <polyline
      aria-hidden="true"
      points={points.join(' ')}
      fill="none"
      stroke={seriesPaint(place, count)}
      strokeWidth={1.8}
      strokeLinejoin="round"
    />
  );
}

/** One point with its interval; hollow where it does not stand out from the default. */
export function DosePointMark({
  panel,
  point,
  place,
  count,
}: {
  readonly panel: DosePanel;
  readonly point: ScaleGain['points'][number];
  readonly place: number;
  readonly count: number;
}) {
  const x = panel.x(point.level + dodge(place, count));
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={panel.y(point.low)}
        y2={panel.y(point.high)}
        stroke={seriesPaint(place, count)}
        strokeWidth={1.8}
      />
      <DoseMark
        place={place}
        paint={seriesPaint(place, count)}
        hollow={point.detectable === false}
        x={x}
        y={panel.y(point.mean)}
      />
    </>
  );
}

function subheading(series: readonly DoseSeries[]): string {
  const figure = ({ dose: { gain } }: DoseSeries): string =>
    `${formatNumber(gain.estimate)} [${formatNumber(gain.low)}, ${formatNumber(gain.high)}]`;
  const [first] = series;
  if (series.length === 1 && first !== undefined) return `gain ${figure(first)}`;
  return `gain ${series.map(({ dose }) => formatNumber(dose.gain.estimate)).join(' · ')}`;
}

/** Least height of a band, so that placebos that do nothing are still seen. */
const LEAST_BAND = 3;

function NoiseBand({ dose, panel }: { readonly dose: ScaleGain; readonly panel: DosePanel }) {
  const { left, right, y, top, bottom } = panel;
  const { placebo, leastDetectableShift: shift, default: standing } = dose;
  const within = (value: number): number => Math.min(bottom, Math.max(top, value));
  return (
    <>
      {shift !== null && standing !== null && (
        <rect
          x={left}
          width={right - left}
          y={within(y(standing + shift))}
          height={Math.max(0, within(y(standing - shift)) - within(y(standing + shift)))}
          fill={PAINT.placebo}
          opacity={0.16}
        />
      )}
      {placebo !== null && (
        <rect
          x={left}
          width={right - left}
          y={(y(placebo.low) + y(placebo.high) - Math.max(LEAST_BAND, y(placebo.low) - y(placebo.high))) / 2}
          height={Math.max(LEAST_BAND, y(placebo.low) - y(placebo.high))}
          fill={PAINT.placebo}
          opacity={0.45}
        />
      )}
    </>
  );
}

function Stops({ dose, panel }: { readonly dose: ScaleGain; readonly panel: DosePanel }) {
  const { x, top, bottom, left, right } = panel;
  return stopsOf(dose).map(({ side, at }) => {
    const end = side === 'low' ? left : right;
    const room = Math.abs(end - x(at));
    return (
      <g key={side}>
        <line x1={x(at)} x2={x(at)} y1={top} y2={bottom} stroke={PAINT.problem} strokeDasharray="2 3" />
        <line x1={x(at)} x2={end} y1={top + 0.5} y2={top + 0.5} stroke={PAINT.problem} strokeWidth={2} />
        {room > 40 && (
          <text
            x={side === 'low' ? x(at) - 4 : x(at) + 4}
            y={top + 12}
            textAnchor={side === 'low' ? 'end' : 'start'}
            className={styles.tiny}
          >
            stops
          </text>
        )}
      </g>
    );
  });
}
