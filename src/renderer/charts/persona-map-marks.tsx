import type { PersonaMap } from '../../shared/contract/views.js';
import styles from './figure.module.css';
import { binOf, cellText, FIRST_DARK_STEP } from './layout/persona-map-layout.js';
import { PAINT, sequencePaint } from './paint.js';

interface MapCellProps {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly probability: number;
  /** On the diagonal: what was asked for. */
  readonly requested: boolean;
  readonly withFigure: boolean;
}

/** One probability of a persona map. */
export function MapCell({ x, y, size, probability, requested, withFigure }: MapCellProps) {
  const { step } = binOf(probability);
  const figure = withFigure ? cellText(probability) : '';
  return (
    <>
      <rect x={x} y={y} width={size - 1} height={size - 1} fill={sequencePaint(step)} />
      {requested && (
        <rect
          x={x + 1}
          y={y + 1}
          width={size - 3}
          height={size - 3}
          fill="none"
          stroke={PAINT.strong}
          strokeWidth={1.6}
        />
      )}
      {figure !== '' && (
        <text
          x={x + (size - 1) / 2}
          y={y + size / 2 + 3.5}
          textAnchor="middle"
          className={
            step >= FIRST_DARK_STEP ? `${styles.tiny} ${styles.onDark}` : `${styles.tiny} ${styles.strong}`
          }
        >
          {figure}
        </text>
      )}
    </>
  );
}

interface AxisFlipProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly axis: PersonaMap['rows'][number]['axes'][number];
}

/** How often the letter asked for came out: a filled bar where the default has the other letter, a hollow one where not. */
export function AxisFlip({ x, y, width, height, axis }: AxisFlipProps) {
  const { letter, against, probability } = axis;
  const length = Math.max(8, width - 22);
  const [barX, barY, thickness] = [x + 14, y + height / 2 - 3.5, 7];
  return (
    <>
      <text x={x} y={y + height / 2 + 4} className={against ? styles.heading : styles.small}>
        {letter}
      </text>
      <rect x={barX} y={barY} width={length} height={thickness} fill={PAINT.grid} />
      <rect
        x={barX}
        y={barY}
        width={Math.max(0.5, length * probability)}
        height={thickness}
        fill={against ? PAINT.against : 'none'}
        stroke={against ? PAINT.against : PAINT.with}
        strokeWidth={1.2}
      />
    </>
  );
}
