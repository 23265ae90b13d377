import styles from './figure.module.css';
import { PAINT } from './paint.js';

export interface AxisTick {
  readonly x: number;
  readonly label: string;
}

export interface ScoreAxisProps {
  readonly ticks: readonly AxisTick[];
  readonly left: number;
  readonly right: number;
  /** The grid's first line and the axis' own. */
  readonly top: number;
  readonly bottom: number;
  /** What the ends mean, where they mean something. */
  readonly low?: string;
  readonly high?: string;
  /** What the axis measures, where its ends have no names. */
  readonly caption?: string;
}

/** A horizontal axis under a plot, with its grid and the names of its ends. */
export function ScoreAxis({ ticks, left, right, top, bottom, low, high, caption }: ScoreAxisProps) {
  return (
    <g aria-hidden="true">
      {ticks.map(({ x, label }) => (
        <g key={label}>
          <line x1={x} x2={x} y1={top} y2={bottom} stroke={PAINT.grid} />
          <line x1={x} x2={x} y1={bottom} y2={bottom + 4} stroke={PAINT.axis} />
          <text x={x} y={bottom + 16} textAnchor="middle" className={styles.small}>
            {label}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={PAINT.axis} />
      {caption !== undefined && (
        <text x={(left + right) / 2} y={bottom + 33} textAnchor="middle" className={styles.small}>
          {caption}
        </text>
      )}
      {low !== undefined && (
        <text x={left} y={bottom + 33} className={styles.small}>
          ← {low}
        </text>
      )}
      {high !== undefined && (
        <text x={right} y={bottom + 33} textAnchor="end" className={styles.small}>
          {high} →
        </text>
      )}
    </g>
  );
}
