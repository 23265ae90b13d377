import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, launchChromium } from '../../scripts/window/chromium.js';
import { startWebDoor, type WebDoor } from '../../scripts/window/web-door.js';

/** Why tests in a browser are skipped, or null where they run. */
export const NO_BROWSER: string | null =
  findChromium() === null
    ? 'skipped: there is no Chromium on this machine (install one, or name it in METTLE_CHROMIUM)'
    : null;

/** A title that says so where its tests are skipped. */
export function titled(title: string): string {
  return NO_BROWSER === null ? title : `${title} (${NO_BROWSER})`;
}

/** A web door over a data folder of its own, and a browser that looks through it. */
export class TestWindow {
  private constructor(
    readonly dataFolder: string,
    readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
    public door: WebDoor,
    /** What went wrong in the page without anybody's leave: uncaught errors, refused styles and scripts. */
    readonly complaints: string[],
  ) {}

  static async open(options: { readonly theme?: 'light' | 'dark' } = {}): Promise<TestWindow> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'mettle-window-'));
    const door = await startWebDoor(dataFolder);
    const browser = await launchChromium();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: options.theme ?? 'light',
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const window = new TestWindow(dataFolder, browser, context, page, door, complaints);
    await page.goto(door.address);
    // The page takes the token out of its address; until then the address must not change.
    await page.getByRole('heading', { level: 1 }).waitFor();
    return window;
  }

  /** Starts the door again over the same data, as after a power failure, and opens it. */
  async restartDoor(): Promise<void> {
    await this.door.kill();
    this.door = await startWebDoor(this.dataFolder);
    await this.page.goto(this.door.address);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Goes to a page by its address after `#`. */
  async visit(path: string): Promise<void> {
    await this.page.goto(`${this.door.origin}/#${path}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.door.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}
