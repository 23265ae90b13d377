import { scaleLinear } from '@visx/scale';
import { textWidth } from './text-width.js';

/** A factor whose levels are rows of the lower panel. */
export interface DashboardFactor {
  readonly name: string;
  /** As they are shown. */
  readonly levels: readonly string[];
}

export interface SpecificationCurveLayoutInput {
  readonly width: number;
  /** Where the upper panel may begin. */
  readonly top: number;
  readonly columns: number;
  readonly factors: readonly DashboardFactor[];
  readonly domain: readonly [low: number, high: number];
}

/** Where everything stands in a specification curve. Sizes are pixels. */
export interface SpecificationCurveLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** The upper panel. */
  readonly top: number;
  readonly bottom: number;
  /** The lower panel. */
  readonly dashboardTop: number;
  readonly dashboardBottom: number;
  readonly columnWidth: number;
  /** Middle of a column. */
  readonly x: (column: number) => number;
  /** A value of the measure; what lies outside the axis is drawn at its end. */
  readonly y: (value: number) => number;
  readonly headings: readonly { readonly text: string; readonly y: number }[];
  readonly rows: readonly {
    readonly factor: number;
    readonly level: number;
    readonly text: string;
    readonly y: number;
  }[];
}

const UPPER_HEIGHT = 240;
const GAP = 20;
const ROW_HEIGHT = 17;
const HEADING_HEIGHT = 22;
const TEXT_SIZE = 11;
/** Room for the names of the verdicts' zones. */
const RIGHT = 58;

/** Places a column for each specification, and below it a row for each level of each factor. */
export function specificationCurveLayout({
  width,
  top,
  columns,
  factors,
  domain,
}: SpecificationCurveLayoutInput): SpecificationCurveLayout {
  const names = factors.flatMap(({ levels }) => levels.map((level) => textWidth(level, TEXT_SIZE) + 12));
  const headings = factors.map(({ name }) => textWidth(name, TEXT_SIZE, 600));
  const left = Math.ceil(Math.min(Math.max(64, ...names, ...headings) + 14, width * 0.3));
  const right = width - RIGHT;
  const columnWidth = (right - left) / Math.max(1, columns);
  const bottom = top + UPPER_HEIGHT;
  const scale = scaleLinear<number>({ domain: [domain[0], domain[1]], range: [bottom - 4, top + 4] });
  const headingPlaces: { text: string; y: number }[] = [];
  const rows: SpecificationCurveLayout['rows'][number][] = [];
  const dashboardTop = bottom + GAP;
  let y = dashboardTop;
  for (const [factor, { name, levels }] of factors.entries()) {
    headingPlaces.push({ text: name, y: y + HEADING_HEIGHT - 7 });
    y += HEADING_HEIGHT;
    for (const [level, text] of levels.entries()) {
      rows.push({ factor, level, text, y: y + ROW_HEIGHT / 2 });
      y += ROW_HEIGHT;
    }
  }
  return {
    height: y + 6,
    left,
    right,
    top,
    bottom,
    dashboardTop,
    dashboardBottom: y,
    columnWidth,
    x: (column) => left + (column + 0.5) * columnWidth,
    y: (value) => scale(Math.min(domain[1], Math.max(domain[0], value))),
    headings: headingPlaces,
    rows,
  };
}

/**
 * The part of a measure's range that its values need, widened to whole steps of a twentieth of the range and to at least a
 * quarter of it, so that small differences are seen and not made to look large.
 */
export function shownDomain(
  values: readonly number[],
  { min, max }: { readonly min: number; readonly max: number },
): readonly [low: number, high: number] {
  if (values.length === 0) return [min, max];
  const step = (max - min) / 20;
  const least = 5;
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  let low = Math.floor((lowest - min) / step - 0.5);
  let high = Math.ceil((highest - min) / step + 0.5);
  const missing = Math.max(0, least - (high - low));
  low -= Math.floor(missing / 2);
  high += Math.ceil(missing / 2);
  // Room is taken from the other side where the range ends, unless values themselves lie beyond it.
  const [first, last] = [lowest < min ? low : 0, highest > max ? high : 20];
  if (low < first) [low, high] = [first, Math.max(high, Math.min(last, first + least))];
  if (high > last) [low, high] = [Math.min(low, Math.max(first, last - least)), last];
  return [min + low * step, min + high * step];
}

/** About five round numbers within a domain. */
export function roundTicks([low, high]: readonly [low: number, high: number]): number[] {
  return scaleLinear<number>({ domain: [low, high], range: [0, 1] }).ticks(5);
}
