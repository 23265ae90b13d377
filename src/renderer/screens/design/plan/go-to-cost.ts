/** The id of the button that measures costs. */
export const COST_BUTTON_ID = 'design-measure-cost';

/** Brings the cost into view, with the focus on what measures it. */
export function goToCost(): void {
  const button = document.getElementById(COST_BUTTON_ID);
  button?.scrollIntoView({ block: 'center' });
  button?.focus({ preventScroll: true });
}

/** Brings what was measured into view, and leaves the focus where it is. */
export function showCost(): void {
  // The figures stand on the page by the next frame.
  requestAnimationFrame(() => {
    document.getElementById(COST_BUTTON_ID)?.closest('section')?.scrollIntoView({ block: 'nearest' });
  });
}
