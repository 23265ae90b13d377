import { createRandom } from '../../src/main/analysis/random.js';
import { writeGguf, type GgufContent, type GgufTensor, type GgufValue } from './write-gguf.js';

/** One matrix of a base, as an adapter changes it: by `second` times `first`. */
export interface LoraPair {
  /** The base's tensor, e.g. `blk.0.attn_q.weight`. */
  readonly tensor: string;
  /** Length of the base's rows: what the matrix takes in. */
  readonly columns: number;
  /** Number of the base's rows: what it gives out. */
  readonly rows: number;
  readonly rank: number;
  /** `rank` rows of `columns`. */
  readonly first: Float32Array;
  /** `rows` rows of `rank`. */
  readonly second: Float32Array;
}

export interface LoraDescription {
  readonly name: string;
  readonly architecture: string;
  /** llama.cpp multiplies the product by alpha / rank; alpha equal to the rank leaves it as it is. */
  readonly alpha: number;
  readonly metadata?: Readonly<Record<string, GgufValue>>;
}

/** A matrix of a base that an adapter can change. */
export type LoraTarget = Pick<LoraPair, 'tensor' | 'columns' | 'rows'>;

/**
 * The content of a LoRA adapter as llama.cpp reads it: `general.type` is `adapter`, `adapter.type` is `lora`, and every matrix
 * comes as `NAME.lora_a` and `NAME.lora_b`, in F16.
 */
export function loraContent(description: LoraDescription, pairs: readonly LoraPair[]): GgufContent {
  const string = (value: string): GgufValue => ({ type: 'string', value });
  return {
    metadata: {
      'general.type': string('adapter'),
      'general.architecture': string(description.architecture),
      'general.name': string(description.name),
      ...description.metadata,
      'adapter.type': string('lora'),
      'adapter.lora.alpha': { type: 'float32', value: description.alpha },
    },
    tensors: pairs.flatMap(({ tensor, columns, rows, rank, first, second }): GgufTensor[] => [
      { name: `${tensor}.lora_a`, shape: [columns, rank], type: 'F16', data: first },
      { name: `${tensor}.lora_b`, shape: [rank, rows], type: 'F16', data: second },
    ]),
  };
}

/**
 * Pairs of seeded random values for these matrices. With `size` 1 an adapter changes a matrix of variance 1 / columns by about
 * as much as there is of it.
 */
export function randomPairs(
  targets: readonly LoraTarget[],
  options: { readonly rank: number; readonly size: number; readonly seed: number },
): LoraPair[] {
  const { rank, size, seed } = options;
  const random = createRandom(seed);
  const uniform = (length: number, bound: number): Float32Array =>
    Float32Array.from({ length }, () => (2 * random.next() - 1) * bound);
  return targets.map((target) => ({
    ...target,
    rank,
    first: uniform(rank * target.columns, Math.sqrt(3 / target.columns)),
    second: uniform(target.rows * rank, size * Math.sqrt(3 / rank)),
  }));
}

/** Writes an adapter; the same content gives the same bytes. Returns its length in bytes. */
export function writeLora(
  path: string,
  description: LoraDescription,
  pairs: readonly LoraPair[],
): Promise<number> {
  return writeGguf(path, loraContent(description, pairs));
}
