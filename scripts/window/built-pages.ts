import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isOutdated } from '../build-freshness.js';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['src/renderer', 'src/shared', 'electron.vite.config.ts', 'package-lock.json'];

/** Builds the pages where they are missing or older than their sources. Throws with what the build said. */
export async function buildPages(): Promise<void> {
  const product = join(ROOT, 'out/renderer/index.html');
  const sources = SOURCES.map((source) => join(ROOT, source));
  if (!(await isOutdated(product, sources))) return;
  const script = join(ROOT, 'scripts/build-renderer.ts');
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { cwd: ROOT });
}
