import { useEffect, useState, type RefObject } from 'react';
import { headingId } from './section.js';

/** The part of the window's height above which a section's heading must stand for the section to be the one being read. */
const READING_LINE = 0.35;

/** The section that is being read: the last whose heading stands above the reading line. */
export function useSectionInSight(
  sections: readonly { readonly id: string }[],
  bar: RefObject<HTMLElement | null>,
): string | null {
  const [inSight, setInSight] = useState<string | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const line = window.innerHeight * READING_LINE;
      const begun = sections.filter(({ id }) => {
        const heading = document.getElementById(headingId(id));
        return heading !== null && heading.getBoundingClientRect().top < line;
      });
      setInSight(begun[begun.length - 1]?.id ?? null);
    };
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    // What is chosen above a section changes where it lies, as scrolling does.
    const sizes = new ResizeObserver(soon);
    if (bar.current?.parentElement) sizes.observe(bar.current.parentElement);
    document.addEventListener('scroll', soon, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      document.removeEventListener('scroll', soon, { capture: true });
    };
  }, [sections, bar]);
  return inSight;
}
