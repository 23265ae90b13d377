import { createHash } from 'node:crypto';
import { studyLanguages } from '../documents/study-languages.js';
import { withheldInstruments } from '../documents/instrument-files.js';
import type { Row, Table } from '../format/column.js';
import { tableEntry } from '../format/entries.js';
import { bundleTables, DICTIONARY } from '../format/tables.js';
import type { Archive } from '../read/archive.js';
import type { BundledStudy } from '../read/bundle-source.js';
import { conditionRows, dictionaryRows, itemRows, subjectRows } from '../tables/described-rows.js';
import { DigestSet } from '../tables/digest-set.js';
import { compareRows } from './compare-rows.js';
import { parquetRows } from './parquet-rows.js';

/**
 * Reads every table through, each value against its column, and holds against each other what is said twice: tables of the
 * plan against the plan, prompts against their hashes and the responses, Parquet against CSV. Gives one sentence for each thing
 * that is wrong. Throws `BUNDLE_*` where a table cannot be read, `CANCELLED` through `alive`.
 */
export async function tableProblems(
  archive: Archive,
  bundle: BundledStudy,
  folder: string,
  alive: () => void,
): Promise<string[]> {
  const { manifest, environment, instruments } = bundle.files;
  const tables = bundleTables(manifest.options);
  const expected: Readonly<Record<string, readonly Row[]>> = {
    subjects: subjectRows(environment),
    conditions: conditionRows(bundle.study),
    items: itemRows(instruments, studyLanguages(bundle.study)),
  };
  const problems: string[] = [];
  for (const table of tables) {
    const rows = expected[table.name];
    if (rows !== undefined)
      problems.push(...(await compareRows(table, rows, bundle.rows(table.name))).problems);
    if (manifest.choices.parquet) {
      alive();
      const parquet = parquetRows(archive, tableEntry(table.name, 'parquet'), table, folder);
      problems.push(...inParquet(await compareRows(table, bundle.rows(table.name), parquet)));
    }
  }
  alive();
  problems.push(...(await dictionaryProblems(bundle, tables)));
  problems.push(...(await promptProblems(bundle)));
  return problems;
}

function inParquet({ problems }: { readonly problems: readonly string[] }): string[] {
  return problems.map((problem) => `In Parquet: ${problem}`);
}

async function dictionaryProblems(
  bundle: BundledStudy,
  tables: readonly Table[],
): Promise<readonly string[]> {
  return (
    await compareRows(DICTIONARY, dictionaryRows([...tables, DICTIONARY]), bundle.rows(DICTIONARY.name))
  ).problems;
}

/** Every prompt in the order of its first use, once, with the text that its hash says, unless the text was left out. */
async function promptProblems(bundle: BundledStudy): Promise<string[]> {
  const { manifest, instruments } = bundle.files;
  const mayLack = !manifest.choices.rawText || withheldInstruments(instruments).size > 0;
  const prompts = bundle.rows('prompts');
  const seen = new DigestSet();
  try {
    for await (const { number, response } of bundle.everyResponse()) {
      if (!seen.add(response.promptHash)) continue;
      const next = await prompts.next();
      const [hash, text] = next.done === true ? [] : next.value;
      if (hash !== response.promptHash) {
        return [`The prompt of row ${number} of data/responses is not in its place in data/prompts.`];
      }
      if (text === null && !mayLack) return [`The text of the prompt ${hash} is missing.`];
      if (typeof text === 'string' && createHash('sha256').update(text, 'utf8').digest('hex') !== hash) {
        return [`The prompt ${hash} has a text with another SHA-256.`];
      }
    }
    return (await prompts.next()).done === true ? [] : ['data/prompts holds a prompt that no response had.'];
  } finally {
    await prompts.return(undefined);
  }
}
