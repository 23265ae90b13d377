import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';

/** Quantiles of a list of numbers, and its largest. */
export function spread(values: readonly number[]): Record<'median' | 'p95' | 'largest', number> {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN) * 10) /
    10;
  return { median: at(0.5), p95: at(0.95), largest: at(1) };
}

/**
 * Resident megabytes of the largest of the browser's page processes, where the system tells (Linux); null elsewhere. The
 * others are spare: Chromium keeps one for the next page.
 */
export async function pageMegabytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes: number[] = [];
  for (const { id, type } of processInfo) {
    if (type !== 'renderer') continue;
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => null);
    if (status === null) return null;
    sizes.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }
  return Math.round(Math.max(...sizes));
}

/** Megabytes of JavaScript objects in the page after a collection. */
export async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return Math.round(usedSize / 1e5) / 10;
}

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
}

/** Frames that a Chromium trace says were drawn and dropped while `work` was done, and those drawn a second. */
export async function tracedFrames(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<{ drawn: number; dropped: number; drawnASecond: number }> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline.frame', 'cc'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    traceEvents: readonly TraceEvent[];
  };
  const drawn = traceEvents.filter(({ name }) => name === 'DrawFrame');
  const dropped = traceEvents.filter(({ name }) => name === 'DroppedFrame').length;
  const times = drawn.map(({ ts }) => ts);
  const seconds = (Math.max(...times) - Math.min(...times)) / 1e6;
  return { drawn: drawn.length, dropped, drawnASecond: Math.round((drawn.length - 1) / seconds) };
}
