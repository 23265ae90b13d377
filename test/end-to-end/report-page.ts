import type { Browser, Page } from 'playwright-core';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportBundle } from '../../src/main/bundles/export-bundle.js';
import { storedSource } from '../../src/main/bundles/source.js';
import { DATABASE_NAME } from '../../src/main/laboratory/data-folder.js';
import { openStore } from '../../src/main/store/sqlite-store.js';
import { bundleChoicesSchema } from '../../src/shared/contract/bundles.js';
import { readBundle, textOf } from '../main/bundles/fixtures/read-bundle.js';

/** Milliseconds: a machine that is busy with other tests draws a page of megabytes slowly. */
const PATIENCE = 180_000;

/** A report that left its bundle, and the figures beside it. */
export interface UnpackedReport {
  readonly path: string;
  readonly figures: readonly { readonly name: string; readonly svg: string }[];
}

/** Exports a study of a data folder, and puts its report into a file of its own, as a mail would. */
export async function unpackReport(dataFolder: string, study: string): Promise<UnpackedReport> {
  const store = await openStore({ file: join(dataFolder, DATABASE_NAME), readOnly: true });
  try {
    const bundle = join(dataFolder, 'report.mettle.zip');
    await exportBundle(await storedSource(store, study), bundle, { choices: bundleChoicesSchema.parse({}) });
    const entries = await readBundle(bundle);
    const path = join(dataFolder, 'report.html');
    await writeFile(path, textOf(entries, 'report.html'));
    return {
      path,
      figures: entries
        .filter((entry) => entry.path.endsWith('.svg'))
        .map((entry) => ({ name: entry.path, svg: entry.bytes.toString('utf8') })),
    };
  } finally {
    await store.close();
  }
}

/** A report in a browser without network, with what it complained of and asked for. */
export interface OpenReport {
  readonly page: Page;
  /** Errors, refusals of the content security policy, and requests for anything but the file itself. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a report from its file. */
export async function openReport(
  browser: Browser,
  { path }: UnpackedReport,
  options: { readonly colorScheme?: 'light' | 'dark'; readonly javaScriptEnabled?: boolean } = {},
): Promise<OpenReport> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  const address = pathToFileURL(path).href;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const own = request.url().split('#')[0] === address || request.url().startsWith('data:');
    if (!own) complaints.push(`asked for ${request.url()}`);
  });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address, { timeout: PATIENCE });
  if (options.javaScriptEnabled !== false) {
    // The script has taken the page over once what needs it can be seen.
    await page.locator('html[data-live]').waitFor();
  }
  return { page, complaints, close: () => context.close() };
}

/** What a browser that reads XML finds wrong with drawings, a line each. */
export async function drawingProblems(page: Page, { figures }: UnpackedReport): Promise<readonly string[]> {
  return page.evaluate(
    (drawings) =>
      drawings.flatMap(({ name, svg }) => {
        const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
        const problem = read.querySelector('parsererror')?.textContent;
        if (problem !== undefined) return [`${name}: ${problem}`];
        const root = read.documentElement;
        return root.localName === 'svg' && read.querySelector('title') !== null && root.children.length > 4
          ? []
          : [`${name}: draws nothing`];
      }),
    [...figures],
  );
}
