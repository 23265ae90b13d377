import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element in CSS pixels; null before it was measured. */
export function useWidth<Kind extends HTMLElement>(): [ref: RefObject<Kind | null>, width: number | null] {
  const ref = useRef<Kind>(null);
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
