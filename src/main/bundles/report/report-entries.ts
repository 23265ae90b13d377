import type { EntrySource } from '../archive/entry.js';
import type { BundleContents } from '../contents.js';
import { ENTRIES, figureEntry } from '../format/entries.js';
import type { StudyFindings } from '../source.js';
import { reportInput } from './report-input.js';
import { loadReportProgram } from './report-program.js';

/**
 * The report of a bundle, and every figure of it with its numbers. Throws `FILE_NOT_FOUND` where what draws it was not built:
 * no bundle is without its report.
 */
export async function reportEntries(contents: BundleContents, found: StudyFindings): Promise<EntrySource[]> {
  const draw = await loadReportProgram();
  const { html, figures } = draw(reportInput(contents, found));
  return [
    { path: ENTRIES.report, content: () => html },
    ...figures.flatMap(({ name, svg, csv }): EntrySource[] => [
      { path: figureEntry(name, 'svg'), content: () => svg },
      { path: figureEntry(name, 'csv'), content: () => csv },
    ]),
  ];
}
