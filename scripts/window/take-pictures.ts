import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Screen, Theme } from './screens.js';
import type { WebDoor } from './web-door.js';

/** Time for charts to take their width and for transitions to end. */
const SETTLED_MS = 600;

/** Run in the page: how long its longest part is, in pixels. */
const LONGEST = `Math.max(...[...document.querySelectorAll('*')].map(({ scrollHeight }) => scrollHeight))`;

export interface PictureOptions {
  readonly folder: string;
  readonly theme: Theme;
  /** As long as the page is, rather than what a window shows of it. */
  readonly whole: boolean;
}

/** Takes a picture of each screen behind a door, `NAME-THEME.png` in the folder; says each file's name when it is written. */
export async function takePictures(
  door: WebDoor,
  browser: Browser,
  screens: readonly Screen[],
  { folder, theme, whole }: PictureOptions,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: theme });
  await page.goto(door.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const { name, path, shows } of screens) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${door.origin}/#${path}`);
    await page.getByText(shows).first().waitFor();
    await page.waitForTimeout(SETTLED_MS);
    if (whole) {
      // The page scrolls inside its own frame, so that the window has to become as long as what it shows.
      const height = Number(await page.evaluate(LONGEST));
      await page.setViewportSize({ width: 1280, height: Math.max(800, height + 80) });
      await page.waitForTimeout(SETTLED_MS);
    }
    const file = join(folder, `${name}-${theme}.png`);
    await page.screenshot({ path: file });
    console.log(file);
  }
  await page.close();
}
