import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createRandom } from '../src/main/analysis/random.js';
import type { Random } from '../src/main/analysis/random.js';
import { randomTokenizer } from './gguf/random-tokenizer.js';
import { FILE_TYPES, TENSOR_TYPES, writeGguf } from './gguf/write-gguf.js';
import type { GgufContent, GgufTensor, GgufValue, TensorType } from './gguf/write-gguf.js';

/** The shape of a llama-architecture model with tied embeddings. */
export interface RandomModelShape {
  readonly layers: number;
  readonly embedding: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly feedForward: number;
  readonly vocabulary: number;
  readonly context: number;
  /** Type of the matrices; norms stay in F32. */
  readonly type: TensorType;
}

/** `tiny` is for tests (about 0.5 MB); `mid` has the shape of a 135M-parameter model, for benchmarks (about 145 MB). */
export const RANDOM_MODEL_PRESETS = {
  tiny: {
    layers: 2,
    embedding: 64,
    heads: 4,
    keyValueHeads: 2,
    feedForward: 192,
    vocabulary: 2048,
    context: 2048,
    type: 'F16',
  },
  mid: {
    layers: 30,
    embedding: 576,
    heads: 9,
    keyValueHeads: 3,
    feedForward: 1536,
    vocabulary: 49152,
    context: 8192,
    type: 'Q8_0',
  },
} as const satisfies Record<string, RandomModelShape>;

export type RandomModelPreset = keyof typeof RANDOM_MODEL_PRESETS;

/**
 * The content of a GGUF file with random weights, a working tokenizer and a ChatML template: it has the speed and the
 * size of a real model of that shape, and no meaning. The same shape and seed give the same content.
 */
export function randomModel(shape: RandomModelShape, seed: number, name: string): GgufContent {
  const random = createRandom(seed);
  return {
    metadata: {
      ...describe(shape, name),
      ...randomTokenizer(shape.vocabulary, seed),
    },
    tensors: layout(shape).map((tensor) => ({
      ...tensor,
      data: () => (tensor.shape.length === 1 ? ones(tensor.shape) : uniform(tensor.shape, random)),
    })),
  };
}

/**
 * Writes a preset's model, in another tensor type where `type` is given, and returns the file's length in bytes.
 */
export async function writeRandomModel(
  path: string,
  options: { readonly preset: RandomModelPreset; readonly seed: number; readonly type?: TensorType },
): Promise<number> {
  const preset = RANDOM_MODEL_PRESETS[options.preset];
  const shape: RandomModelShape = { ...preset, type: options.type ?? preset.type };
  return writeGguf(path, randomModel(shape, options.seed, `Random ${options.preset}`));
}

function describe(shape: RandomModelShape, name: string): Record<string, GgufValue> {
  const uint32 = (value: number): GgufValue => ({ type: 'uint32', value });
  const string = (value: string): GgufValue => ({ type: 'string', value });
  const elements = layout(shape).reduce((sum, tensor) => sum + tensor.shape.reduce((a, b) => a * b, 1), 0);
  return {
    'general.architecture': string('llama'),
    'general.type': string('model'),
    'general.name': string(name),
    'general.basename': string(name.replaceAll(' ', '-')),
    'general.size_label': string(
      elements < 1e6 ? `${Math.round(elements / 1e3)}K` : `${Math.round(elements / 1e6)}M`,
    ),
    'general.license': string('mit'),
    'general.file_type': uint32(FILE_TYPES[shape.type]),
    'general.quantization_version': uint32(2),
    'llama.vocab_size': uint32(shape.vocabulary),
    'llama.context_length': uint32(shape.context),
    'llama.embedding_length': uint32(shape.embedding),
    'llama.block_count': uint32(shape.layers),
    'llama.feed_forward_length': uint32(shape.feedForward),
    'llama.rope.dimension_count': uint32(shape.embedding / shape.heads),
    'llama.rope.freq_base': { type: 'float32', value: 10_000 },
    'llama.attention.head_count': uint32(shape.heads),
    'llama.attention.head_count_kv': uint32(shape.keyValueHeads),
    'llama.attention.layer_norm_rms_epsilon': { type: 'float32', value: 1e-5 },
  };
}

function layout(shape: RandomModelShape): Omit<GgufTensor, 'data'>[] {
  const { embedding, feedForward, type } = shape;
  const keyValue = (embedding / shape.heads) * shape.keyValueHeads;
  const matrix = (name: string, rowLength: number, rows: number) => ({
    name,
    shape: [rowLength, rows],
    type,
  });
  const norm = (name: string) => ({ name, shape: [embedding], type: 'F32' as const });
  const blocks = Array.from({ length: shape.layers }, (_, layer) => [
    norm(`blk.${layer}.attn_norm.weight`),
    matrix(`blk.${layer}.attn_q.weight`, embedding, embedding),
    matrix(`blk.${layer}.attn_k.weight`, embedding, keyValue),
    matrix(`blk.${layer}.attn_v.weight`, embedding, keyValue),
    matrix(`blk.${layer}.attn_output.weight`, embedding, embedding),
    norm(`blk.${layer}.ffn_norm.weight`),
    matrix(`blk.${layer}.ffn_gate.weight`, embedding, feedForward),
    matrix(`blk.${layer}.ffn_up.weight`, embedding, feedForward),
    matrix(`blk.${layer}.ffn_down.weight`, feedForward, embedding),
  ]);
  return [
    matrix('token_embd.weight', embedding, shape.vocabulary),
    ...blocks.flat(),
    norm('output_norm.weight'),
  ];
}

function ones(shape: readonly number[]): Float32Array {
  return new Float32Array(shape[0] ?? 0).fill(1);
}

/** Uniform values with variance 1 / row length, which keeps activations near unit size from layer to layer. */
function uniform(shape: readonly number[], random: Random): Float32Array {
  const bound = Math.sqrt(3 / (shape[0] ?? 1));
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  for (let index = 0; index < values.length; index += 1) values[index] = (2 * random.next() - 1) * bound;
  return values;
}

function parseSeed(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('must be a whole number from 0.');
  return Number(text);
}

async function main(): Promise<void> {
  const command = new Command('random-model')
    .description('Write a GGUF file with random weights: the speed of a real model, and no meaning.')
    .requiredOption('--out <file>', 'where to write it')
    .addOption(
      new Option('--preset <name>', 'shape of the model')
        .choices(Object.keys(RANDOM_MODEL_PRESETS))
        .default('tiny'),
    )
    .addOption(new Option('--type <type>', 'type of the matrices').choices(Object.keys(TENSOR_TYPES)))
    .option('--seed <number>', 'seed of the weights and merges', parseSeed, 1)
    .parse();
  const options = command.opts<{ out: string; preset: RandomModelPreset; type?: TensorType; seed: number }>();
  const bytes = await writeRandomModel(options.out, options);
  process.stdout.write(`${options.out}: ${bytes} bytes\n`);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main();
}
