import { chromium, type Browser } from 'playwright-core';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium that `METTLE_CHROMIUM` names, or one where systems install it; null where there is none. */
export function findChromium(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const named = variables['METTLE_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** Starts Chromium without a window. Throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('There is no Chromium: install one, or name it in METTLE_CHROMIUM.');
  }
  // A container's root has no user namespace for Chromium's sandbox.
  const sandboxed = process.getuid?.() !== 0;
  return chromium.launch({ executablePath, args: sandboxed ? [] : ['--no-sandbox'] });
}
