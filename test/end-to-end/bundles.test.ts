import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callDoor } from '../../scripts/window/call-door.js';
import { findingsReady, runFirstStudy } from '../../scripts/window/first-study.js';
import { accessibilityProblems } from './accessibility.js';
import { NO_BROWSER, TestWindow, titled } from './window.js';

const NAME = 'shared-study';

/** Looks at the page in both themes. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

describe.skipIf(NO_BROWSER !== null)(titled('a bundle that goes from one researcher to another'), () => {
  let hers: TestWindow;
  let his: TestWindow;
  let bundle: string;
  beforeAll(async () => {
    hers = await TestWindow.open();
    his = await TestWindow.open();
    // Verifying starts a process and works every number out again, on machines that are busy too.
    for (const { page } of [hers, his]) page.setDefaultTimeout(120_000);
    bundle = join(his.dataFolder, 'received.mettle.zip');
  });
  afterAll(async () => {
    await rm(bundle, { force: true });
    await hers.close();
    await his.close();
  });

  it('is exported from the dialogue, and downloaded', async () => {
    const { page, door } = hers;
    const study = await runFirstStudy(door, { quick: true, name: NAME });
    await hers.visit(`/results/${study}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Export as a bundle' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`${NAME}.mettle.zip`).waitFor();
    await dialog.getByText('The weights of the subjects are never in a bundle', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Add an author' }).click();
    await dialog.getByLabel('Family name').fill('Lovelace');
    await dialog.getByLabel('ORCID').fill('0000-0002-1825-0098');
    await dialog.getByText('the last checks the others').waitFor();
    expect(await dialog.getByRole('button', { name: 'Export', exact: true }).isEnabled()).toBe(false);
    await dialog.getByLabel('ORCID').fill('https://orcid.org/0000-0002-1825-0097');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('heading', { name: 'Bundles', level: 1 }).waitFor();
    const button = page.getByRole('button', { name: `Download ${NAME}` });
    await button.waitFor();
    await expectAccessible(page);
    await page.reload();
    const downloading = page.waitForEvent('download');
    await button.click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`${NAME}.mettle.zip`);
    await download.saveAs(bundle);
    const { jobs } = await callDoor(door, 'bundles.jobs', {});
    expect((await readFile(bundle)).length).toBe(jobs[0]!.bytes);
    expect(jobs[0]!.path!.startsWith(join(hers.dataFolder, 'bundles'))).toBe(true);
  });

  it('is dropped on the other’s window, checked, imported, and only read there', async () => {
    const { page } = his;
    const bytes = (await readFile(bundle)).toString('base64');
    const transfer = await page.evaluateHandle((base64) => {
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([file], '../../<b>received</b>.mettle.zip', { type: 'application/zip' }));
      return data;
    }, bytes);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await page.getByText('numbers come out of the responses again').waitFor();
    await page.getByText('Holds what it says').waitFor();
    await page.getByText('It is not signed.', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Import/ }).click();
    await page.getByText('It is only read.').waitFor();
    await expectAccessible(page);
    await his.visit('/');
    await page.getByText('Imported, verified').waitFor();
    await page.getByRole('button', { name: `More for ${NAME}` }).click();
    const rename = page.getByRole('menuitem', { name: 'Rename: imported, only read' });
    expect(await rename.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await expectAccessible(page);
  });

  it('is compared with the same plan run there', async () => {
    const { page, door } = his;
    const theirs = (await callDoor(door, 'studies.list', {})).studies[0]!.id;
    const mine = await runFirstStudy(door, { quick: true, name: 'my-own' });
    await findingsReady(door, theirs);
    await his.visit(`/compare/${theirs}`);
    await page.getByText('identical to the last digit', { exact: false }).first().waitFor();
    await page.getByRole('heading', { name: 'How they were run' }).waitFor();
    expect(await page.getByLabel('Mine', { exact: true }).inputValue()).toBe(String(mine));
    await page
      .getByText(/cells in common are answered alike/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByText('Table', { exact: true }).first().click();
    await page.getByRole('columnheader', { name: 'Mine minus theirs' }).waitFor();
  });

  it('that is none is told of, check by check', async () => {
    const { page } = his;
    await his.visit('/bundles');
    await page.setInputFiles('input[type=file][accept*=zip]', {
      name: 'broken.mettle.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('no archive at all'),
    });
    await page.getByText('Does not hold').waitFor();
    expect(await page.getByRole('button', { name: 'Import broken.mettle.zip' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take off the list: broken.mettle.zip' }).click();
    await page.getByText('Does not hold').waitFor({ state: 'detached' });
  });

  it('makes nobody complain', () => {
    expect([...hers.complaints, ...his.complaints]).toEqual([]);
  });
});
