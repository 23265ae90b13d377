import type { Estimate } from '../../../../../shared/domain/figures.js';
import { marginDomain, marginTicks } from '../../../../charts/layout/effect-size-layout.js';
import type { Zone } from '../../../../charts/interval-rows.js';

/** A horizontal axis around 0, with the band in which a change counts as none. */
export interface MarginAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly zones: readonly Zone[];
}

const OUTSIDE = 0.05;
const INSIDE = 0.24;
/** Share of the axis below which a band has no room for its name. */
const LEAST_NAMED = 0.14;

/** An axis in margins that holds the intervals, unless one of them would flatten all others. */
export function marginAxis(figures: readonly Estimate[]): MarginAxis {
  const domain = marginDomain(figures);
  return { domain, ticks: marginTicks(domain), zones: zonesOf(1, domain, 'no change') };
}

/** An axis in points of a response scale, with the band of this margin; it holds every interval. */
export function pointsAxis(figures: readonly Estimate[], margin: number): MarginAxis {
  const low = Math.min(
    -margin * 1.5,
    ...figures.map((figure) => Math.min(figure.low, figure.estimate) * 1.05),
  );
  const high = Math.max(
    margin * 1.5,
    ...figures.map((figure) => Math.max(figure.high, figure.estimate) * 1.05),
  );
  const step = stepOf(high - low);
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step); tick <= high / step; tick += 1) {
    ticks.push(Number((tick * step).toPrecision(6)) + 0);
  }
  return { domain: [low, high], ticks, zones: zonesOf(margin, [low, high], 'margin') };
}

/** The smallest of 1, 2 and 5 times a power of ten that parts an axis in at most seven. */
function stepOf(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length / 7));
  return [1, 2, 5, 10].map((lead) => lead * power).find((step) => length / step <= 7) ?? length;
}

function zonesOf(margin: number, [low, high]: readonly [number, number], name: string): Zone[] {
  return [
    { from: low, to: -margin, label: 'lower', opacity: OUTSIDE },
    {
      from: -margin,
      to: margin,
      label: (2 * margin) / (high - low) < LEAST_NAMED ? '' : name,
      opacity: INSIDE,
    },
    { from: margin, to: high, label: 'higher', opacity: OUTSIDE },
  ];
}
