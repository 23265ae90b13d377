import { nearestPlace, sectionOfPlace, type SectionId } from '../model/sections.js';

const FOCUSABLE =
  'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)';

/** The id of a section's heading on the page. */
export function headingId(section: SectionId): string {
  return `design-${section}`;
}

/** Brings a section into view and puts the focus on its heading. */
export function goToSection(section: SectionId): void {
  const heading = document.getElementById(headingId(section));
  heading?.scrollIntoView({ block: 'start', behavior: scrolling() });
  heading?.focus({ preventScroll: true });
}

/** Brings what edits a place of the design into view, and puts the focus there. */
export function goToPlace(place: string): void {
  const marked = [...document.querySelectorAll<HTMLElement>('[data-place]')];
  const nearest = nearestPlace(
    place,
    marked.map((element) => element.dataset['place'] ?? ''),
  );
  const element = marked.find((one) => one.dataset['place'] === nearest);
  const section = sectionOfPlace(place);
  if (nearest === null || element === undefined) {
    if (section !== null) goToSection(section);
    return;
  }
  element.closest('details')?.setAttribute('open', '');
  element.scrollIntoView({ block: 'center', behavior: scrolling() });
  element.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
}

function scrolling(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
