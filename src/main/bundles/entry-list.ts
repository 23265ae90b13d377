import type { EntrySource, WrittenEntry } from './archive/entry.js';
import type { BundleContents } from './contents.js';
import { checklist } from './documents/checklist.js';
import { citation } from './documents/citation.js';
import { dataPackage } from './documents/data-package.js';
import { jsonText } from './documents/json-text.js';
import { licencePage } from './documents/licence-page.js';
import { methodsOf } from './documents/methods.js';
import { methodsPage } from './documents/methods-page.js';
import { readme } from './documents/readme.js';
import { roCrate } from './documents/ro-crate.js';
import { studyLanguages } from './documents/study-languages.js';
import {
  compareEntries,
  ENTRIES,
  findingsEntry,
  inspectEntry,
  instrumentEntry,
  tableEntry,
} from './format/entries.js';
import type { Row, Table } from '../studies/tables/column.js';
import { findingsFileSchema } from './format/study-files.js';
import { DICTIONARY } from './format/tables.js';
import { isLogged } from './inspect/inspect-limit.js';
import { inspectLog } from './inspect/inspect-log.js';
import type { Signer } from './sign/signer.js';
import type { StudyFindings } from './source.js';
import { csvBytes } from './tables/csv.js';
import { conditionRows, dictionaryRows, itemRows, subjectRows } from './tables/described-rows.js';
import { findingsRows } from './tables/findings-tables.js';
import { parquetBytes } from './tables/parquet.js';
import { promptRows } from './tables/prompt-rows.js';
import { responseRows } from './tables/response-rows.js';
import { scoreRows } from './tables/score-rows.js';

/**
 * Every file of a bundle in its order, each made when its turn comes. `others` are files of other makers (a report, figures,
 * logs), which take their places among them. With a `signer` the last one is its signature.
 */
export function bundleEntries(
  contents: BundleContents,
  { findings, comparison }: StudyFindings,
  others: readonly EntrySource[] = [],
  signer: Signer | null = null,
): EntrySource[] {
  const entries: EntrySource[] = [
    ...studyEntries(contents),
    ...contents.source.subjects.map(({ subject: { sha256, name } }, place) => ({
      path: findingsEntry(sha256),
      content: () => jsonText(findingsFileSchema.parse({ sha256, name, findings: findings[place] ?? null })),
    })),
    ...(comparison === null ? [] : [{ path: ENTRIES.comparison, content: () => jsonText(comparison) }]),
    ...tableEntries(contents, findings),
    ...inspectEntries(contents),
    { path: ENTRIES.citation, content: () => citation(contents.manifest) },
    { path: ENTRIES.licence, content: () => licencePage(contents) },
    { path: ENTRIES.checklist, content: () => checklist(contents) },
    { path: ENTRIES.methods, content: () => methodsPage(methodsOf(contents)) },
    {
      path: ENTRIES.dataPackage,
      content: (written: readonly WrittenEntry[]) => dataPackage(contents, written),
    },
    { path: ENTRIES.readme, content: () => readme(contents, paths()) },
    {
      path: ENTRIES.roCrate,
      content: (written: readonly WrittenEntry[]) => roCrate(contents, paths(), written),
    },
    { path: ENTRIES.checksums, content: checksums },
    ...others,
  ].sort((left, right) => compareEntries(left.path, right.path));
  const paths = (): string[] => entries.map(({ path }) => path);
  // What a bundle says of itself is the same with a signature and without.
  return signer === null ? entries : [...entries, signatureOf(signer)];
}

function studyEntries({
  manifest,
  plan,
  departures,
  environment,
  instruments,
}: BundleContents): EntrySource[] {
  return [
    { path: ENTRIES.manifest, content: () => jsonText(manifest) },
    { path: ENTRIES.plan, content: () => jsonText(plan) },
    { path: ENTRIES.departures, content: () => jsonText(departures) },
    { path: ENTRIES.environment, content: () => jsonText(environment) },
    ...instruments.map((file) => ({
      path: instrumentEntry(file.instrument.id),
      content: () => jsonText(file),
    })),
  ];
}

function tableEntries(contents: BundleContents, findings: StudyFindings['findings']): EntrySource[] {
  const { choices, tables } = contents;
  return [
    ...tables.flatMap((table): EntrySource[] => [
      {
        path: tableEntry(table.name, 'csv'),
        content: () => csvBytes(table, rowsOf(contents, table, findings)),
      },
      ...(choices.parquet
        ? [
            {
              path: tableEntry(table.name, 'parquet'),
              content: () => parquetBytes(table, rowsOf(contents, table, findings)),
            },
          ]
        : []),
    ]),
    {
      path: ENTRIES.dictionary,
      content: () => csvBytes(DICTIONARY, dictionaryRows([...tables, DICTIONARY])),
    },
  ];
}

function inspectEntries(contents: BundleContents): EntrySource[] {
  if (!contents.choices.inspect) return [];
  return contents.environment.subjects
    .filter(({ responses }) => isLogged(responses))
    .map((entry) => ({
      path: inspectEntry(entry.subject.sha256),
      content: () => inspectLog(contents, entry),
    }));
}

function rowsOf(
  contents: BundleContents,
  { name }: Table,
  findings: StudyFindings['findings'],
): AsyncIterable<Row> | Iterable<Row> {
  const { source, choices, withheld, environment, instruments } = contents;
  switch (name) {
    case 'responses':
      return responseRows(source, choices.rawText);
    case 'scores':
      return scoreRows(source);
    case 'prompts':
      return promptRows(source, choices.rawText, withheld);
    case 'subjects':
      return subjectRows(environment);
    case 'conditions':
      return conditionRows(source.study);
    case 'items':
      return itemRows(instruments, studyLanguages(source.study));
    default: {
      const own = contents.findingsTables.find(({ table }) => table.name === name);
      if (own === undefined) throw new RangeError(`there is no table ${name}`);
      return findingsRows(own, source.subjects, findings);
    }
  }
}

/** A signature of the checksums, which stand right before it. */
function signatureOf({ entry, sign }: Signer): EntrySource {
  return {
    path: entry,
    content: (written) =>
      sign(Buffer.from(checksums(written.filter(({ path }) => path !== ENTRIES.checksums)), 'utf8')),
  };
}

/** The format of `sha256sum`, of everything that was written so far. */
function checksums(written: readonly WrittenEntry[]): string {
  return written.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}
