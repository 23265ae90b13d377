import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from './window/built-pages.js';
import { importOwnBundle } from './window/bundled-study.js';
import { callDoor } from './window/call-door.js';
import { launchChromium } from './window/chromium.js';
import { KIND_EXAMPLES, runExample, type ExampleKind } from './window/example-study.js';
import { runFirstStudy } from './window/first-study.js';
import { kindScreens, screens, THEMES, type Screen } from './window/screens.js';
import { takePictures } from './window/take-pictures.js';
import { startWebDoor, type WebDoor } from './window/web-door.js';

/**
 * Takes pictures of screens in both themes, into `build/screenshots` or the folder that is given. `npm run screenshots [--
 * FOLDER]`: every screen over a finished first study, as a window shows it. `npm run screenshots -- FOLDER KIND...` or `all`:
 * results and design of each kind's example with a few items a scale, from top to bottom.
 */
const [folder = join(import.meta.dirname, '../build/screenshots'), ...asked] = process.argv.slice(2);
const kinds = chosenKinds(asked);
await buildPages();
const dataFolder = await mkdtemp(join(tmpdir(), 'mettle-screenshots-'));
const door = await startWebDoor(dataFolder);
const browser = await launchChromium();
try {
  await mkdir(folder, { recursive: true });
  const all = kinds.length === 0 ? await firstStudyScreens(door) : await exampleScreens(door, kinds);
  for (const theme of THEMES) {
    await takePictures(door, browser, all, { folder, theme, whole: kinds.length > 0 });
  }
} finally {
  await browser.close();
  await door.stop();
  await rm(dataFolder, { recursive: true, force: true });
}

async function firstStudyScreens(behind: WebDoor): Promise<readonly Screen[]> {
  const study = await runFirstStudy(behind, { quick: false });
  const imported = await importOwnBundle(behind, study);
  const draft = await callDoor(behind, 'designs.create', { from: { kind: 'study', study } });
  return screens(study, draft.id, imported);
}

async function exampleScreens(behind: WebDoor, chosen: readonly ExampleKind[]): Promise<readonly Screen[]> {
  const all: Screen[] = [];
  for (const kind of chosen) {
    const study = await runExample(behind, kind);
    const draft = await callDoor(behind, 'designs.create', { from: { kind: 'study', study } });
    all.push(...kindScreens(kind, study, draft.id));
  }
  return all;
}

function chosenKinds(names: readonly string[]): readonly ExampleKind[] {
  const known = Object.keys(KIND_EXAMPLES) as ExampleKind[];
  if (names.includes('all')) return known;
  return names.map((name) => {
    const kind = known.find((candidate) => candidate === name);
    if (kind !== undefined) return kind;
    throw new Error(`There is no kind ${name} with an example; there are ${known.join(', ')}, and all.`);
  });
}
