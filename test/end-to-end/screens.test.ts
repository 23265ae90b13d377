import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOwnBundle } from '../../scripts/window/bundled-study.js';
import { callDoor } from '../../scripts/window/call-door.js';
import { runFirstStudy } from '../../scripts/window/first-study.js';
import { screens, THEMES } from '../../scripts/window/screens.js';
import { accessibilityProblems } from './accessibility.js';
import { NO_BROWSER, TestWindow, titled } from './window.js';

describe.skipIf(NO_BROWSER !== null).each(THEMES)(titled('every screen in the %s theme'), (theme) => {
  let window: TestWindow;
  beforeAll(async () => {
    window = await TestWindow.open({ theme });
    const study = await runFirstStudy(window.door, { quick: true });
    await importOwnBundle(window.door, study);
    await callDoor(window.door, 'designs.create', { from: { kind: 'study', study } });
  });
  afterAll(() => window.close());

  it.each(screens(1, 2, 2))('$name has nothing that axe finds wrong', async ({ path, shows }) => {
    await window.visit(path);
    await window.page.getByText(shows).first().waitFor();
    await window.page.waitForTimeout(500);
    expect(await window.page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
    expect(await accessibilityProblems(window.page)).toEqual([]);
  });

  it.each(screens(1, 2, 2))('$name fits a window 900 pixels wide', async ({ path, shows }) => {
    await window.page.setViewportSize({ width: 900, height: 700 });
    await window.visit(path);
    await window.page.getByText(shows).first().waitFor();
    const overflow = await window.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await window.page.setViewportSize({ width: 1280, height: 800 });
  });

  it('shows a page that is not there as such', async () => {
    await window.visit('/results/999');
    await window.page.getByText(/There is no study number 999/).waitFor();
    await window.visit('/nowhere');
    await window.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await accessibilityProblems(window.page)).toEqual([]);
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
