import type { Response } from '../../../shared/domain/response.js';
import { scaleItems } from '../../instruments/scoring.js';
import { tableEntry } from '../format/entries.js';
import type { Row, Table } from '../../studies/tables/column.js';
import { PROMPTS } from '../format/described-tables.js';
import { SCORES } from '../format/tables.js';
import type { BundleContents } from '../contents.js';
import type { BundleSource } from '../source.js';
import { csvBytes } from '../tables/csv.js';
import { promptRows } from '../tables/prompt-rows.js';
import { responseRows } from '../tables/response-rows.js';

/** Responses of each subject that are looked at. */
const SAMPLE = 100;
/** Bytes of Parquet for one of CSV: repeated names take next to nothing, numbers eight bytes. */
const PARQUET_SHARE = 0.4;
/** Bytes of a row of scores as CSV. */
const SCORE_BYTES = 150;

/**
 * Bytes of the tables that hold what was answered, before compression and by entry, from the first responses of each subject. A
 * prompt is taken to be put once a cell. Throws `STORE_CORRUPT`.
 */
export async function estimatedTables(contents: BundleContents): Promise<ReadonlyMap<string, number>> {
  const { source, choices, withheld, tables } = contents;
  const { study, subjects } = source;
  const responses = subjects.reduce((sum, subject) => sum + subject.responses, 0);
  const sample = sampled(source);
  const taken = subjects.reduce((sum, subject) => sum + Math.min(SAMPLE, subject.responses), 0);
  const { administration } = study.design;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  const responseTable = tables.find(({ name }) => name === 'responses');
  const scales = study.instruments.reduce(
    (sum, instrument) =>
      sum + instrument.scales.filter(({ id }) => scaleItems(instrument, id).length > 0).length,
    0,
  );
  const ways = study.specifications?.length ?? 1;
  const sizes: readonly (readonly [table: string, bytes: number])[] = [
    [
      'responses',
      responseTable === undefined
        ? 0
        : await scaled(responseTable, responseRows(sample, choices.rawText), responses / taken),
    ],
    [
      'prompts',
      await scaled(PROMPTS, promptRows(sample, choices.rawText, withheld), responses / runs / taken),
    ],
    [SCORES.name, SCORE_BYTES * (1 + subjects.length * study.conditions.length * ways * scales * runs)],
  ];
  return new Map(
    sizes.flatMap(([table, bytes]) => [
      [tableEntry(table, 'csv'), Math.round(bytes)] as const,
      [tableEntry(table, 'parquet'), Math.round(bytes * PARQUET_SHARE)] as const,
    ]),
  );
}

/** A source with the first responses of each subject alone. */
function sampled(source: BundleSource): BundleSource {
  return {
    ...source,
    responses: (sha256) => first(source.responses(sha256), SAMPLE),
    prompt: (hash) => source.prompt(hash),
  };
}

async function* first(responses: AsyncIterable<Response>, count: number): AsyncGenerator<Response> {
  let taken = 0;
  for await (const response of responses) {
    if (taken >= count) return;
    taken += 1;
    yield response;
  }
}

async function scaled(table: Table, rows: AsyncIterable<Row>, factor: number): Promise<number> {
  let bytes = 0;
  for await (const chunk of csvBytes(table, rows)) bytes += chunk.length;
  // Where nothing was answered there is the header alone.
  return Number.isFinite(factor) ? bytes * Math.max(1, factor) : bytes;
}
