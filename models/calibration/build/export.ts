import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  FILE_TYPES,
  writeGguf,
  type GgufTensor,
  type GgufValue,
  type TensorType,
} from '../../../scripts/gguf/write-gguf.js';
import { BEGIN, CHAT_TEMPLATE, END, SPECIAL_TOKENS } from './chat-template.js';
import { KIND_DESCRIPTIONS, type Kind } from './design.js';
import { createTokenizer, type Tokenizer } from './tokenizer.js';

const configSchema = z.strictObject({
  width: z.number().int(),
  layers: z.number().int(),
  heads: z.number().int(),
  feedForward: z.number().int(),
  ropeBase: z.number(),
  context: z.number().int(),
  vocabulary: z.number().int(),
});
const weightsSchema = z.strictObject({
  config: configSchema,
  tensors: z.array(
    z.strictObject({ name: z.string(), shape: z.array(z.number().int()), offset: z.number().int() }),
  ),
});
const tokenizerSchema = z.strictObject({ specials: z.array(z.string()), merges: z.array(z.string()) });

const BLOCK_TENSORS: Readonly<Record<string, string>> = {
  'attention_norm.weight': 'attn_norm.weight',
  'query.weight': 'attn_q.weight',
  'key.weight': 'attn_k.weight',
  'value.weight': 'attn_v.weight',
  'output.weight': 'attn_output.weight',
  'ffn_norm.weight': 'ffn_norm.weight',
  'gate.weight': 'ffn_gate.weight',
  'up.weight': 'ffn_up.weight',
  'down.weight': 'ffn_down.weight',
};

/** llama.cpp's name of a tensor of `train.py`. */
function ggufName(name: string): string {
  if (name === 'embedding.weight') return 'token_embd.weight';
  if (name === 'norm.weight') return 'output_norm.weight';
  const [, number, rest] = /^blocks\.(\d+)\.(.+)$/.exec(name) ?? [];
  const known = rest === undefined ? undefined : BLOCK_TENSORS[rest];
  if (number === undefined || known === undefined) throw new RangeError(`no GGUF name for tensor ${name}`);
  return `blk.${number}.${known}`;
}

/** The tokenizer that `emit.ts` trained. */
export function readTokenizer(folder: string): Tokenizer {
  const { specials, merges } = tokenizerSchema.parse(
    JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')),
  );
  return createTokenizer(specials, merges);
}

/**
 * Writes one calibration subject as GGUF from the weights that `train.py` left in `folder`. Norms stay in F32, as
 * llama.cpp's own converter keeps them; the output matrix is the token embedding.
 */
export async function exportSubject(
  folder: string,
  kind: Kind,
  type: Exclude<TensorType, 'F32'>,
  path: string,
): Promise<void> {
  const { config, tensors } = weightsSchema.parse(
    JSON.parse(readFileSync(join(folder, `${kind}.weights.json`), 'utf8')),
  );
  const weights = readFileSync(join(folder, `${kind}.weights.bin`));
  const tokenizer = readTokenizer(folder);
  await writeGguf(path, {
    metadata: metadata(kind, type, config, tokenizer),
    tensors: tensors.map(({ name, shape, offset }): GgufTensor => {
      const length = shape.reduce((product, extent) => product * extent, 1);
      const bytes = weights.subarray(offset, offset + length * 4);
      return {
        name: ggufName(name),
        shape: shape.toReversed(),
        type: shape.length === 1 ? 'F32' : type,
        data: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
      };
    }),
  });
}

function metadata(
  kind: Kind,
  type: TensorType,
  config: z.infer<typeof configSchema>,
  tokenizer: Tokenizer,
): Record<string, GgufValue> {
  const text = (value: string): GgufValue => ({ type: 'string', value });
  const whole = (value: number): GgufValue => ({ type: 'uint32', value });
  const real = (value: number): GgufValue => ({ type: 'float32', value });
  const specialId = (special: string): GgufValue => whole(tokenizer.specials.indexOf(special));
  return {
    'general.architecture': text('llama'),
    'general.type': text('model'),
    'general.name': text(`Calibration: ${kind}`),
    'general.basename': text(`mettle-calibration-${kind}`),
    'general.version': text('1'),
    'general.description': text(KIND_DESCRIPTIONS[kind]),
    'general.author': text('The Mettle authors'),
    'general.license': text('mit'),
    'general.size_label': text('1M'),
    'general.file_type': whole(FILE_TYPES[type]),
    'general.quantization_version': whole(2),
    'llama.vocab_size': whole(tokenizer.vocabulary.length),
    'llama.context_length': whole(config.context),
    'llama.embedding_length': whole(config.width),
    'llama.block_count': whole(config.layers),
    'llama.feed_forward_length': whole(config.feedForward),
    'llama.attention.head_count': whole(config.heads),
    'llama.attention.head_count_kv': whole(config.heads),
    'llama.attention.layer_norm_rms_epsilon': real(1e-5),
    'llama.rope.dimension_count': whole(config.width / config.heads),
    'llama.rope.freq_base': real(config.ropeBase),
    'tokenizer.ggml.model': text('gpt2'),
    'tokenizer.ggml.pre': text('gpt-2'),
    'tokenizer.ggml.tokens': { type: 'string[]', value: tokenizer.vocabulary },
    'tokenizer.ggml.token_type': {
      type: 'int32[]',
      value: tokenizer.vocabulary.map((_, id) => (id < SPECIAL_TOKENS.length ? 3 : 1)),
    },
    'tokenizer.ggml.merges': { type: 'string[]', value: tokenizer.merges },
    'tokenizer.ggml.bos_token_id': specialId(BEGIN),
    'tokenizer.ggml.eos_token_id': specialId(END),
    'tokenizer.ggml.padding_token_id': specialId(SPECIAL_TOKENS[0]),
    'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
    'tokenizer.ggml.add_eos_token': { type: 'bool', value: false },
    'tokenizer.chat_template': text(CHAT_TEMPLATE),
  };
}
