import { useMemo } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { GroupHeadings } from './group-headings.js';
import { rowLayout, type RowGroup } from './layout/row-layout.js';
import { shortenedText, textWidth } from './layout/text-width.js';
import { Legend, legendHeight } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

/** A conclusion with its colour. */
export interface ShareKind {
  readonly id: string;
  readonly name: string;
  readonly paint: string;
}

/** One level of a factor: how often each conclusion was reached under it. */
export interface ShareRow {
  readonly key: string;
  readonly label: string;
  /** Figures at the right. */
  readonly text: string;
  readonly shares: readonly { readonly id: string; readonly count: number; readonly share: number }[];
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

export interface SharesFigureProps {
  readonly label: string;
  readonly width: number;
  readonly kinds: readonly ShareKind[];
  readonly groups: readonly RowGroup<ShareRow>[];
}

export interface SharesChartProps extends Omit<SharesFigureProps, 'label' | 'width'> {
  readonly title: string;
  readonly description: string;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly note?: string;
}

const ROW_HEIGHT = 24;
const BAR_HEIGHT = 16;

/** Conclusions by level, as parts of bars of one length. */
export function SharesChart({
  title,
  description,
  fileWords,
  faded = false,
  note,
  ...figure
}: SharesChartProps) {
  const { groups, kinds } = figure;
  const table = useMemo(() => sharesTable(groups, kinds), [groups, kinds]);
  return (
    <ChartFrame
      title={title}
      description={description}
      table={table}
      fileWords={fileWords}
      faded={faded}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <SharesFigure {...figure} width={width} label={title} />}
    </ChartFrame>
  );
}

/** The drawing of a shares chart. */
export function SharesFigure({ label, width, kinds, groups }: SharesFigureProps) {
  const legend = kinds.map(({ name, paint }) => ({
    label: name,
    glyph: <rect x={2} y={0} width={14} height={12} fill={paint} />,
  }));
  const legendSize = legendHeight(legend, width);
  const layout = useMemo(
    () =>
      rowLayout({ groups, domain: [0, 1], width, top: legendSize + 2, rowHeight: ROW_HEIGHT, axisHeight: 4 }),
    [groups, width, legendSize],
  );
  const marks = useMarks(
    layout.rows.map(({ row, y }) => ({
      key: row.key,
      title: row.label,
      lines: row.lines,
      x: layout.left + 40,
      y,
      open: row.open,
    })),
  );
  const paints = new Map(kinds.map(({ id, paint }) => [id, paint]));
  const names = new Map(kinds.map(({ id, name }) => [id, name]));
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        <GroupHeadings headings={layout.headings} />
        {layout.rows.map(({ row, top, y }, place) => (
          <MarkGroup
            key={row.key}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: top, width, height: ROW_HEIGHT }}
            active={marks.active === place}
          >
            <text x={layout.left - 10} y={y + 4} textAnchor="end" className={styles.strong}>
              {shortenedText(row.label, layout.left - 12, 12)}
            </text>
            {partsOf(row).map(({ id, from, to, count }) => {
              const start = layout.x(from);
              const size = layout.x(to) - start;
              const words = `${names.get(id) ?? id} ${count}`;
              const text = textWidth(words, 11) < size - 10 ? words : String(count);
              return (
                <g key={id}>
                  <rect
                    x={start}
                    y={y - BAR_HEIGHT / 2}
                    width={Math.max(0, size - 1.5)}
                    height={BAR_HEIGHT}
                    fill={paints.get(id) ?? PAINT.placebo}
                  />
                  {textWidth(text, 11) < size - 4 && (
                    <text x={start + 5} y={y + 4} className={`${styles.small} ${styles.onDark}`}>
                      {text}
                    </text>
                  )}
                </g>
              );
            })}
            <text x={width - 2} y={y + 4} textAnchor="end">
              {shortenedText(row.text, width - layout.right - 6, 12)}
            </text>
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function partsOf({ shares }: ShareRow): { id: string; from: number; to: number; count: number }[] {
  let from = 0;
  return shares.map(({ id, share, count }) => {
    const part = { id, from, to: from + share, count };
    from += share;
    return part;
  });
}

function sharesTable(groups: readonly RowGroup<ShareRow>[], kinds: readonly ShareKind[]): ChartTable {
  return {
    columns: [
      textColumn('factor', 'Choice'),
      textColumn('level', 'Level'),
      ...kinds.map(({ id, name }) => numberColumn(id, name, 0)),
    ],
    rows: groups.flatMap(({ heading, rows }) =>
      rows.map((row) => [
        heading ?? '',
        row.label,
        ...kinds.map(({ id }) => row.shares.find((share) => share.id === id)?.count ?? 0),
      ]),
    ),
  };
}
