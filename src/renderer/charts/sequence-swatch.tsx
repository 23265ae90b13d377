import { PAINT, sequencePaint } from './paint.js';

/** A legend's field in the colour of one step of the sequence, 16 by 12 pixels. */
export function SequenceSwatch({ step }: { readonly step: Parameters<typeof sequencePaint>[0] }) {
  return (
    <rect
      x={2}
      y={0}
      width={16}
      height={12}
      fill={sequencePaint(step)}
      stroke={PAINT.axis}
      strokeWidth={0.75}
    />
  );
}
