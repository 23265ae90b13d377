import type { Table } from '../../studies/tables/column.js';
import {
  DATA_FOLDER,
  ENTRIES,
  FIGURES_FOLDER,
  FINDINGS_FOLDER,
  INSPECT_FOLDER,
  INSTRUMENTS_FOLDER,
} from '../format/entries.js';

const MEANINGS: Readonly<Record<string, string>> = {
  [ENTRIES.manifest]:
    'What the file is: format, version, the program that wrote it, what was chosen to go in.',
  [ENTRIES.report]: 'The report: verdicts, figures, methods; opens in a browser without network.',
  [ENTRIES.readme]: 'What is in here, and how to load it.',
  [ENTRIES.citation]: 'How to cite the study and Mettle.',
  [ENTRIES.licence]: 'Who may use what: the data, each instrument, each subject.',
  [ENTRIES.checklist]: 'GUIDE-LLM and llm-guidelines.org, item by item, with where each is answered.',
  [ENTRIES.methods]: 'A methods section ready for a paper, with references and limits.',
  [ENTRIES.roCrate]: 'RO-Crate.',
  [ENTRIES.dataPackage]: 'Frictionless Data Package: a schema for each table.',
  [ENTRIES.plan]: 'The locked plan, with every default filled in.',
  [ENTRIES.departures]: 'What was changed after the lock, and what the plan departs from.',
  [ENTRIES.environment]: 'Each subject, and how it was run.',
  [ENTRIES.comparison]: 'Findings across subjects.',
  [ENTRIES.dictionary]: 'Every column of every table: type, unit, range, meaning.',
  [ENTRIES.checksums]: 'SHA-256 of every other file.',
  'data/responses': 'One row a response.',
  'data/scores': 'One row a run, condition and scale.',
  'data/prompts': 'The exact text of every prompt, by SHA-256.',
  'data/subjects': 'One row a subject.',
  'data/conditions': 'What stood before the items.',
  'data/items': 'Items, keying and scales.',
};

const TABLE_FORM = /\.(csv|parquet)$/;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  md: 'text/markdown',
  cff: 'application/yaml',
  html: 'text/html',
  svg: 'image/svg+xml',
  sha256: 'text/plain',
};

/**
 * What an entry of a bundle with these tables holds, in one sentence; entries of a kind by their folder, tables of findings by
 * what they say of themselves.
 */
export function fileMeaning(path: string, tables: readonly Table[]): string {
  const known = MEANINGS[path] ?? MEANINGS[path.replace(TABLE_FORM, '')];
  if (known !== undefined) return known;
  const table = tables.find(({ name }) => path.replace(TABLE_FORM, '') === `${DATA_FOLDER}${name}`);
  if (table !== undefined) return table.meaning;
  if (path.startsWith(INSTRUMENTS_FOLDER)) return 'An instrument as it was administered.';
  if (path.startsWith(FINDINGS_FOLDER)) return 'Every number that is reported of a subject.';
  if (path.startsWith(FIGURES_FOLDER)) {
    return path.endsWith('.svg')
      ? 'A figure of the report.'
      : 'The numbers that the figure of this name draws.';
  }
  if (path.startsWith(INSPECT_FOLDER)) return 'The responses of a subject as a log that Inspect reads.';
  return `${path}.`;
}

/** The media type of an entry, by the ending of its name. */
export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
