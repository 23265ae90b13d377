import { writeGguf } from '../../../../scripts/gguf/write-gguf.js';
import type { GgufTensor, GgufValue } from '../../../../scripts/gguf/write-gguf.js';
import { randomTokenizer } from '../../../../scripts/gguf/random-tokenizer.js';

/** A model by its measures alone: its weights are zeros. */
export interface ModelShape {
  readonly architecture: 'llama' | 'qwen2' | 'gemma2';
  readonly layers: number;
  readonly embedding: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  /** Values in one head; the embedding shared out among the heads where it is left out. */
  readonly headLength?: number;
  readonly feedForward: number;
  readonly vocabulary: number;
  readonly context: number;
  /** Whether the output layer has weights of its own. */
  readonly ownOutput?: boolean;
  readonly experts?: { readonly count: number; readonly used: number };
  /** Tokens that a sliding layer looks back. */
  readonly window?: number;
  readonly metadata?: Readonly<Record<string, GgufValue>>;
}

const count = (value: number): GgufValue => ({ type: 'uint32', value });

/** Writes a shape as a file that llama.cpp can plan for. Returns its length in bytes. */
export async function writeShape(path: string, shape: ModelShape): Promise<number> {
  const { architecture } = shape;
  const length = headLength(shape);
  return writeGguf(path, {
    metadata: {
      'general.architecture': { type: 'string', value: architecture },
      'general.type': { type: 'string', value: 'model' },
      'general.name': { type: 'string', value: `Shape ${architecture}` },
      'general.file_type': count(1),
      [`${architecture}.vocab_size`]: count(shape.vocabulary),
      [`${architecture}.context_length`]: count(shape.context),
      [`${architecture}.embedding_length`]: count(shape.embedding),
      [`${architecture}.block_count`]: count(shape.layers),
      [`${architecture}.feed_forward_length`]: count(shape.feedForward),
      [`${architecture}.rope.dimension_count`]: count(length),
      [`${architecture}.attention.head_count`]: count(shape.heads),
      [`${architecture}.attention.head_count_kv`]: count(shape.keyValueHeads),
      [`${architecture}.attention.key_length`]: count(length),
      [`${architecture}.attention.value_length`]: count(length),
      [`${architecture}.attention.layer_norm_rms_epsilon`]: { type: 'float32', value: 1e-5 },
      ...(shape.experts === undefined
        ? {}
        : {
            [`${architecture}.expert_count`]: count(shape.experts.count),
            [`${architecture}.expert_used_count`]: count(shape.experts.used),
          }),
      ...(shape.window === undefined
        ? {}
        : { [`${architecture}.attention.sliding_window`]: count(shape.window) }),
      ...randomTokenizer(shape.vocabulary, 1),
      ...shape.metadata,
    },
    tensors: tensors(shape),
  });
}

function tensors(shape: ModelShape): GgufTensor[] {
  const { embedding, vocabulary } = shape;
  const blocks = Array.from({ length: shape.layers }, (_, layer) =>
    blockTensors(shape).map((tensor) => ({ ...tensor, name: `blk.${layer}.${tensor.name}` })),
  );
  return [
    matrix('token_embd.weight', embedding, vocabulary),
    ...blocks.flat(),
    vector('output_norm.weight', embedding),
    ...(shape.ownOutput === true ? [matrix('output.weight', embedding, vocabulary)] : []),
  ];
}

function blockTensors(shape: ModelShape): GgufTensor[] {
  const { embedding, heads, keyValueHeads, architecture } = shape;
  const length = headLength(shape);
  return [
    vector('attn_norm.weight', embedding),
    matrix('attn_q.weight', embedding, heads * length),
    matrix('attn_k.weight', embedding, keyValueHeads * length),
    matrix('attn_v.weight', embedding, keyValueHeads * length),
    matrix('attn_output.weight', heads * length, embedding),
    vector('ffn_norm.weight', embedding),
    ...feedForwardTensors(shape),
    ...(architecture === 'qwen2'
      ? [
          vector('attn_q.bias', heads * length),
          vector('attn_k.bias', keyValueHeads * length),
          vector('attn_v.bias', keyValueHeads * length),
        ]
      : []),
    ...(architecture === 'gemma2'
      ? [vector('post_attention_norm.weight', embedding), vector('post_ffw_norm.weight', embedding)]
      : []),
  ];
}

function feedForwardTensors({ embedding, feedForward, experts }: ModelShape): GgufTensor[] {
  if (experts === undefined) {
    return [
      matrix('ffn_gate.weight', embedding, feedForward),
      matrix('ffn_up.weight', embedding, feedForward),
      matrix('ffn_down.weight', feedForward, embedding),
    ];
  }
  return [
    { ...matrix('ffn_gate_inp.weight', embedding, experts.count), type: 'F32' },
    matrix('ffn_gate_exps.weight', embedding, feedForward, experts.count),
    matrix('ffn_up_exps.weight', embedding, feedForward, experts.count),
    matrix('ffn_down_exps.weight', feedForward, embedding, experts.count),
  ];
}

function headLength({ headLength: own, embedding, heads }: ModelShape): number {
  return own ?? embedding / heads;
}

function matrix(name: string, ...shape: number[]): GgufTensor {
  return { name, shape, type: 'F16', data: () => zeros(shape) };
}

function vector(name: string, length: number): GgufTensor {
  return { name, shape: [length], type: 'F32', data: () => zeros([length]) };
}

function zeros(shape: readonly number[]): Float32Array {
  return new Float32Array(shape.reduce((product, length) => product * length, 1));
}
