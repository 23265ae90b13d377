import type { VariantOutcome } from '../../shared/domain/quantization/equivalence.js';
import type { LegendEntry } from './legend.js';
import { PAINT } from './paint.js';

/** What was found of a variant, in words. */
export const OUTCOME_WORDS: Readonly<Record<VariantOutcome, string>> = {
  reference: 'Reference',
  equivalent: 'Equivalent',
  different: 'Different',
  undecided: 'Undecided',
  'not-measurable': 'Not measurable',
  'no-reference': 'No reference',
};

export const OUTCOME_PAINT: Readonly<Record<VariantOutcome, string>> = {
  reference: PAINT.default,
  equivalent: PAINT.with,
  different: PAINT.against,
  undecided: PAINT.target,
  'not-measurable': PAINT.problem,
  'no-reference': PAINT.default,
};

export interface VariantMarkProps {
  readonly outcome: VariantOutcome;
  readonly x: number;
  readonly y: number;
  /** Half the mark's width in pixels. */
  readonly size?: number;
}

/**
 * What was found of a variant: a disc where it is equivalent, a diamond where it is different, a hollow triangle where that is
 * undecided, a hollow square for the reference, a cross where nothing can be measured, a ring where nothing is compared.
 */
export function VariantMark({ outcome, x, y, size = 5 }: VariantMarkProps) {
  const paint = OUTCOME_PAINT[outcome];
  const filled = { fill: paint, stroke: PAINT.ground, strokeWidth: 1 };
  const hollow = { fill: PAINT.ground, stroke: paint, strokeWidth: 1.8 };
  switch (outcome) {
    case 'equivalent':
      return <circle cx={x} cy={y} r={size} {...filled} />;
    case 'different':
      return (
        <path
          d={`M${x},${y - size - 1.2}l${size + 1.2},${size + 1.2}l${-size - 1.2},${size + 1.2}l${-size - 1.2},${-size - 1.2}z`}
          {...filled}
        />
      );
    case 'undecided':
      return (
        <path d={`M${x},${y - size - 0.6}L${x + size + 0.6},${y + size}H${x - size - 0.6}z`} {...hollow} />
      );
    case 'reference':
      return (
        <rect
          x={x - size + 0.4}
          y={y - size + 0.4}
          width={2 * size - 0.8}
          height={2 * size - 0.8}
          {...hollow}
        />
      );
    case 'not-measurable':
      return (
        <path
          d={`M${x - size},${y - size}l${2 * size},${2 * size}M${x - size},${y + size}l${2 * size},${-2 * size}`}
          fill="none"
          stroke={paint}
          strokeWidth={2}
          strokeLinecap="round"
        />
      );
    case 'no-reference':
      return <circle cx={x} cy={y} r={size - 0.6} {...hollow} />;
  }
}

/** Outcomes that are there, each as it looks and in words, in the order in which they are told apart. */
export function outcomeLegend(outcomes: readonly VariantOutcome[]): LegendEntry[] {
  const present = new Set(outcomes);
  return (Object.keys(OUTCOME_WORDS) as VariantOutcome[]).flatMap((outcome) =>
    present.has(outcome)
      ? [
          {
            label: OUTCOME_WORDS[outcome].toLowerCase(),
            glyph: <VariantMark outcome={outcome} x={9} y={6} />,
          },
        ]
      : [],
  );
}
