import { scaleLinear } from '@visx/scale';
import { textWidth } from './text-width.js';

/** Rows under a heading; null for rows without one. */
export interface RowGroup<Row> {
  readonly heading: string | null;
  readonly rows: readonly Row[];
}

/** A row's words: its name at the left, its figures at the right. */
export interface RowWords {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

export interface PlacedRow<Row> {
  readonly row: Row;
  readonly top: number;
  /** Middle of the row. */
  readonly y: number;
}

/** Rows with a plot between their names and their figures. Sizes are pixels. */
export interface RowLayout<Row> {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly headings: readonly { readonly text: string; readonly y: number }[];
  readonly rows: readonly PlacedRow<Row>[];
  readonly x: (value: number) => number;
}

export interface RowLayoutInput<Row> {
  readonly groups: readonly RowGroup<Row>[];
  readonly domain: readonly [low: number, high: number];
  readonly width: number;
  /** Where the rows may begin. */
  readonly top: number;
  readonly rowHeight?: number;
  /** Room below the rows for the axis. */
  readonly axisHeight?: number;
}

const HEADING_HEIGHT = 28;
const TEXT_SIZE = 12;
const GAP = 14;

/** Places rows one under another; names take at most 34% of the width, figures what they need. */
export function rowLayout<Row extends RowWords>(input: RowLayoutInput<Row>): RowLayout<Row> {
  const { groups, domain, width, top, rowHeight = 26, axisHeight = 26 } = input;
  const every = groups.flatMap(({ rows }) => rows);
  const labelWidth = Math.max(30, ...every.map(({ label }) => textWidth(label, TEXT_SIZE)));
  const figureWidth = Math.max(0, ...every.map(({ text }) => textWidth(text, TEXT_SIZE)));
  const left = Math.ceil(Math.min(labelWidth + GAP, width * 0.34, 260));
  const right = Math.floor(width - (figureWidth === 0 ? 8 : Math.min(figureWidth + GAP, width * 0.36)));
  const scale = scaleLinear<number>({ domain: [domain[0], domain[1]], range: [left + 6, right - 6] });
  const headings: { text: string; y: number }[] = [];
  const rows: PlacedRow<Row>[] = [];
  let y = top;
  for (const group of groups) {
    if (group.heading !== null) {
      headings.push({ text: group.heading, y: y + HEADING_HEIGHT - 9 });
      y += HEADING_HEIGHT;
    }
    for (const row of group.rows) {
      rows.push({ row, top: y, y: y + rowHeight / 2 });
      y += rowHeight;
    }
  }
  const bottom = y + 4;
  return {
    width,
    height: bottom + axisHeight,
    rowHeight,
    left,
    right,
    top,
    bottom,
    headings,
    rows,
    x: (value) => scale(Math.min(domain[1], Math.max(domain[0], value))),
  };
}
