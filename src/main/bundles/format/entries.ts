/** What `mettle.json` says a bundle is. */
export const BUNDLE_FORMAT = 'mettle-bundle';

/** Raised with every change that a reader of the version before would misread. Version 1 has no tables of findings. */
export const BUNDLE_FORMAT_VERSION = 2;

/** The end of every bundle's file name. */
export const BUNDLE_EXTENSION = '.mettle.zip';

/** Paths of the entries that every bundle has, by what they hold. */
export const ENTRIES = {
  manifest: 'mettle.json',
  report: 'report.html',
  readme: 'README.md',
  citation: 'CITATION.cff',
  licence: 'LICENSE.md',
  checklist: 'checklist.md',
  methods: 'methods.md',
  roCrate: 'ro-crate-metadata.json',
  dataPackage: 'datapackage.json',
  plan: 'study/plan.json',
  departures: 'study/departures.json',
  environment: 'study/environment.json',
  comparison: 'study/comparison.json',
  dictionary: 'data/dictionary.csv',
  checksums: 'checksums.sha256',
} as const;

export const INSTRUMENTS_FOLDER = 'study/instruments/';
export const FINDINGS_FOLDER = 'study/findings/';
export const DATA_FOLDER = 'data/';
export const FIGURES_FOLDER = 'figures/';
export const INSPECT_FOLDER = 'inspect/';

/** Where an instrument lies, by its id. */
export function instrumentEntry(id: string): string {
  return `${INSTRUMENTS_FOLDER}${id}.json`;
}

/** Where a subject's findings lie, by its SHA-256 (hex). */
export function findingsEntry(sha256: string): string {
  return `${FINDINGS_FOLDER}${sha256}.json`;
}

/** Where a subject's log for Inspect lies, by its SHA-256 (hex). */
export function inspectEntry(sha256: string): string {
  return `${INSPECT_FOLDER}${sha256}.json`;
}

/** Where a table lies. */
export function tableEntry(table: string, form: 'csv' | 'parquet'): string {
  return `${DATA_FOLDER}${table}.${form}`;
}

/** Where a figure lies, by its name. */
export function figureEntry(name: string, form: 'svg' | 'csv'): string {
  return `${FIGURES_FOLDER}${name}.${form}`;
}

/**
 * The order of entries: `mettle.json` first, `checksums.sha256` last but for its signatures, the others by the code units of
 * their names.
 */
export function compareEntries(left: string, right: string): number {
  const rank = rankOf(left) - rankOf(right);
  if (rank !== 0) return rank;
  return left < right ? -1 : left > right ? 1 : 0;
}

function rankOf(path: string): number {
  if (path === ENTRIES.manifest) return 0;
  return path.startsWith(ENTRIES.checksums) ? 2 : 1;
}
