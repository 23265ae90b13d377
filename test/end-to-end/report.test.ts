import type { Browser } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../scripts/window/chromium.js';
import { smallStore } from '../main/bundles/study-bundle.js';
import { accessibilityProblems } from './accessibility.js';
import { drawingProblems, openReport, unpackReport, type UnpackedReport } from './report-page.js';
import { NO_BROWSER, titled } from './window.js';

const SCRIPT = '</script><img src=x onerror="document.title=\'hacked\'">';

describe.skipIf(NO_BROWSER !== null)(titled('a report that was sent by mail'), () => {
  let folder: string;
  let browser: Browser;
  let report: UnpackedReport;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-report-'));
    const { store } = await smallStore(folder, { description: `What is asked ${SCRIPT}` }, ['one', 'two']);
    await store.close();
    report = await unpackReport(folder, 'small-study');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['light', 'dark'] as const)(
    'opens without network in the %s theme, for everyone',
    async (theme) => {
      const { page, complaints, close } = await openReport(browser, report, { colorScheme: theme });
      await page.getByRole('heading', { level: 1, name: 'small-study' }).waitFor();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme);
      expect(await accessibilityProblems(page)).toEqual([]);
      // Folded tables are read too.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.title()).toBe('small-study: report');
      await page.getByText('What is asked </script><img').first().waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('shows the subject that is chosen, or that a link leads to, and draws one scale at a time', async () => {
    const { page, complaints, close } = await openReport(browser, report);
    const shown = page.locator('article:visible');
    await expect.poll(() => shown.count()).toBe(1);
    await page.getByLabel('Figures of', { exact: true }).selectOption({ label: 'two F16' });
    await page.getByRole('article', { name: 'Figures of two F16' }).waitFor();
    await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'one F16' }).click();
    await page.getByRole('article', { name: 'Figures of one F16' }).waitFor();
    await expect.poll(() => shown.count()).toBe(1);
    await page.getByLabel('Figures of', { exact: true }).selectOption({ label: 'Every subject' });
    await expect.poll(() => shown.count()).toBe(2);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is reached by the keyboard: every link, choice, mark of a figure and table', async () => {
    const { page, close } = await openReport(browser, report);
    // Once its script has taken the page over, one subject is shown.
    await expect.poll(() => page.locator('article:visible').count()).toBe(1);
    for (let steps = 0; steps < 400; steps += 1) {
      await page.keyboard.press('Tab');
      // Elements themselves: what a focused mark shows beside it moves the places of all that follow.
      const isNew = await page.evaluate(() => {
        const { activeElement: element } = document;
        const kept = window as unknown as { reached?: Set<Element> };
        kept.reached ??= new Set();
        if (element === null || element === document.body || kept.reached.has(element)) return false;
        kept.reached.add(element);
        return true;
      });
      if (!isNew) break;
    }
    const { stops, missed } = await page.evaluate(() => {
      const { reached } = window as unknown as { reached: ReadonlySet<Element> };
      const all = document.querySelectorAll<HTMLElement>(
        'a[href], select, button, summary, [tabindex="0"], input:checked',
      );
      const there = [...all].filter((element) => element.checkVisibility());
      return {
        stops: there.length,
        missed: there
          .filter((element) => !reached.has(element))
          .map((element) => element.outerHTML.slice(0, 200)),
      };
    });
    expect(stops).toBeGreaterThan(20);
    expect(missed).toEqual([]);
    // Arrow keys lead from mark to mark, and each says what it stands for.
    const marks = page.locator('article:visible [data-mark="1"]');
    await page.locator('article:visible [data-mark="0"]').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await marks.first().evaluate((mark) => mark === document.activeElement)).toBe(true);
    expect(await marks.first().getAttribute('role')).toBe('img');
    await close();
  });

  it('is whole on paper: light, every subject, tables unfolded, nothing to press', async () => {
    const { page, complaints, close } = await openReport(browser, report, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('article:visible').count()).toBe(2);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
    expect(await page.locator('[data-control]:visible').count()).toBe(0);
    const figures = page.locator('figure');
    const tables = page.locator('figure table:visible');
    expect(await tables.count()).toBe(await figures.count());
    expect(await page.locator('figure svg[width]:visible').count()).toBeGreaterThanOrEqual(
      await figures.count(),
    );
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is read without scripts', async () => {
    const { page, complaints, close } = await openReport(browser, report, { javaScriptEnabled: false });
    expect(await page.locator('article:visible').count()).toBe(2);
    expect(await page.locator('[data-control]:visible').count()).toBe(0);
    const drawn = await page.locator('figure > div > div > svg:visible').count();
    expect(drawn).toBe(await page.locator('figure').count());
    expect(complaints).toEqual([]);
    await close();
  });

  it('has figures beside it that any reader of SVG can read', async () => {
    const { page, close } = await openReport(browser, report);
    expect(report.figures.length).toBeGreaterThan(10);
    expect(await drawingProblems(page, report)).toEqual([]);
    await close();
  });
});
