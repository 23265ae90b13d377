import { createContext, useContext } from 'react';

/**
 * Where menus and tooltips are put into the page: the page's main part, or the dialog that they belong to, which hides
 * everything else from screen readers. Null before either is there.
 */
export const FloatingPlace = createContext<HTMLElement | null>(null);

/** The container for a portal; undefined where the page's body has to do. */
export function useFloatingPlace(): HTMLElement | undefined {
  return useContext(FloatingPlace) ?? undefined;
}
