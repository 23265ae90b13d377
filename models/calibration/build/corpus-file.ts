import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComposedPrompt } from '../../../src/shared/domain/cell.js';
import { END, renderCalibrationPrompt } from './chat-template.js';
import { designedDistribution, KINDS, TRAITS, type ItemReading, type Levels } from './design.js';
import type { Tokenizer } from './tokenizer.js';

/** Prompts that share everything but their item, as the trainer packs them. */
export interface PromptGroup {
  readonly system: string | null;
  readonly request: Levels;
  readonly prompts: readonly { readonly composed: ComposedPrompt; readonly reading: ItemReading }[];
}

/**
 * Writes groups in the layout that `train.py` reads: token ids, the span of the shared prefix and of each suffix, label
 * ids, the designed distribution of every kind over the labels as presented, requested levels, and what each item reads.
 * All groups hold the same number of prompts. Returns the number of tokens written.
 */
export function writeCorpus(
  folder: string,
  name: string,
  groups: Iterable<PromptGroup>,
  tokenizer: Tokenizer,
): number {
  const tokens: number[] = [];
  const prefixes: number[] = [];
  const suffixes: number[] = [];
  const labels: number[] = [];
  const targets: number[] = [];
  const levels: number[] = [];
  const readings: number[] = [];
  const orders: number[] = [];
  const [end] = tokenizer.encode(END);
  let itemsPerPrefix = 0;
  let longest = 0;
  for (const group of groups) {
    itemsPerPrefix = group.prompts.length;
    const encoded = group.prompts.map(({ composed }) =>
      tokenizer.encode(renderCalibrationPrompt(group.system, composed.user)),
    );
    const shared = sharedPrefix(encoded);
    prefixes.push(
      tokens.length,
      shared,
      group.system === null ? 0 : (encoded[0] as number[]).indexOf(end as number),
    );
    tokens.push(...(encoded[0] as number[]).slice(0, shared));
    orders.push((group.prompts[0]?.composed.options[0]?.score ?? 1) === 1 ? 0 : 1);
    levels.push(...TRAITS.map((trait) => group.request[trait] ?? NaN));
    group.prompts.forEach(({ composed, reading }, index) => {
      const suffix = (encoded[index] as number[]).slice(shared);
      suffixes.push(tokens.length, suffix.length);
      tokens.push(...suffix);
      longest = Math.max(longest, shared + suffix.length);
      readings.push(TRAITS.indexOf(reading.trait) * 2 + (reading.sign === 1 ? 1 : 0));
      for (const option of composed.options) labels.push(labelToken(tokenizer, option.label));
      for (const kind of KINDS) {
        const q = designedDistribution(kind, reading, group.request);
        for (const option of composed.options) targets.push(q[option.score - 1] as number);
      }
    });
  }
  const write = (part: string, data: ArrayBufferView): void =>
    writeFileSync(
      join(folder, `${name}.${part}.bin`),
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    );
  write('tokens', Uint16Array.from(tokens));
  write('prefix', Uint32Array.from(prefixes));
  write('suffix', Uint32Array.from(suffixes));
  write('labels', Uint16Array.from(labels));
  write('targets', Float32Array.from(targets));
  write('levels', Float32Array.from(levels));
  write('readings', Uint8Array.from(readings));
  write('orders', Uint8Array.from(orders));
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({ itemsPerPrefix, kinds: KINDS, endToken: end, longest }),
  );
  return tokens.length;
}

function labelToken(tokenizer: Tokenizer, label: string): number {
  const ids = tokenizer.encode(label);
  if (ids.length !== 1) throw new RangeError(`label ${label} is not one token`);
  return ids[0] as number;
}

/** Tokens that all sequences begin with; every sequence keeps at least two of its own. */
function sharedPrefix(encoded: readonly number[][]): number {
  const first = encoded[0] as number[];
  let shared = Math.min(...encoded.map((tokens) => tokens.length)) - 2;
  for (const tokens of encoded) {
    let index = 0;
    while (index < shared && tokens[index] === first[index]) index++;
    shared = index;
  }
  return shared;
}
