import type { ReactElement } from 'react';
import styles from './figure.module.css';
import { legendLayout } from './layout/legend-layout.js';

/** One thing that a figure draws, as it looks (in a box of 18 × 12 pixels) and in words. */
export interface LegendEntry {
  readonly label: string;
  readonly glyph: ReactElement;
}

export interface LegendProps {
  readonly entries: readonly LegendEntry[];
  readonly width: number;
  readonly x?: number;
  readonly y?: number;
}

/** A figure's legend, as part of the drawing: it goes where the picture goes. */
export function Legend({ entries, width, x = 0, y = 0 }: LegendProps) {
  const { places } = legendLayout(
    entries.map(({ label }) => label),
    width,
  );
  return (
    <g transform={`translate(${x} ${y})`} aria-hidden="true">
      {entries.map(({ label, glyph }, place) => {
        const at = places[place] ?? { x: 0, y: 0 };
        return (
          <g key={label} transform={`translate(${at.x} ${at.y})`}>
            {glyph}
            <text x={24} y={10} className={styles.small}>
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Height of a legend with these entries. */
export function legendHeight(entries: readonly LegendEntry[], width: number): number {
  return legendLayout(
    entries.map(({ label }) => label),
    width,
  ).height;
}
