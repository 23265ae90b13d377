import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isOutdated } from '../build-freshness.js';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['src/renderer', 'src/shared', 'electron.vite.config.ts', 'package-lock.json'];

/** The arguments with which Node builds the pages. */
export const BUILD_ARGUMENTS: readonly string[] = [
  '--import',
  'tsx',
  join(ROOT, 'scripts/build-renderer.ts'),
];

/** Whether the pages are missing or older than their sources. */
export function arePagesOutdated(): Promise<boolean> {
  const sources = SOURCES.map((source) => join(ROOT, source));
  return isOutdated(join(ROOT, 'out/renderer/index.html'), sources);
}

/** Builds the pages where they are outdated. Throws with what the build said. */
export async function buildPages(): Promise<void> {
  if (!(await arePagesOutdated())) return;
  await promisify(execFile)(process.execPath, BUILD_ARGUMENTS, { cwd: ROOT });
}
