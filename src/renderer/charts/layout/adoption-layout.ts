import { scaleLinear } from '@visx/scale';
import type { AdoptionCell } from '../../../shared/domain/resistance.js';
import type { ScaleView } from '../../../shared/contract/views.js';
import { stackedDots, type StackedDot } from './dot-stack.js';
import { scoreToPixels, type ScoreToPixels } from './score-range.js';
import { textWidth } from './text-width.js';

/** The part of the adoption axis that is drawn; what lies beyond stands at its edge, marked as such. */
export const ADOPTION_DOMAIN = [-0.5, 1.5] as const;

/** A cell with an adoption that is a number. */
export interface AdoptedCell extends AdoptionCell {
  readonly alpha: number;
  readonly direction: 'against' | 'with';
}

/** The cells that have an adoption, of every scale. */
export function adoptedCells(cells: readonly AdoptionCell[]): AdoptedCell[] {
  return cells.flatMap((cell) =>
    cell.alpha === null || cell.direction === null
      ? []
      : [{ ...cell, alpha: cell.alpha, direction: cell.direction }],
  );
}

export interface AdoptionLane {
  readonly scale: ScaleView;
  readonly direction: 'against' | 'with';
  /** Middle of the lane. */
  readonly y: number;
  /** Pixels from one dot of a stack to the next. */
  readonly step: number;
  readonly dots: readonly StackedDot<AdoptedCell>[];
}

export interface AdoptionOverviewLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly dot: number;
  readonly lanes: readonly AdoptionLane[];
  readonly names: readonly {
    readonly scale: ScaleView;
    readonly y: number;
    readonly top: number;
    readonly height: number;
  }[];
  readonly x: (alpha: number) => number;
}

const LANE = 40;
const SCALE_GAP = 12;

/** Places every adoption as a dot: two lanes a scale, against-default above with-default, never pooled. */
export function adoptionOverviewLayout(
  scales: readonly ScaleView[],
  cells: readonly AdoptedCell[],
  width: number,
  top: number,
): AdoptionOverviewLayout {
  const used = scales.filter((scale) => cells.some((cell) => isOf(cell, scale)));
  const widest = Math.max(60, ...used.map(({ name }) => textWidth(name, 12, 600)));
  const left = Math.ceil(Math.min(widest + 86, width * 0.42));
  const right = width - 14;
  const scale = scaleLinear<number>({ domain: [...ADOPTION_DOMAIN], range: [left, right] });
  const x = (alpha: number): number =>
    scale(Math.min(ADOPTION_DOMAIN[1], Math.max(ADOPTION_DOMAIN[0], alpha)));
  const dot = cells.length > 600 ? 5 : 6.5;
  const lanes: AdoptionLane[] = [];
  const names: AdoptionOverviewLayout['names'][number][] = [];
  let y = top;
  for (const own of used) {
    const start = y;
    for (const direction of ['against', 'with'] as const) {
      const items = cells.filter((cell) => isOf(cell, own) && cell.direction === direction);
      if (items.length === 0) continue;
      const dots = stackedDots(items, ({ alpha }) => x(alpha), dot);
      const highest = Math.max(1, ...dots.map(({ offset }) => Math.abs(offset)));
      // A crowd is pressed together until it fits its lane.
      const step = Math.min(dot - 1, (LANE - dot - 4) / 2 / highest);
      lanes.push({ scale: own, direction, y: y + LANE / 2, step, dots });
      y += LANE;
    }
    names.push({ scale: own, y: (start + y) / 2, top: start, height: y - start });
    y += SCALE_GAP;
  }
  const bottom = y - SCALE_GAP + 6;
  return { width, height: bottom + 40, left, right, top, bottom, dot, lanes, names, x };
}

function isOf(cell: AdoptionCell, { instrument, scale }: ScaleView): boolean {
  return cell.instrument === instrument && cell.scale === scale;
}

/** A condition's movement on one scale. Positions are pixels. */
export interface AdoptionArrow {
  readonly cell: AdoptionCell & { readonly score: number; readonly default: number };
  readonly label: string;
  readonly top: number;
  readonly y: number;
  readonly fromX: number;
  readonly toX: number;
  readonly targetX: number;
  readonly backfire: boolean;
}

export interface AdoptionArrowsLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rowHeight: number;
  readonly headings: readonly { readonly text: string; readonly y: number }[];
  readonly arrows: readonly AdoptionArrow[];
  readonly x: ScoreToPixels;
}

const GROUPS = [
  { direction: 'against', text: 'Against the default: these test resistance' },
  { direction: 'with', text: 'With the default' },
  { direction: null, text: 'The midpoint was asked for' },
] as const;

/** Places one arrow a condition, from the default to where the condition's mean lies, on one scale. */
export function adoptionArrowsLayout(
  scale: ScaleView,
  cells: readonly AdoptionCell[],
  labels: ReadonlyMap<string, string>,
  width: number,
  top: number,
): AdoptionArrowsLayout {
  const own = cells.filter((cell) => isOf(cell, scale));
  const named = own.map((cell) => ({ cell, label: labels.get(cell.condition) ?? cell.condition }));
  const rowHeight = own.length > 30 ? 17 : 23;
  const left = Math.ceil(
    Math.min(Math.max(40, ...named.map(({ label }) => textWidth(label, 12))) + 14, width * 0.32, 220),
  );
  const right = width - 58;
  const x = scoreToPixels(scale, 0, left, right);
  const headings: { text: string; y: number }[] = [];
  const arrows: AdoptionArrow[] = [];
  let y = top;
  for (const { direction, text } of GROUPS) {
    const group = named.flatMap(({ cell, label }) => {
      const { score, default: standing } = cell;
      return cell.direction !== direction || score === null || standing === null
        ? []
        : [{ cell: { ...cell, score, default: standing }, label }];
    });
    if (group.length === 0) continue;
    headings.push({ text, y: y + 18 });
    y += 28;
    for (const { cell, label } of group) {
      arrows.push({
        cell,
        label,
        top: y,
        y: y + rowHeight / 2,
        fromX: x(cell.default),
        toX: x(cell.score),
        targetX: x(cell.requested),
        backfire: cell.alpha !== null && cell.alpha < 0,
      });
      y += rowHeight;
    }
    y += 8;
  }
  return { width, height: y + 40, left, right, top, bottom: y, rowHeight, headings, arrows, x };
}
