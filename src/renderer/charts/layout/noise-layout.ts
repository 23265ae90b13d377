import { scaleLinear } from '@visx/scale';
import type { ScaleInstability } from '../../../shared/domain/resistance.js';
import type { ScaleView } from '../../../shared/contract/views.js';
import { textWidth } from './text-width.js';

/** Where variance comes from, in the order in which it is drawn. */
export const VARIANCE_SOURCES = ['persona', 'run', 'template', 'order', 'wording'] as const;
export type VarianceSource = (typeof VARIANCE_SOURCES)[number];

export interface NoiseScale {
  readonly scale: ScaleView;
  readonly figures: ScaleInstability;
}

export interface VariancePart {
  readonly source: VarianceSource;
  readonly variance: number;
  /** Of the whole bar, 0..1. */
  readonly share: number;
  readonly x: number;
  readonly width: number;
}

export interface NoiseRow extends NoiseScale {
  readonly top: number;
  readonly y: number;
  readonly parts: readonly VariancePart[];
}

export interface NoiseLayout {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly left: number;
  readonly barRight: number;
  readonly iccLeft: number;
  readonly iccRight: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly NoiseRow[];
  readonly share: (share: number) => number;
  readonly icc: (icc: number) => number;
}

/** The variances of a scale by their source; sources that the study does not vary are left out. */
export function variancesOf(figures: ScaleInstability): { source: VarianceSource; variance: number }[] {
  const known: Record<VarianceSource, number | null> = {
    persona: figures.personaVariance,
    run: figures.runVariance,
    template: figures.templateVariance,
    order: figures.orderVariance,
    wording: figures.wordingVariance,
  };
  return VARIANCE_SOURCES.flatMap((source) => {
    const variance = known[source];
    return variance === null ? [] : [{ source, variance }];
  });
}

/** Places a bar of variance parts and an ICC interval beside each other for every scale. Sizes are pixels. */
export function noiseLayout(scales: readonly NoiseScale[], width: number, top: number): NoiseLayout {
  const rowHeight = scales.length > 12 ? 22 : 30;
  const left = Math.ceil(
    Math.min(Math.max(40, ...scales.map(({ scale }) => textWidth(scale.name, 12))) + 14, width * 0.3),
  );
  const room = width - left - 112;
  const barRight = Math.round(left + room * 0.58);
  const iccLeft = barRight + 28;
  const iccRight = width - 116;
  const share = scaleLinear<number>({ domain: [0, 1], range: [left, barRight] });
  const icc = scaleLinear<number>({ domain: [0, 1], range: [iccLeft, iccRight] });
  const rows = scales.map(({ scale, figures }, place) => ({
    scale,
    figures,
    top: top + place * rowHeight,
    y: top + (place + 0.5) * rowHeight,
    parts: partsOf(figures, share),
  }));
  const bottom = top + scales.length * rowHeight + 2;
  return {
    width,
    height: bottom + 40,
    rowHeight,
    left,
    barRight,
    iccLeft,
    iccRight,
    top,
    bottom,
    rows,
    share: (value) => share(value),
    icc: (value) => icc(Math.min(1, Math.max(0, value))),
  };
}

function partsOf(figures: ScaleInstability, x: (share: number) => number): VariancePart[] {
  const variances = variancesOf(figures);
  const whole = variances.reduce((sum, { variance }) => sum + variance, 0);
  if (whole <= 0) return [];
  let before = 0;
  return variances.map(({ source, variance }) => {
    const [start, share] = [before, variance / whole];
    before += share;
    return { source, variance, share, x: x(start), width: x(before) - x(start) };
  });
}
