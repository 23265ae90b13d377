import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_BROWSER, TestWindow, titled } from './window.js';

const RUN = 180_000;

describe.skipIf(NO_BROWSER !== null)(
  titled('the first study, from the first click to a chart in a file'),
  () => {
    let window: TestWindow;
    beforeAll(async () => {
      window = await TestWindow.open();
    });
    afterAll(() => window.close());

    it('takes the token out of the address', async () => {
      await window.page.getByRole('button', { name: 'Run the first study' }).waitFor();
      expect(window.page.url()).not.toContain(window.door.token);
    });

    it('begins with one click, and shows distributions while responses arrive', async () => {
      const { page } = window;
      await page.getByRole('button', { name: 'Run the first study' }).click();
      await page.waitForURL(/#\/run\/\d+/);
      await page.getByRole('heading', { level: 1, name: 'first-study' }).waitFor();
      await page.getByRole('button', { name: 'Pause' }).first().waitFor();
      await page.locator('[data-mark]').first().waitFor({ timeout: 60_000 });
    });

    it('pauses, and is still paused after a reload', async () => {
      const { page } = window;
      const main = page.getByRole('main');
      await main.getByRole('button', { name: 'Pause' }).click();
      await main.getByRole('button', { name: 'Resume' }).waitFor();
      await page.reload();
      await main.getByRole('button', { name: 'Resume' }).waitFor();
    });

    it('goes on, and is still running after a reload in the middle of it', async () => {
      const { page } = window;
      const main = page.getByRole('main');
      await main.getByRole('button', { name: 'Resume' }).click();
      await main.getByRole('button', { name: 'Pause' }).waitFor();
      await page.reload();
      await main.getByRole('button', { name: 'Pause' }).waitFor();
    });

    it('is interrupted by a killed program, and goes on without loss', async () => {
      await window.restartDoor();
      const { page } = window;
      const study = page.getByRole('link', { name: 'first-study' }).first();
      await study.waitFor();
      await page.getByText('Interrupted').first().waitFor();
      await window.visit('/run/1');
      const main = page.getByRole('main');
      await main.getByRole('button', { name: 'Resume' }).click();
      await main.getByRole('link', { name: 'Read the results' }).waitFor({ timeout: RUN });
      expect(await main.getByText('8,832').count()).toBeGreaterThan(0);
    });

    it('tells the subject that bends from the one that does not', async () => {
      const { page } = window;
      await page.getByRole('link', { name: 'Read the results' }).click();
      await page
        .getByText(/flexible/i)
        .first()
        .waitFor({ timeout: 60_000 });
      await page
        .getByText(/closed/i)
        .first()
        .waitFor();
      // Scales name these words too: what follows reads the figures of both subjects.
      await page.getByText('Being worked out').first().waitFor({ state: 'detached', timeout: 60_000 });
      await page.locator('[data-mark]').first().waitFor();
    });

    it('opens a response from a chart by keyboard, with the exact prompt and the probabilities', async () => {
      const { page } = window;
      const distributions = page.getByRole('region', { name: 'Distributions' });
      await distributions.locator('[data-mark][role="button"][tabindex="0"]').first().focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog');
      const rows = panel.getByRole('grid');
      await rows.waitFor();
      await rows.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await panel.getByRole('region', { name: 'Prompt' }).getByText('<|begin|>').waitFor();
      await panel.getByText('Probability of each option as presented').waitFor();
      await panel.getByRole('button', { name: 'Replay' }).click();
      await panel.getByText(/same answer|differ by at most/).waitFor({ timeout: 60_000 });
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      // The reader is back at the mark that she came from.
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-mark'))).toBe(true);
    });

    it.each([
      ['Save as SVG', /^<\?xml|^<svg/],
      ['Save numbers as CSV', /,/],
    ])('exports a chart: %s', async (item, beginning) => {
      const { page } = window;
      await page
        .getByRole('button', { name: /^Copy or save/ })
        .first()
        .click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ]);
      const text = await readFile(await download.path(), 'utf8');
      expect(text).toMatch(beginning);
      expect(text.length, text).toBeGreaterThan(200);
    });

    it('complained of nothing on the way', () => {
      // A killed door is told of by the browser as well as by the page.
      expect(
        window.complaints.filter(
          (text) => !/ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING)/.test(text),
        ),
      ).toEqual([]);
    });
  },
);
