import type { ScaleView, ScorePair } from '../../../shared/contract/views.js';
import { latticePath, peakDensity } from './lattice-path.js';
import { scoreTicks, scoreToPixels } from './score-range.js';
import { textWidth } from './text-width.js';

/** One scale of two subjects: its distributions, and their means. */
export interface PairedScale {
  readonly scale: ScaleView;
  readonly pair: ScorePair;
  readonly means: { readonly reference: number | null; readonly variant: number | null };
  /** Figures at the right. */
  readonly text: string;
}

export interface PairedRow {
  readonly scale: PairedScale;
  readonly top: number;
  /** The line that both shapes stand on. */
  readonly ground: number;
  readonly shape: string;
  /** Empty without a reference. */
  readonly referenceShape: string;
  readonly variantX: number | null;
  readonly referenceX: number | null;
}

/** Where everything of paired distributions lies, in pixels. */
export interface ScorePairsLayout {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly PairedRow[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

const ROW = 62;
const HEADROOM = 16;
const AXIS_HEIGHT = 26;
const TEXT_SIZE = 12;

/** Places the scales of one instrument under one another; `top` is where they may begin. Heights are densities, one for all. */
export function scorePairsLayout(
  scales: readonly PairedScale[],
  width: number,
  top: number,
): ScorePairsLayout {
  const names = Math.max(60, ...scales.map(({ scale }) => textWidth(scale.name, TEXT_SIZE)));
  const texts = Math.max(0, ...scales.map(({ text }) => textWidth(text, TEXT_SIZE)));
  const left = Math.ceil(Math.min(names + 14, width * 0.32, 240));
  const right = Math.floor(width - Math.min(texts + 14, width * 0.3));
  const lattices = scales.flatMap(({ pair: { reference, variant } }) =>
    reference === null ? [variant] : [variant, reference],
  );
  const unit = (ROW - HEADROOM) / Math.max(1e-9, ...lattices.map(peakDensity));
  const range = {
    min: Math.min(...scales.map(({ scale }) => scale.min)),
    max: Math.max(...scales.map(({ scale }) => scale.max)),
  };
  const x = scoreToPixels(range, Math.max(0, ...lattices.map(({ step }) => step)), left, right);
  const rows = scales.map((scale, place): PairedRow => {
    const ground = top + (place + 1) * ROW - 6;
    const { pair, means } = scale;
    return {
      scale,
      top: top + place * ROW,
      ground,
      shape: latticePath(pair.variant, x, unit, ground),
      referenceShape: pair.reference === null ? '' : latticePath(pair.reference, x, unit, ground),
      variantX: means.variant === null ? null : x(means.variant),
      referenceX: means.reference === null ? null : x(means.reference),
    };
  });
  const bottom = top + scales.length * ROW;
  return {
    width,
    height: bottom + AXIS_HEIGHT,
    rowHeight: ROW,
    left,
    right,
    top,
    bottom,
    rows,
    ticks: scales.length === 0 ? [] : scoreTicks(range).map((value) => ({ value, x: x(value) })),
  };
}
