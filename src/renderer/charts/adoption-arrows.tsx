import { useMemo } from 'react';
import type { AdoptionCell } from '../../shared/domain/resistance.js';
import type { ScaleView } from '../../shared/contract/views.js';
import { adoptionTable, cellWords } from './adoption-overview.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { GroupHeadings } from './group-headings.js';
import { ChartFrame } from './frame/chart-frame.js';
import { adoptionArrowsLayout, type AdoptionArrow } from './layout/adoption-layout.js';
import { formatNumber } from './layout/number-text.js';
import { poleName, scoreTicks } from './layout/score-range.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { TargetMark } from './mark-shapes.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

export interface AdoptionArrowsProps {
  readonly scale: ScaleView;
  /** Of any scales; those of `scale` are drawn. */
  readonly cells: readonly AdoptionCell[];
  readonly labels: ReadonlyMap<string, string>;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly onOpen?: ((cell: AdoptionCell) => void) | undefined;
}

/** One arrow a condition on one scale: from the default's mean to the condition's, with what was asked for marked. */
export function AdoptionArrows({
  scale,
  cells,
  labels,
  fileWords,
  faded = false,
  onOpen,
}: AdoptionArrowsProps) {
  const own = useMemo(
    () => cells.filter((cell) => cell.instrument === scale.instrument && cell.scale === scale.scale),
    [cells, scale],
  );
  const table = useMemo(() => adoptionTable(own, labels), [own, labels]);
  return (
    <ChartFrame
      title={`Movement on ${scale.name}`}
      description="From the default’s mean (the line) to each condition’s mean (the arrow’s head); pins mark what was asked for."
      table={table}
      fileWords={fileWords}
      faded={faded}
    >
      {(width) => <Arrows scale={scale} cells={own} labels={labels} width={width} onOpen={onOpen} />}
    </ChartFrame>
  );
}

interface ArrowsProps {
  readonly scale: ScaleView;
  readonly cells: readonly AdoptionCell[];
  readonly labels: ReadonlyMap<string, string>;
  readonly width: number;
  readonly onOpen: ((cell: AdoptionCell) => void) | undefined;
}

function Arrows({ scale, cells, labels, width, onOpen }: ArrowsProps) {
  const layout = useMemo(
    () => adoptionArrowsLayout(scale, cells, labels, width, legendHeight(LEGEND, width) + 6),
    [scale, cells, labels, width],
  );
  const { arrows, left, right, top, bottom, rowHeight, x } = layout;
  const marks = useMarks(
    arrows.map(({ cell, label, toX, y }) => ({
      key: cell.condition,
      title: label,
      lines: cellWords(cell),
      x: toX,
      y,
      open: onOpen === undefined ? undefined : () => onOpen(cell),
    })),
  );
  const standing = arrows[0]?.fromX;
  return (
    <>
      <Figure width={width} height={layout.height} label={`${scale.name}: ${arrows.length} conditions`}>
        <Legend entries={LEGEND} width={width} />
        <ScoreAxis
          ticks={scoreTicks(scale).map((tick) => ({ x: x(tick), label: formatNumber(tick, 0) }))}
          left={left}
          right={right}
          top={top}
          bottom={bottom}
          low={poleName(scale.low)}
          high={poleName(scale.high)}
        />
        <line
          x1={x(scale.midpoint)}
          x2={x(scale.midpoint)}
          y1={top}
          y2={bottom}
          stroke={PAINT.axis}
          strokeDasharray="1 3"
        />
        {standing !== undefined && (
          <line x1={standing} x2={standing} y1={top} y2={bottom} stroke={PAINT.default} strokeWidth={1.4} />
        )}
        <GroupHeadings headings={layout.headings} />
        {arrows.map((arrow, place) => (
          <MarkGroup
            key={arrow.cell.condition}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: arrow.top, width: width, height: rowHeight }}
            active={marks.active === place}
          >
            <text x={left - 10} y={arrow.y + 4} textAnchor="end" className={styles.strong}>
              {shortenedText(arrow.label, left - 12, 12)}
            </text>
            <TargetMark x={arrow.targetX} ground={arrow.y + rowHeight / 2 - 3} height={rowHeight - 6} />
            <Arrow arrow={arrow} />
            <text x={width - 2} y={arrow.y + 4} textAnchor="end">
              {arrow.cell.alpha === null ? '–' : formatNumber(arrow.cell.alpha)}
            </text>
          </MarkGroup>
        ))}
        <text x={width - 2} y={top - 2} textAnchor="end" className={styles.small}>
          adoption
        </text>
      </Figure>
      {marks.tooltip}
    </>
  );
}

function Arrow({ arrow: { fromX, toX, y, backfire, cell } }: { readonly arrow: AdoptionArrow }) {
  const paint = backfire ? PAINT.problem : cell.direction === 'with' ? PAINT.with : PAINT.against;
  return (
    <ArrowShape
      fromX={fromX}
      toX={toX}
      y={y}
      paint={paint}
      backfire={backfire}
      hollow={cell.direction === 'with'}
    />
  );
}

interface ArrowShapeProps {
  readonly fromX: number;
  readonly toX: number;
  readonly y: number;
  readonly paint: string;
  /** Dashed, with a cross instead of a head: a movement away. */
  readonly backfire: boolean;
  readonly hollow: boolean;
}

function ArrowShape({ fromX, toX, y, paint, backfire, hollow }: ArrowShapeProps) {
  const side = toX >= fromX ? 1 : -1;
  const head = Math.min(7, Math.max(3.5, Math.abs(toX - fromX)));
  return (
    <>
      <line
        x1={fromX}
        x2={backfire ? toX : toX - side * head}
        y1={y}
        y2={y}
        stroke={paint}
        strokeWidth={2}
        {...(backfire ? { strokeDasharray: '3 3' } : {})}
      />
      {backfire ? (
        <path
          d={`M${toX - 4},${y - 4}l8,8m-8,0l8,-8`}
          fill="none"
          stroke={paint}
          strokeWidth={2}
          strokeLinecap="round"
        />
      ) : (
        <path
          d={`M${toX},${y}l${-side * head},-4.2v8.4z`}
          fill={hollow ? PAINT.ground : paint}
          stroke={paint}
          strokeWidth={1.4}
          strokeLinejoin="round"
        />
      )}
    </>
  );
}

const LEGEND: readonly LegendEntry[] = [
  {
    label: 'against the default',
    glyph: <ArrowShape fromX={0} toX={18} y={6} paint={PAINT.against} backfire={false} hollow={false} />,
  },
  {
    label: 'with the default',
    glyph: <ArrowShape fromX={0} toX={18} y={6} paint={PAINT.with} backfire={false} hollow />,
  },
  {
    label: 'moved away',
    glyph: <ArrowShape fromX={0} toX={13} y={6} paint={PAINT.problem} backfire hollow={false} />,
  },
  { label: 'asked for', glyph: <TargetMark x={9} ground={12} height={12} /> },
];
