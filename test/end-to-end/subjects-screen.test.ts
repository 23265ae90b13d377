import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomPairs, writeLora } from '../../scripts/gguf/write-lora.js';
import { callDoor } from '../../scripts/window/call-door.js';
import { accessibilityProblems } from './accessibility.js';
import { NO_BROWSER, TestWindow, titled } from './window.js';

const ADAPTER = 'Gruff';

describe.skipIf(NO_BROWSER !== null)(titled('subjects'), () => {
  let window: TestWindow;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-subjects-'));
    const targets = [{ tensor: 'blk.0.attn_q.weight', columns: 128, rows: 128 }];
    const pairs = randomPairs(targets, { rank: 2, size: 0.5, seed: 1 });
    await writeLora(join(folder, 'gruff.gguf'), { name: ADAPTER, architecture: 'llama', alpha: 2 }, pairs);
    await writeFile(join(folder, 'broken.gguf'), 'This is no model.');
    window = await TestWindow.open();
    await callDoor(window.door, 'subjects.addPath', { path: folder });
    await window.visit('/subjects');
    await window.page.getByRole('heading', { name: 'Calibration subjects' }).waitFor();
  });
  afterAll(async () => {
    await window.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('stand by family, each variant as a row with what it takes', async () => {
    const { page } = window;
    const table = page.getByRole('table', { name: 'Calibration subjects, by family' });
    await table.getByRole('rowheader', { name: /Calibration: pliant 3 variants/ }).waitFor();
    const rows = table.getByRole('row').filter({ hasText: 'calibration:pliant' });
    await expect.poll(() => rows.count()).toBe(3);
    expect(await rows.nth(0).textContent()).toMatch(/F16.*bits a weight.*fits/);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('are narrowed by a search, and say so where nothing is left', async () => {
    const { page } = window;
    const search = page.getByLabel('Search subjects');
    await search.fill('pliant q8_0');
    await page.getByText(/^1 of \d+ subjects\./).waitFor();
    await search.fill('no such subject');
    await page.getByRole('button', { name: 'Show all subjects' }).click();
    await page.getByText(/^\d+ subjects\./).waitFor();
  });

  it('open with all that is known of them, by keyboard', async () => {
    const { page } = window;
    const name = page.getByRole('button', { name: 'Calibration: pliant' }).first();
    await name.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Calibration: pliant' });
    await drawer.getByRole('figure', { name: 'Memory by what it is for' }).waitFor();
    await drawer.getByRole('figure', { name: 'Tensors by type' }).waitFor();
    await drawer.getByText(/Its chat template has a system role/).waitFor();
    await drawer.getByText('Made for calibration').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => name.evaluate((button) => document.activeElement === button)).toBe(true);
  });

  it('are passed over with a reason', async () => {
    const { page } = window;
    await page.getByRole('heading', { name: /^Passed over \(\d+\)$/ }).waitFor();
    await page.getByText(/^Your folders \(1\)$/).click();
    await page.getByText('broken.gguf').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('are made of a base and an adapter, and taken into a new study beside the base', async () => {
    const { page } = window;
    await page.getByRole('button', { name: `Lay over a base: ${ADAPTER}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Lay over a base' });
    const base = dialog.getByLabel('Base');
    await base.selectOption({ value: 'calibration:pliant' });
    await dialog.getByLabel('Scale').fill('11');
    await dialog.getByText('A number between −10 and 10.').waitFor();
    const check = dialog.getByRole('button', { name: 'Check and lay over' });
    expect(await check.isDisabled()).toBe(true);
    await dialog.getByLabel('Scale').fill('0.5');
    await check.click();
    const reference = dialog.getByRole('group', { name: 'Reference of the subject' });
    expect(await reference.textContent()).toBe(`calibration:pliant|lora:${join(folder, 'gruff.gguf')}@0.5`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'New study of base and adapter' }).click();
    await page.waitForURL(/#\/design\/\d+/);
    await page.getByText(/^2 subjects chosen\./).waitFor();
    await page.getByLabel('Calibration: pliant F16 with gruff × 0.5').waitFor();
    expect(await page.getByText('is not where it was').count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('of one family are taken into a comparison in one press', async () => {
    const { page } = window;
    await page.getByRole('radio', { name: 'Quantization' }).check();
    await page
      .getByLabel('Family', { exact: true })
      .selectOption({ label: 'Calibration: pliant (3 variants)' });
    await page.getByRole('button', { name: 'Take all 3 variants' }).click();
    await page.getByText(/^4 subjects chosen\./).waitFor();
    await page.getByLabel('Reference variant').selectOption('Q8_0');
    await page.getByLabel('Margin of resistance').fill('0.1');
    await page.getByText('Saved', { exact: true }).first().waitFor();
    const { drafts } = await callDoor(window.door, 'designs.list', {});
    await expect
      .poll(
        async () =>
          (await callDoor(window.door, 'designs.get', { id: drafts[0]?.id ?? 0 })).design.quantization,
      )
      .toMatchObject({ reference: 'Q8_0', margins: { resistance: 0.1 } });
    // What stands half behind the bar at the top is taken for too small.
    await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('are fetched only where that is allowed', async () => {
    const { page } = window;
    await window.visit('/subjects?part=catalogue');
    const fetch = page.getByRole('button', { name: /^Fetch / }).first();
    await fetch.waitFor();
    expect(await fetch.isDisabled()).toBe(true);
    await page.getByText('Fetching is off.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Downloads' }).click();
    await page.getByText('Nothing was fetched yet').waitFor();
    expect(await page.getByLabel('Address').isDisabled()).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Allow it in Settings' }).click();
    await page.getByRole('switch', { name: 'Allow fetching models' }).click();
    await page.getByLabel('Mirror of the hub').fill('hub.example.org');
    await page.keyboard.press('Enter');
    await page.getByText('An address that begins with https:// or http://.').waitFor();
    await page.getByLabel('Mirror of the hub').fill('http://127.0.0.1:9');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await callDoor(window.door, 'settings.read', {})).downloads)
      .toMatchObject({ allowed: true, endpoint: 'http://127.0.0.1:9' });
    expect(await accessibilityProblems(page)).toEqual([]);
    await window.visit('/subjects?part=downloads');
    const address = page.getByLabel('Address');
    await expect.poll(() => address.isEnabled()).toBe(true);
    await address.fill('no address');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('of other programs are left alone where that is set', async () => {
    const { page } = window;
    await window.visit('/settings');
    await page.getByRole('switch', { name: 'Look where other programs keep their models' }).click();
    await expect
      .poll(async () => (await callDoor(window.door, 'settings.read', {})).searchStores)
      .toBe(false);
    await window.visit('/subjects');
    await page.getByRole('link', { name: 'turned on in Settings' }).waitFor();
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
