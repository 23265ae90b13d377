import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe-core finds wrong on the page, a line each; by default the whole of it, at levels A and AA. What is fading in is
 * waited for: half faded, it has a contrast that nobody reads it at.
 */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(async () => {
    // What a new theme sets in motion has begun by the second frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const fading = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    // One that is taken away with its element is over too.
    await Promise.allSettled(fading.map(({ finished }) => finished));
  });
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
}
