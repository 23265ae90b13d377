import styles from './share-bars.module.css';

const WIDTH = 64;
const HEIGHT = 18;

/** Probabilities of the options, ascending by score, as small bars; their numbers are the accessible name. */
export function ShareBars({ shares }: { readonly shares: readonly number[] }) {
  const step = WIDTH / shares.length;
  const words = shares.map((share) => `${Math.round(share * 100)}`).join(', ');
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={`${words} percent`} className={styles.bars}>
      <title>{`Low to high: ${words} %`}</title>
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {shares.map((share, place) => (
        <rect
          key={place}
          x={place * step + 1}
          width={step - 2}
          y={(1 - share) * (HEIGHT - 1)}
          height={share * (HEIGHT - 1)}
        />
      ))}
    </svg>
  );
}
