import { createHash } from 'node:crypto';
import { studyLanguages } from '../documents/study-languages.js';
import { withheldInstruments } from '../documents/instrument-files.js';
import type { Row, Table } from '../../studies/tables/column.js';
import { tableEntry } from '../format/entries.js';
import { DICTIONARY } from '../format/tables.js';
import type { Archive } from '../read/archive.js';
import type { BundledStudy } from '../read/bundle-source.js';
import type { ReadResponse } from '../read/response-of-row.js';
import { conditionRows, dictionaryRows, itemRows, subjectRows } from '../tables/described-rows.js';
import { DigestSet } from '../tables/digest-set.js';
import { heldTables } from '../tables/findings-tables.js';
import type { ResponseTally } from './response-tally.js';
import { compareRows } from './compare-rows.js';
import { parquetRows } from './parquet-rows.js';

/**
 * Reads every table through, each value against its column, and holds against each other what is said twice: tables of the
 * plan against the plan, prompts against their hashes and the responses, Parquet against CSV. The responses are counted by `tally`
 * on the way. Gives one sentence for each thing that is wrong. Throws `BUNDLE_*` where a table cannot be read, `CANCELLED` through `alive`.
 */
export async function tableProblems(
  archive: Archive,
  bundle: BundledStudy,
  tally: ResponseTally | null,
  { folder, alive }: { readonly folder: string; readonly alive: () => void },
): Promise<string[]> {
  const { manifest, environment, instruments } = bundle.files;
  const tables = heldTables(manifest);
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
  problems.push(...(await promptProblems(bundle, tally, alive)));
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
async function promptProblems(
  bundle: BundledStudy,
  tally: ResponseTally | null,
  alive: () => void,
): Promise<string[]> {
  const prompts = bundle.rows('prompts');
  const check = promptCheck(bundle, prompts);
  const seen = new DigestSet();
  let problem: string | null = null;
  try {
    for await (const read of bundle.everyResponse()) {
      if (read.number % 1000 === 0) alive();
      tally?.add(read);
      if (problem === null && seen.add(read.response.promptHash)) problem = await check(read);
    }
    tally?.end();
    if (problem !== null) return [problem];
    return (await prompts.next()).done === true ? [] : ['data/prompts holds a prompt that no response had.'];
  } finally {
    await prompts.return(undefined);
  }
}

/** Holds the next row of `prompts` against the response that uses its prompt first; a sentence where it is not as it should be. */
function promptCheck(
  { files: { manifest, instruments } }: BundledStudy,
  prompts: AsyncIterator<Row>,
): (first: ReadResponse) => Promise<string | null> {
  const mayLack = !manifest.choices.rawText || withheldInstruments(instruments).size > 0;
  return async ({ number, response }) => {
    const next = await prompts.next();
    const [hash, text] = next.done === true ? [] : next.value;
    if (hash !== response.promptHash) {
      return `The prompt of row ${number} of data/responses is not in its place in data/prompts.`;
    }
    if (text === null && !mayLack) return `The text of the prompt ${hash} is missing.`;
    const isOther = typeof text === 'string' && sha256Of(text) !== hash;
    return isOther ? `The prompt ${hash} has a text with another SHA-256.` : null;
  };
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
