import type { ReactNode } from 'react';
import styles from './figure.module.css';

export interface FigureProps {
  readonly width: number;
  readonly height: number;
  /** What a screen reader says before the marks. */
  readonly label: string;
  readonly children: ReactNode;
}

/** The drawing of a chart: an `svg` whose marks are reachable one by one. */
export function Figure({ width, height, label, children }: FigureProps) {
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={styles.svg}
      role="group"
      aria-label={label}
    >
      {children}
    </svg>
  );
}
