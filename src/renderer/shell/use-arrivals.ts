import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useArrival } from '../state/arrival.js';

/** Tells the next page's heading to take the focus whenever another page is come to, and begins that page at its top. */
export function useArrivals(page: HTMLElement | null): void {
  const [path] = useLocation();
  const last = useRef(path);
  const arrive = useArrival((state) => state.arrive);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    page?.scrollTo(0, 0);
    arrive();
  }, [path, arrive, page]);
}
