import { useCallback, useState } from 'react';
import { classNames } from './class-names.js';
import styles from './middle-text.module.css';
import { splitForMiddle } from './split-for-middle.js';
import { Tooltip } from './tooltip.js';

export interface MiddleTextProps {
  readonly text: string;
  /** In the typeface of paths and identifiers. */
  readonly monospace?: boolean;
  /** Within a button or link, which takes the focus itself. */
  readonly inControl?: boolean;
}

/**
 * A name or path on one line. Where there is no room for it, its middle is left out, since it is told apart by its end as much
 * as by its beginning; the whole of it is then shown on hover and focus, and always read by screen readers.
 */
export function MiddleText({ text, monospace = false, inControl = false }: MiddleTextProps) {
  const [start, end] = splitForMiddle(text);
  const [isCut, setCut] = useState(false);
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setCut(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const line = (
    <span
      className={classNames(styles.line, monospace && styles.monospace)}
      {...(isCut && !inControl ? { tabIndex: 0, role: 'note' } : {})}
    >
      <span className="visually-hidden">{text}</span>
      <span ref={watch} className={styles.start} aria-hidden="true">
        {start}
      </span>
      <span className={styles.end} aria-hidden="true">
        {end}
      </span>
    </span>
  );
  return isCut ? <Tooltip content={text}>{line}</Tooltip> : line;
}
