import type { ConditionProfile, Lattice, ScaleBand, ScaleView } from '../../../shared/contract/views.js';
import { conditionGroups, type RowOrder } from './condition-groups.js';
import { latticePath, peakDensity } from './lattice-path.js';
import { scoreTicks, scoreToPixels } from './score-range.js';
import { textWidth } from './text-width.js';

/** What a ridgeline is drawn from. */
export interface RidgelineInput {
  readonly scale: ScaleView;
  /** One per condition, all of this scale. */
  readonly profiles: readonly ConditionProfile[];
  /** The default's distribution, which stands behind every row; null where the default was not answered. */
  readonly reference: { readonly mean: number; readonly distribution: Lattice } | null;
  readonly band: ScaleBand | null;
  readonly order: RowOrder;
  readonly width: number;
}

export interface RidgeRow {
  readonly profile: ConditionProfile;
  /** Top of the row, and the line that its shape stands on. */
  readonly top: number;
  readonly ground: number;
  readonly shape: string;
  readonly referenceShape: string;
  readonly meanX: number;
  /** Ends of the interval of single administrations. */
  readonly lowX: number;
  readonly highX: number;
  readonly targetX: number | null;
}

export interface RidgelineLayout {
  readonly width: number;
  readonly height: number;
  /** Pixels between a row's line and the next one's. */
  readonly rowHeight: number;
  readonly compact: boolean;
  readonly left: number;
  readonly right: number;
  /** First and last line of the plot. */
  readonly top: number;
  readonly bottom: number;
  /** Where the figures beside the rows end; null where there is no room for them. */
  readonly meanEnd: number | null;
  readonly alphaEnd: number | null;
  readonly headings: readonly { readonly key: string; readonly text: string; readonly y: number }[];
  readonly rows: readonly RidgeRow[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly midX: number;
  readonly defaultX: number | null;
  /** The band of the placebos' means, at least three pixels wide. */
  readonly placebo: { readonly x: number; readonly width: number } | null;
}

/** Rows beyond which they stand closer. */
export const COMPACT_FROM = 30;

const HEADING_HEIGHT = 26;
const AXIS_HEIGHT = 40;
const LEGEND_TO_PLOT = 30;
const LEAST_PLOT_WIDTH = 170;

/** Places everything of a ridgeline, in pixels; `top` is where the figure may begin, under its legend. */
export function ridgelineLayout(input: RidgelineInput, top: number): RidgelineLayout {
  const { scale, profiles, reference, band, width } = input;
  const compact = profiles.length > COMPACT_FROM;
  const rowHeight = compact ? 17 : 32;
  // A shape ends below the line of the row above it, so that no mean is hidden.
  const ridgeHeight = rowHeight - (compact ? 5 : 9);
  const size = compact ? 11 : 12;
  const widest = Math.max(40, ...profiles.map(({ label }) => textWidth(label, size)));
  const left = Math.ceil(Math.min(widest + 14, width * 0.3, 200));
  const wide = width - left - 112 >= LEAST_PLOT_WIDTH + 90;
  const right = width - (wide ? 112 : 58);
  const distributions = [...profiles.map(({ distribution }) => distribution)];
  if (reference !== null) distributions.push(reference.distribution);
  const peak = Math.max(1e-9, ...distributions.map(peakDensity));
  const coarsest = Math.max(0, ...distributions.map(({ step }) => step));
  const x = scoreToPixels(scale, coarsest, left, right);
  const unit = ridgeHeight / peak;
  const headings: { key: string; text: string; y: number }[] = [];
  const rows: RidgeRow[] = [];
  const plotTop = top + LEGEND_TO_PLOT;
  let y = plotTop;
  for (const group of conditionGroups(profiles, input.order)) {
    headings.push({ key: group.key, text: group.heading, y: y + HEADING_HEIGHT - 8 });
    y += HEADING_HEIGHT;
    for (const profile of group.profiles) {
      const ground = y + rowHeight - (compact ? 4 : 5);
      rows.push({
        profile,
        top: y,
        ground,
        shape: latticePath(profile.distribution, x, unit, ground),
        referenceShape: reference === null ? '' : latticePath(reference.distribution, x, unit, ground),
        meanX: x(profile.mean),
        lowX: x(profile.low),
        highX: x(profile.high),
        targetX: profile.requested === null ? null : x(profile.requested),
      });
      y += rowHeight;
    }
    y += compact ? 6 : 8;
  }
  return {
    width,
    height: y + AXIS_HEIGHT,
    rowHeight,
    compact,
    left,
    right,
    top: plotTop,
    bottom: y,
    meanEnd: wide ? width - 62 : null,
    alphaEnd: profiles.some(({ alpha }) => alpha !== null) ? width - 2 : null,
    headings,
    rows,
    ticks: scoreTicks(scale).map((value) => ({ value, x: x(value) })),
    midX: x(scale.midpoint),
    defaultX: reference === null ? null : x(reference.mean),
    placebo: placeboBand(band, x),
  };
}

function placeboBand(band: ScaleBand | null, x: (score: number) => number): RidgelineLayout['placebo'] {
  if (band?.placebo === null || band === null) return null;
  const [low, high] = [x(band.placebo.low), x(band.placebo.high)];
  const width = Math.max(3, high - low);
  return { x: (low + high - width) / 2, width };
}
