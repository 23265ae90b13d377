import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { isOutdated } from '../build-freshness.js';

const ROOT = join(import.meta.dirname, '../..');

/** Where what makes reports is built. */
export const REPORT_PLACE = join(ROOT, 'out/report');

/** The list of sources that it was built from, in that folder. */
export const REPORT_SOURCES = 'sources.json';

const BUILT_WITH = [
  'scripts/build-report.ts',
  'scripts/build-beside.ts',
  'scripts/report',
  'package-lock.json',
];

/** The arguments with which Node builds it. */
export const REPORT_BUILD_ARGUMENTS: readonly string[] = [
  '--import',
  'tsx',
  join(ROOT, 'scripts/build-report.ts'),
];

/** Whether what makes reports is missing or older than what it was made from. */
export async function isReportOutdated(): Promise<boolean> {
  const list = join(REPORT_PLACE, REPORT_SOURCES);
  const text = await readFile(list, 'utf8').catch(missing);
  if (text === null) return true;
  const sources = z.array(z.string()).parse(JSON.parse(text));
  return isOutdated(
    list,
    [...sources, ...BUILT_WITH].map((path) => join(ROOT, path)),
  );
}

/** Builds it where it is outdated. Throws with what the build said. */
export async function buildReportWhereOutdated(): Promise<void> {
  if (!(await isReportOutdated())) return;
  await promisify(execFile)(process.execPath, REPORT_BUILD_ARGUMENTS, { cwd: ROOT });
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
