import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeRandomModel } from '../../../scripts/random-model.js';
import { buildPages } from '../../../scripts/window/built-pages.js';
import { callDoor } from '../../../scripts/window/call-door.js';
import { launchChromium } from '../../../scripts/window/chromium.js';
import { startWebDoor } from '../../../scripts/window/web-door.js';
import { spread } from './browser-measure.js';

/**
 * How soon the window answers a key while a run has every core: milliseconds from the key to the next frame that shows it
 * (Event Timing, W3C), and from a click on a page's name to the page, each beside the same without a run.
 * `npx tsx test/bench/window/latency.ts`
 */
const KEYS = 60;
const VISITS = 12;
const folder = await mkdtemp(join(tmpdir(), 'mettle-latency-'));
await buildPages();
const subject = join(folder, 'mid.gguf');
await writeRandomModel(subject, { preset: 'mid', seed: 1, type: 'Q8_0' });
const door = await startWebDoor(join(folder, 'data'));
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(door.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const edited = await callDoor(door, 'designs.create', { from: { kind: 'first-study' } });
  const idle = await measure(page, edited.id);

  await callDoor(door, 'settings.change', { threads: cpus().length });
  const draft = await callDoor(door, 'designs.create', { from: { kind: 'first-study' } });
  const design = { ...draft.design, name: 'saturating', subjects: [subject] };
  await callDoor(door, 'designs.save', { id: draft.id, design, quick: false });
  const { study } = await callDoor(door, 'designs.lock', { id: draft.id });
  await callDoor(door, 'runs.start', { study });
  await page.waitForTimeout(5000);
  const running = await measure(page, edited.id);
  const { entries } = await callDoor(door, 'runs.queue', {});
  console.log(
    JSON.stringify(
      { cores: cpus().length, stillRunning: entries[0]?.state === 'running', idle, running },
      null,
      1,
    ),
  );
} finally {
  await browser.close();
  await door.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(
  page: Page,
  draft: number,
): Promise<Record<'key' | 'page', ReturnType<typeof spread>>> {
  await page.goto(`${door.origin}/#/design/${draft}`);
  const field = page.getByRole('textbox', { name: 'Description' });
  await field.waitFor();
  await page.waitForTimeout(1500);
  await page.evaluate(watchKeys);
  await field.focus();
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(70);
  }
  await page.waitForTimeout(500);
  const keys = await page.evaluate(() => (globalThis as unknown as { keyDelays: number[] }).keyDelays);

  const visits: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const name = visit % 2 === 0 ? 'Subjects' : 'Personas';
    const start = performance.now();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    visits.push(performance.now() - start);
  }
  return { key: spread(keys), page: spread(visits) };
}

/** Begins to keep how long each key took from the press to the frame that shows it. */
function watchKeys(): void {
  const delays: number[] = [];
  const options: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: 16,
  };
  (globalThis as unknown as { keyDelays: number[] }).keyDelays = delays;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') delays.push(entry.duration);
  }).observe(options);
}
