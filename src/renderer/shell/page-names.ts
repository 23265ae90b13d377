/** A page that the sidebar leads to. */
export interface NamedPage {
  readonly path: string;
  readonly name: string;
  /** After `g`, by keyboard. */
  readonly key: string;
  /** Pages below it in the address that belong to it, by how their path begins. */
  readonly below: readonly string[];
}

/** In the order of the sidebar. */
export const NAMED_PAGES: readonly NamedPage[] = [
  {
    path: '/',
    name: 'Studies',
    key: 's',
    below: ['/design/', '/run/', '/results/', '/responses/', '/bundles', '/compare/'],
  },
  { path: '/subjects', name: 'Subjects', key: 'm', below: [] },
  { path: '/instruments', name: 'Instruments', key: 'i', below: ['/instruments/'] },
  { path: '/personas', name: 'Personas', key: 'p', below: [] },
  { path: '/settings', name: 'Settings', key: 't', below: [] },
  { path: '/about', name: 'About', key: 'a', below: [] },
];

/** The page of the sidebar that a path belongs to, or null. */
export function namedPageOf(path: string): NamedPage | null {
  return (
    NAMED_PAGES.find((page) => page.path === path || page.below.some((start) => path.startsWith(start))) ??
    null
  );
}

/** The number of a study or draft as an address holds it, or null where it holds none. */
export function numberInAddress(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
