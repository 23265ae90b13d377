import { formatShare } from '../../formatting/numbers.js';

const BAR = 9;
const HEIGHT = 18;

/** Probabilities of the options, from the lowest score to the highest, as small bars; their numbers are the accessible name. */
export function OptionBars({ probabilities }: { readonly probabilities: readonly number[] }) {
  const words = probabilities.map(formatShare).join(', ');
  const width = probabilities.length * (BAR + 2);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={`Options from low to high: ${words}`}>
      <line x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--chart-axis)" />
      {probabilities.map((probability, place) => {
        const height = probability * (HEIGHT - 2);
        return (
          <rect
            key={place}
            x={place * (BAR + 2)}
            y={HEIGHT - 1 - height}
            width={BAR}
            height={height}
            fill="var(--chart-condition)"
          />
        );
      })}
    </svg>
  );
}
