import { PAINT } from './paint.js';

/** What a condition does, told by shape as well as by colour. */
export type Standing = 'default' | 'placebo' | 'against' | 'with' | 'neither' | 'backfire';

export const STANDING_PAINT: Readonly<Record<Standing, string>> = {
  default: PAINT.default,
  placebo: PAINT.placebo,
  against: PAINT.against,
  with: PAINT.with,
  neither: PAINT.condition,
  backfire: PAINT.problem,
};

/** The standing of a condition in a distribution's figure. */
export function standingOf({
  kind,
  direction,
}: {
  readonly kind: string;
  readonly direction: 'against' | 'with' | null;
}): Standing {
  if (kind === 'default' || kind === 'placebo') return kind;
  return direction ?? 'neither';
}

/**
 * A mean: a disc where the request lies against the default, a square where it lies with it, a ring for the default, a bar
 * for a placebo, a diamond where nothing is asked for, a cross for a movement away.
 */
export function MeanMark({
  standing,
  x,
  y,
  size = 4,
}: {
  standing: Standing;
  x: number;
  y: number;
  size?: number;
}) {
  const paint = STANDING_PAINT[standing];
  const rim = { stroke: PAINT.ground, strokeWidth: 1 };
  switch (standing) {
    case 'against':
      return <circle cx={x} cy={y} r={size} fill={paint} {...rim} />;
    case 'with':
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
    case 'default':
      return <circle cx={x} cy={y} r={size - 0.4} fill={PAINT.ground} stroke={paint} strokeWidth={1.8} />;
    case 'placebo':
      return <rect x={x - 1.6} y={y - size - 0.5} width={3.2} height={2 * size + 1} fill={paint} {...rim} />;
    case 'neither':
      return (
        <path
          d={`M${x},${y - size - 0.8}l${size + 0.8},${size + 0.8}l${-size - 0.8},${size + 0.8}l${-size - 0.8},${-size - 0.8}z`}
          fill={paint}
          {...rim}
        />
      );
    case 'backfire':
      return (
        <path
          d={`M${x - size},${y - size}L${x + size},${y + size}M${x - size},${y + size}L${x + size},${y - size}`}
          fill="none"
          stroke={paint}
          strokeWidth={2}
          strokeLinecap="round"
        />
      );
  }
}

/** Where a condition was asked to go: a pin as high as its row, with its head on top. */
export function TargetMark({ x, ground, height }: { x: number; ground: number; height: number }) {
  const head = height < 14 ? 2.8 : 3.8;
  return (
    <path
      d={`M${x},${ground}v${-height + head}l${-head},${-head}h${2 * head}l${-head},${head}z`}
      fill={PAINT.target}
      stroke={PAINT.target}
      strokeWidth={1.4}
      strokeLinejoin="round"
    />
  );
}
