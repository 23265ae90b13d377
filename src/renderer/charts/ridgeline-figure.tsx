import { useMemo } from 'react';
import type { ConditionProfile } from '../../shared/contract/views.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { GroupHeadings } from './group-headings.js';
import { formatNumber } from './layout/number-text.js';
import {
  ridgelineLayout,
  type RidgelineInput,
  type RidgelineLayout,
  type RidgeRow,
} from './layout/ridgeline-layout.js';
import { poleName } from './layout/score-range.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MeanMark, STANDING_PAINT, standingOf, TargetMark, type Standing } from './mark-shapes.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

interface RidgelineFigureProps extends RidgelineInput {
  /** The lines of a row's tooltip. */
  readonly words: (profile: ConditionProfile) => string[];
  readonly onOpen: ((profile: ConditionProfile) => void) | undefined;
}

/** The drawing of a ridgeline. */
export function RidgelineFigure({ words, onOpen, ...input }: RidgelineFigureProps) {
  const { scale, profiles, reference, band, order, width } = input;
  const legend = useMemo(() => legendOf(profiles, band !== null && band.placebo !== null), [profiles, band]);
  const layout = useMemo(
    () => ridgelineLayout({ scale, profiles, reference, band, order, width }, legendHeight(legend, width)),
    [scale, profiles, reference, band, order, width, legend],
  );
  const marks = useMarks(
    layout.rows.map(({ profile, meanX, ground }) => ({
      key: profile.condition,
      title: profile.label,
      lines: words(profile),
      x: meanX,
      y: ground,
      open: onOpen === undefined ? undefined : () => onOpen(profile),
    })),
  );
  const { left, right, top, bottom, placebo, defaultX, midX } = layout;
  return (
    <>
      <Figure
        width={layout.width}
        height={layout.height}
        label={`${scale.name}: ${layout.rows.length} conditions`}
      >
        <Legend entries={legend} width={width} />
        {placebo !== null && (
          <rect
            x={placebo.x}
            y={top}
            width={placebo.width}
            height={bottom - top}
            fill={PAINT.placebo}
            opacity={0.32}
          />
        )}
        <ScoreAxis
          ticks={layout.ticks.map(({ value, x }) => ({ x, label: formatNumber(value, 0) }))}
          left={left}
          right={right}
          top={top}
          bottom={bottom}
          low={poleName(scale.low)}
          high={poleName(scale.high)}
        />
        <line x1={midX} x2={midX} y1={top} y2={bottom} stroke={PAINT.axis} strokeDasharray="1 3" />
        {defaultX !== null && (
          <line x1={defaultX} x2={defaultX} y1={top} y2={bottom} stroke={PAINT.default} strokeWidth={1} />
        )}
        <ColumnHeadings layout={layout} />
        <GroupHeadings headings={layout.headings} />
        {layout.rows.map((row, place) => (
          <MarkGroup
            key={row.profile.condition}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: row.top, width: layout.width, height: layout.rowHeight }}
            active={marks.active === place}
          >
            <Ridge row={row} layout={layout} />
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function Ridge({ row, layout }: { readonly row: RidgeRow; readonly layout: RidgelineLayout }) {
  const { profile, ground, shape, referenceShape, meanX, lowX, highX, targetX } = row;
  const { compact, left, right, meanEnd, alphaEnd } = layout;
  const standing = standingOf(profile);
  const paint = STANDING_PAINT[standing];
  const size = compact ? 11 : 12;
  const textY = ground - (compact ? 0 : 3);
  return (
    <>
      <text
        x={left - 10}
        y={textY}
        textAnchor="end"
        className={compact ? `${styles.small} ${styles.strong}` : styles.strong}
      >
        {shortenedText(profile.label, left - 12, size)}
      </text>
      {profile.kind !== 'default' && (
        <path
          d={referenceShape}
          fill={PAINT.default}
          fillOpacity={0.1}
          stroke={PAINT.default}
          strokeWidth={0.9}
          strokeOpacity={0.75}
        />
      )}
      <path
        d={shape}
        fill={paint}
        fillOpacity={standing === 'default' ? 0.26 : 0.42}
        stroke={paint}
        strokeWidth={1.2}
        strokeLinejoin="round"
      />
      <line x1={left} x2={right} y1={ground} y2={ground} stroke={PAINT.grid} />
      <line x1={lowX} x2={highX} y1={ground} y2={ground} stroke={paint} strokeWidth={compact ? 1.6 : 2.2} />
      {targetX !== null && (
        <TargetMark x={targetX} ground={ground} height={layout.rowHeight - (compact ? 6 : 9)} />
      )}
      <MeanMark standing={standing} x={meanX} y={ground} size={compact ? 3 : 4} />
      {meanEnd !== null && (
        <text x={meanEnd} y={textY} textAnchor="end" className={compact ? styles.small : undefined}>
          {formatNumber(profile.mean)}
        </text>
      )}
      {alphaEnd !== null && profile.alpha !== null && (
        <text x={alphaEnd} y={textY} textAnchor="end" className={compact ? styles.small : undefined}>
          {formatNumber(profile.alpha)}
        </text>
      )}
    </>
  );
}

function ColumnHeadings({ layout: { meanEnd, alphaEnd, top } }: { readonly layout: RidgelineLayout }) {
  return (
    <g aria-hidden="true">
      {meanEnd !== null && (
        <text x={meanEnd} y={top - 8} textAnchor="end" className={styles.small}>
          mean
        </text>
      )}
      {alphaEnd !== null && (
        <text x={alphaEnd} y={top - 8} textAnchor="end" className={styles.small}>
          adoption
        </text>
      )}
    </g>
  );
}

const SHAPE_WORDS: readonly (readonly [Standing, string])[] = [
  ['default', 'default'],
  ['against', 'asked against the default'],
  ['with', 'asked with the default'],
  ['neither', 'neither against nor with it'],
  ['placebo', 'placebo'],
];

function legendOf(profiles: readonly ConditionProfile[], withBand: boolean): LegendEntry[] {
  const present = new Set(profiles.map(standingOf));
  return [
    ...SHAPE_WORDS.flatMap(([standing, label]) =>
      present.has(standing) ? [{ label, glyph: <ShapeGlyph standing={standing} /> }] : [],
    ),
    ...(profiles.some(({ requested }) => requested !== null)
      ? [{ label: 'asked for', glyph: <TargetMark x={9} ground={12} height={12} /> }]
      : []),
    ...(withBand
      ? [
          {
            label: 'range of the placebo means',
            glyph: <rect x={6} y={0} width={6} height={12} fill={PAINT.placebo} opacity={0.4} />,
          },
        ]
      : []),
  ];
}

function ShapeGlyph({ standing }: { readonly standing: Standing }) {
  const paint = STANDING_PAINT[standing];
  return (
    <>
      <path d="M0,11h3v-4h3v-5h5v4h3v5h4" fill={paint} fillOpacity={0.35} stroke={paint} strokeWidth={1.1} />
      <MeanMark standing={standing} x={9} y={11} size={3} />
    </>
  );
}
