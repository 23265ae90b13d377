import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { databaseFile, writeLargeStudy } from '../../../scripts/large-study.js';
import { buildPages } from '../../../scripts/window/built-pages.js';
import { launchChromium } from '../../../scripts/window/chromium.js';
import { findingsReady } from '../../../scripts/window/first-study.js';
import { startWebDoor } from '../../../scripts/window/web-door.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { heapMegabytes, pageMegabytes, spread, tracedFrames } from './browser-measure.js';

/**
 * How the window bears a study of a million responses: opening its results from stored findings, scrolling its table, and
 * what the page takes in memory. `npx tsx test/bench/window/million.ts [DATA FOLDER]`; the folder is filled where it is empty.
 */
const TOTAL = 1_000_000;
const OPENINGS = 5;
const folder = process.argv[2] ?? (await mkdtemp(join(tmpdir(), 'mettle-million-')));
await buildPages();
if (!existsSync(databaseFile(folder))) {
  const store = await openStore({ file: databaseFile(folder) });
  await writeLargeStudy(store, TOTAL);
  await store.close();
}
const door = await startWebDoor(folder);
const browser = await launchChromium();
try {
  const begun = performance.now();
  await findingsReady(door, 1);
  const findingsSeconds = (performance.now() - begun) / 1000;

  const openings: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(door.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const start = performance.now();
    await page.goto(`${door.origin}/#/results/1`);
    await page.locator('[data-mark]').first().waitFor();
    openings.push(performance.now() - start);
    await page.close();
  }

  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // The loader that runs this file names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named;');
  await page.goto(door.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${door.origin}/#/responses/1`);
  await page.getByRole('grid').waitFor();
  await page.waitForTimeout(500);
  const scrolled = await tracedFrames(browser, page, () => scroll(page));
  const intervals = await page.evaluate(frameIntervals);
  const jump = performance.now();
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await page.locator('[aria-rowindex="1003201"]').getByText('1,003,200').waitFor();
  const jumpMilliseconds = performance.now() - jump;
  console.log(
    JSON.stringify(
      {
        responses: TOTAL,
        findingsSeconds: Math.round(findingsSeconds * 10) / 10,
        resultsOpenMilliseconds: spread(openings),
        scrolling: { ...scrolled, frameMilliseconds: spread(intervals) },
        jumpToTheEndMilliseconds: Math.round(jumpMilliseconds),
        pageMB: await pageMegabytes(browser),
        heapMB: await heapMegabytes(page),
      },
      null,
      1,
    ),
  );
} finally {
  await browser.close();
  await door.stop();
}

/** Scrolls the table by the wheel, one turn after the other, as fast as the page takes them. */
async function scroll(page: Page): Promise<void> {
  await page.getByRole('grid').hover();
  for (let notch = 0; notch < 240; notch += 1) await page.mouse.wheel(0, 60);
}

/** Times between frames while the table is scrolled by script, three screens a frame, for three seconds. */
function frameIntervals(): Promise<number[]> {
  const body = document.querySelector('[role="grid"]');
  return new Promise((resolve) => {
    const intervals: number[] = [];
    let last = performance.now();
    const step = (now: number): void => {
      intervals.push(now - last);
      last = now;
      body?.scrollBy(0, 1500);
      if (intervals.length < 180) requestAnimationFrame(step);
      else resolve(intervals.slice(1));
    };
    requestAnimationFrame(step);
  });
}
