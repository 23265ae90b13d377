import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Report, ReportAssets, ReportInput, ReportRenderer } from '../../../shared/contract/report.js';
import { MettleError } from '../../../shared/errors.js';

const SERVER = 'server.js';

const moduleSchema = z.looseObject({
  renderReport: z.custom<ReportRenderer['renderReport']>((value) => typeof value === 'function'),
});

/** Draws a report with what was built of the window's charts: see `ReportRenderer`. */
export type DrawReport = (input: ReportInput) => Report;

/**
 * Loads what draws reports from `folder`: the nearest `out/report` above this module unless it is given. Throws
 * `FILE_NOT_FOUND` where it was not built.
 */
export async function loadReportProgram(folder: string = reportFolder()): Promise<DrawReport> {
  const [script, style] = (await Promise.all(
    ['client.js', 'style.css'].map((name) => readFile(join(folder, name), 'utf8').catch(notThere)),
  )) as [string, string];
  const server = join(folder, SERVER);
  if (!existsSync(server)) throw notBuilt();
  const { renderReport } = moduleSchema.parse(await import(pathToFileURL(server).href));
  const assets: ReportAssets = { script, style, scriptHash: digest(script), styleHash: digest(style) };
  return (input) => renderReport(input, assets);
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

function reportFolder(): string {
  for (let above = import.meta.dirname; ; above = dirname(above)) {
    const candidate = join(above, 'out', 'report');
    if (existsSync(join(candidate, SERVER))) return candidate;
    if (dirname(above) === above) throw notBuilt();
  }
}

function notThere(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? notBuilt(error) : error;
}

function notBuilt(cause?: unknown): MettleError {
  return new MettleError('FILE_NOT_FOUND', 'What draws the report of a bundle has not been built.', {
    hint: 'Run `npm run build:report`, or start Mettle by `npm start` or `npm run mettle`, which build what is missing.',
    cause,
  });
}
