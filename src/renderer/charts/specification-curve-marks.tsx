import type { Conclusion } from '../../shared/domain/specification-curve/result.js';
import { PAINT } from './paint.js';

/** A verdict's colour; each has a shape of its own as well. */
export const CONCLUSION_PAINT: Readonly<Record<Conclusion, string>> = {
  flexible: 'var(--chart-1)',
  partial: 'var(--chart-5)',
  closed: 'var(--chart-2)',
  'not-measurable': 'var(--chart-8)',
};

export const CONCLUSION_WORDS: Readonly<Record<Conclusion, string>> = {
  flexible: 'Flexible',
  partial: 'Partial',
  closed: 'Closed',
  'not-measurable': 'Not measurable',
};

/** An estimate by its verdict: a disc flexible, a diamond partial, a square closed, a ring not measurable. */
export function ConclusionMark({
  conclusion,
  x,
  y,
  size = 4,
}: {
  readonly conclusion: Conclusion;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}) {
  const paint = CONCLUSION_PAINT[conclusion];
  const rim = { stroke: PAINT.ground, strokeWidth: 0.8 };
  switch (conclusion) {
    case 'flexible':
      return <circle cx={x} cy={y} r={size} fill={paint} {...rim} />;
    case 'partial':
      return (
        <path
          d={`M${x},${y - size - 1}l${size + 1},${size + 1}l${-size - 1},${size + 1}l${-size - 1},${-size - 1}z`}
          fill={paint}
          {...rim}
        />
      );
    case 'closed':
      return (
        <rect
          x={x - size + 0.4}
          y={y - size + 0.4}
          width={2 * size - 0.8}
          height={2 * size - 0.8}
          fill={paint}
          {...rim}
        />
      );
    case 'not-measurable':
      return <circle cx={x} cy={y} r={size - 0.5} fill={PAINT.ground} stroke={paint} strokeWidth={1.5} />;
  }
}
