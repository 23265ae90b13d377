import type { ReactNode } from 'react';
import styles from './marks.module.css';
import type { MarkAttributes } from './use-marks.js';

/** The area that takes the pointer for a mark, in pixels. */
export interface MarkArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MarkGroupProps {
  readonly attributes: MarkAttributes;
  readonly area: MarkArea;
  /** Pointed at or focused. */
  readonly active: boolean;
  /** What is drawn. */
  readonly children: ReactNode;
}

/**
 * What is drawn for a mark, and over it the area that is the mark: it has the words and takes pointer and focus, so that the
 * texts of the drawing are not heard as well. The area is no part of a saved picture.
 */
export function MarkGroup({ attributes, area, active, children }: MarkGroupProps) {
  const box = { ...area, width: Math.max(0, area.width), height: Math.max(0, area.height), rx: 2 };
  return (
    <>
      {active && <rect data-page-only="" {...box} className={styles.ground} />}
      <g aria-hidden="true" className={styles.drawing}>
        {children}
      </g>
      <g {...attributes}>
        <rect data-page-only="" {...box} className={styles.area} />
      </g>
    </>
  );
}
