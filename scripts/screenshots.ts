import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from './window/built-pages.js';
import { importOwnBundle } from './window/bundled-study.js';
import { callDoor } from './window/call-door.js';
import { launchChromium } from './window/chromium.js';
import { runFirstStudy } from './window/first-study.js';
import { screens, THEMES } from './window/screens.js';
import { startWebDoor } from './window/web-door.js';

/**
 * Takes a picture of every screen in both themes over a finished first study, into `build/screenshots` or the folder that is
 * given: `npm run screenshots [-- FOLDER]`.
 */
await buildPages();
const folder = process.argv[2] ?? join(import.meta.dirname, '../build/screenshots');
const dataFolder = await mkdtemp(join(tmpdir(), 'mettle-screenshots-'));
const door = await startWebDoor(dataFolder);
const browser = await launchChromium();
try {
  await mkdir(folder, { recursive: true });
  const study = await runFirstStudy(door, { quick: false });
  const imported = await importOwnBundle(door, study);
  const draft = await callDoor(door, 'designs.create', { from: { kind: 'study', study } });
  for (const theme of THEMES) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: theme });
    await page.goto(door.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const { name, path, shows } of screens(study, draft.id, imported)) {
      await page.goto(`${door.origin}/#${path}`);
      await page.getByText(shows).first().waitFor();
      await page.waitForTimeout(600);
      const file = join(folder, `${name}-${theme}.png`);
      await page.screenshot({ path: file });
      console.log(file);
    }
    await page.close();
  }
} finally {
  await browser.close();
  await door.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
