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
    const reached = new Set<string>();
    for (let steps = 0; steps < 400; steps += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const { activeElement: element } = document;
        if (element === null || element === document.body) return null;
        const all = [...document.querySelectorAll('*')];
        return `${element.localName} ${all.indexOf(element)}`;
      });
      if (name === null || reached.has(name)) break;
      reached.add(name);
    }
    const there = await page.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      const stops = document.querySelectorAll<HTMLElement>(
        'a[href], select, button, summary, [tabindex="0"], input:checked',
      );
      return [...stops]
        .filter((element) => element.checkVisibility())
        .map((element) => `${element.localName} ${all.indexOf(element)}`);
    });
    expect(there.length).toBeGreaterThan(20);
    expect(there.filter((name) => !reached.has(name))).toEqual([]);
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
