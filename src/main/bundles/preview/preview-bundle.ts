import type { BundleChoices, BundlePreview } from '../../../shared/contract/bundles.js';
import type { Findings } from '../../../shared/contract/results.js';
import type { EntrySource, WrittenEntry } from '../archive/entry.js';
import { bundleContents, type BundleContents } from '../contents.js';
import { fileMeaning } from '../documents/file-meaning.js';
import { bundleEntries } from '../entry-list.js';
import {
  BUNDLE_EXTENSION,
  ENTRIES,
  FIGURES_FOLDER,
  FINDINGS_FOLDER,
  inspectEntry,
  tableEntry,
} from '../format/entries.js';
import type { BundleSource } from '../source.js';
import { estimatedTables } from './estimated-sizes.js';

/** Bytes of a report, and of one subject's figures with their numbers, as studies of a usual size have them. */
const REPORT_BYTES = 2_000_000;
const FIGURES_BYTES = 1_500_000;
/** Bytes of a response in a log. */
const LOGGED_BYTES = 2800;
/** Bytes of findings for each condition of a subject, where they are not known yet, and of each table of them. */
const FINDINGS_BYTES = 4000;
const FINDINGS_TABLE_BYTES = 150;
const NO_HASH = '0'.repeat(64);

/** What is drawn, which a preview does not do. */
const REPORT: readonly EntrySource[] = [ENTRIES.report, FIGURES_FOLDER].map((path) => ({
  path,
  content: () => '',
}));

/**
 * What would go into a study's bundle, without writing it and without working anything out: small files as they would be, all
 * that grows with responses and findings by an estimate. `findings` are those of its subjects where they are known. Throws
 * `STORE_CORRUPT`.
 */
export async function previewBundle(
  source: BundleSource,
  choices: BundleChoices,
  findings: readonly (Findings | null)[] | null,
): Promise<BundlePreview> {
  const contents = bundleContents(source, choices);
  const { study, subjects } = source;
  const found = { findings: findings ?? subjects.map(() => null), comparison: null };
  const entries = bundleEntries(contents, found, REPORT);
  const sizes = new Map([
    ...(await estimatedTables(contents)),
    ...subjects.map(
      ({ subject: { sha256 }, responses }) => [inspectEntry(sha256), LOGGED_BYTES * responses] as const,
    ),
    [ENTRIES.report, REPORT_BYTES] as const,
    [FIGURES_FOLDER, FIGURES_BYTES * subjects.length] as const,
    ...(findings === null ? estimatedFindings(contents, entries) : []),
  ]);
  const written = entries.map(({ path }): WrittenEntry => ({ path, bytes: 0, sha256: NO_HASH }));
  const files: BundlePreview['files'] = [];
  for (const entry of entries) {
    const bytes = sizes.get(entry.path) ?? (await measured(entry, written));
    files.push({ path: entry.path, bytes, what: meaningOf(entry.path, contents) });
  }
  const { manifest, departures } = contents;
  return {
    study: study.id,
    fileName: `${study.design.name}${BUNDLE_EXTENSION}`,
    files,
    totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    responses: manifest.counts.responses,
    partial: manifest.study.partial,
    leftOut: manifest.leftOut,
    departures: departures.sentences,
  };
}

function meaningOf(path: string, { tables }: BundleContents): string {
  return path === FIGURES_FOLDER
    ? 'Every figure of the report as SVG, with its numbers as CSV.'
    : fileMeaning(path, tables);
}

function estimatedFindings(
  { source: { study, subjects }, findingsTables }: BundleContents,
  entries: readonly EntrySource[],
): (readonly [string, number])[] {
  const conditions = study.conditions.length;
  const files = entries.filter(({ path }) => path.startsWith(FINDINGS_FOLDER));
  return [
    ...files.map(({ path }) => [path, FINDINGS_BYTES * conditions] as const),
    ...findingsTables.flatMap(({ table: { name } }) =>
      (['csv', 'parquet'] as const).map(
        (form) => [tableEntry(name, form), FINDINGS_TABLE_BYTES * conditions * subjects.length] as const,
      ),
    ),
  ];
}

async function measured({ content }: EntrySource, written: readonly WrittenEntry[]): Promise<number> {
  const made = content(written);
  if (typeof made === 'string') return Buffer.byteLength(made, 'utf8');
  let bytes = 0;
  for await (const chunk of made) bytes += chunk.length;
  return bytes;
}
