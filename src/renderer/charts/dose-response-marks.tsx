import type { LegendEntry } from './legend.js';
import { PAINT } from './paint.js';

/** As many subjects as shapes and colours tell apart in one panel. */
export const MOST_SERIES = 6;

/** The colour of a series: a subject alone has the colour of conditions, several have one each. */
export function seriesPaint(place: number, count: number): string {
  return count < 2 ? PAINT.condition : `var(--chart-${(place % MOST_SERIES) + 1})`;
}

interface DoseMarkProps {
  readonly place: number;
  readonly paint: string;
  readonly hollow: boolean;
  readonly x: number;
  readonly y: number;
}

/** The mark of a series: each has a shape of its own beside its colour. */
export function DoseMark({ place, paint, hollow, x, y }: DoseMarkProps) {
  const rim = {
    fill: hollow ? PAINT.ground : paint,
    stroke: hollow ? paint : PAINT.ground,
    strokeWidth: hollow ? 1.8 : 1,
  };
  switch (place % MOST_SERIES) {
    case 0:
      return <circle cx={x} cy={y} r={4.4} {...rim} />;
    case 1:
      return <rect x={x - 3.8} y={y - 3.8} width={7.6} height={7.6} {...rim} />;
    case 2:
      return <path d={`M${x},${y - 5.4}l5.4,5.4l-5.4,5.4l-5.4,-5.4z`} {...rim} />;
    case 3:
      return <path d={`M${x},${y - 5}l5,9h-10z`} {...rim} />;
    case 4:
      return <path d={`M${x},${y + 5}l5,-9h-10z`} {...rim} />;
    default:
      return <path d={`M${x - 1.7},${y - 5}h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z`} {...rim} />;
  }
}

/** What a dose-response draws, in words; several subjects stand there by name. */
export function doseLegend(names: readonly string[]): LegendEntry[] {
  const series = names.length < 2 ? ['Mean with interval'] : names;
  return [
    ...series.map((label, place) => ({
      label,
      glyph: (
        <>
          <line x1={9} x2={9} y1={0} y2={12} stroke={seriesPaint(place, names.length)} strokeWidth={1.8} />
          <DoseMark place={place} paint={seriesPaint(place, names.length)} hollow={false} x={9} y={6} />
        </>
      ),
    })),
    {
      label: 'Within the noise floor',
      glyph: (
        <DoseMark place={0} paint={names.length < 2 ? PAINT.condition : PAINT.text} hollow x={9} y={6} />
      ),
    },
    {
      label: 'Isotonic fit',
      glyph: <line x1={0} x2={18} y1={6} y2={6} stroke={PAINT.condition} strokeWidth={1.8} />,
    },
    {
      label: 'Full following',
      glyph: (
        <line x1={0} x2={18} y1={6} y2={6} stroke={PAINT.target} strokeWidth={1.4} strokeDasharray="5 4" />
      ),
    },
    {
      label: 'Default',
      glyph: <line x1={0} x2={18} y1={6} y2={6} stroke={PAINT.default} strokeWidth={1.4} />,
    },
    {
      label: 'Placebos, and what noise can do',
      glyph: (
        <>
          <rect x={0} y={0} width={18} height={12} fill={PAINT.placebo} opacity={0.16} />
          <rect x={0} y={4} width={18} height={4} fill={PAINT.placebo} opacity={0.45} />
        </>
      ),
    },
    {
      label: 'Stops following',
      glyph: (
        <>
          <line x1={3} x2={3} y1={0} y2={12} stroke={PAINT.problem} strokeDasharray="2 3" />
          <line x1={3} x2={18} y1={1} y2={1} stroke={PAINT.problem} strokeWidth={2} />
        </>
      ),
    },
  ];
}
