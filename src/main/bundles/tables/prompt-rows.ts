import { MettleError } from '../../../shared/errors.js';
import type { Row } from '../../studies/tables/column.js';
import type { BundleSource } from '../source.js';
import { DigestSet } from './digest-set.js';
import { PlanIndex } from './plan-index.js';

/** Prompts that are asked for together. */
const BATCH = 500;

/**
 * The rows of `data/prompts`, in the order of first use. Without `rawText`, and where a prompt holds an item of an instrument
 * of `withheld`, the text stays out. Throws `STORE_CORRUPT`.
 */
export async function* promptRows(
  source: BundleSource,
  rawText: boolean,
  withheld: ReadonlySet<string>,
): AsyncGenerator<Row> {
  const index = new PlanIndex(source.study);
  const seen = new DigestSet();
  let batch: { hash: string; shown: boolean }[] = [];
  for (const { subject } of source.subjects) {
    for await (const response of source.responses(subject.sha256)) {
      if (!seen.add(response.promptHash)) continue;
      const shown = rawText && !withheld.has(index.locate(response).instrument.id);
      batch.push({ hash: response.promptHash, shown });
      if (batch.length < BATCH) continue;
      yield* await textsOf(source, batch);
      batch = [];
    }
  }
  yield* await textsOf(source, batch);
}

async function textsOf(
  source: BundleSource,
  batch: readonly { readonly hash: string; readonly shown: boolean }[],
): Promise<Row[]> {
  return Promise.all(
    batch.map(async ({ hash, shown }) => {
      if (!shown) return [hash, null];
      const text = await source.prompt(hash);
      if (text !== null) return [hash, text];
      throw new MettleError('STORE_CORRUPT', `The text of the prompt ${hash} is not in the store.`, {
        hint: 'Keep the database file as it is and restore it from a copy.',
      });
    }),
  );
}
