import { MettleError } from '../../../shared/errors.js';
import { architectureOf, arrayField, numberField, textField } from './metadata-fields.js';
import type { GgufHeader } from './parse-header.js';

type Content = Pick<GgufHeader, 'metadata' | 'tensors'>;

/** `LLAMA_MAX_LAYERS` of llama.cpp. */
const MOST_LAYERS = 512;
const ATTENTION_TENSOR = /^blk\.\d+\.attn_(q|k|qkv)\.weight$/;
const FEED_FORWARD_TENSOR = /^blk\.\d+\.ffn_(up|down)\.weight$/;

/**
 * Refuses a model whose metadata cannot be true of its tensors. llama.cpp answers most of these with an assertion that
 * ends its process, and the rest without a reason. Throws `GGUF_CORRUPT` naming the key.
 */
export function checkStructure(path: string, header: Content): void {
  const defect = findDefect(header);
  if (defect === null) return;
  throw new MettleError('GGUF_CORRUPT', `The metadata of ${path} is damaged: ${defect}.`, {
    hint: 'Download the file again, or get it from the model’s own publisher.',
  });
}

function findDefect(header: Content): string | null {
  if (architectureOf(header) === '') return 'general.architecture is missing';
  return (
    vocabularyDefect(header) ??
    contextDefect(header) ??
    layerDefect(header) ??
    widthDefect(header) ??
    epsilonDefect(header)
  );
}

function vocabularyDefect(header: Content): string | null {
  const tokens = arrayField(header, 'tokenizer.ggml.tokens');
  if (tokens === null || tokens.length === 0) return 'tokenizer.ggml.tokens is missing or empty';
  if (textField(header, 'tokenizer.ggml.model') === null) return 'tokenizer.ggml.model is missing';
  const embeddings = header.tensors.find(({ name }) => name === 'token_embd.weight');
  const rows = embeddings?.shape[1];
  if (rows !== undefined && rows !== tokens.length) {
    return `tokenizer.ggml.tokens has ${tokens.length} tokens and token_embd.weight has ${rows}`;
  }
  return null;
}

function contextDefect(header: Content): string | null {
  const key = `${architectureOf(header)}.context_length`;
  const length = numberField(header, key);
  return length !== null && length >= 1 ? null : `${key} is ${length ?? 'missing'}`;
}

function layerDefect(header: Content): string | null {
  const architecture = architectureOf(header);
  const key = `${architecture}.block_count`;
  const claimed = numberField(header, key);
  if (claimed === null || claimed < 1 || claimed > MOST_LAYERS) return `${key} is ${claimed ?? 'missing'}`;
  const found = 1 + Math.max(-1, ...header.tensors.map(({ name }) => layerOf(name)));
  if (found === 0) return null;
  // Layers that predict tokens beyond the next may be left out of a file, or not counted.
  const optional = numberField(header, `${architecture}.nextn_predict_layers`) ?? 0;
  return found < claimed - optional || found > claimed + optional
    ? `${key} is ${claimed} and the file has tensors of ${found} layers`
    : null;
}

function layerOf(name: string): number {
  const match = /^blk\.(\d+)\./.exec(name);
  return match === null ? -1 : Number(match[1]);
}

function widthDefect(header: Content): string | null {
  const architecture = architectureOf(header);
  const hasAttention = header.tensors.some(({ name }) => ATTENTION_TENSOR.test(name));
  const hasFeedForward = header.tensors.some(({ name }) => FEED_FORWARD_TENSOR.test(name));
  const required = [
    `${architecture}.embedding_length`,
    ...(hasAttention ? [`${architecture}.attention.head_count`] : []),
  ];
  const positiveWhereGiven = [
    ...(hasAttention ? [`${architecture}.attention.head_count_kv`] : []),
    ...(hasFeedForward ? [`${architecture}.feed_forward_length`] : []),
  ];
  const missing = required.find((key) => !header.metadata.has(key));
  if (missing !== undefined) return `${missing} is missing`;
  const wrong = [...required, ...positiveWhereGiven].find((key) => !isPositive(header, key));
  return wrong === undefined ? null : `${wrong} is ${describe(header, wrong)}`;
}

/** Per-layer arrays may hold zeros (layers without attention), not zeros alone. */
function isPositive(header: Content, key: string): boolean {
  const value = header.metadata.get(key);
  if (value === undefined) return true;
  if (typeof value === 'number') return value >= 1;
  return typeof value === 'object' && (value.numbers ?? []).some((number) => number >= 1);
}

function describe(header: Content, key: string): string {
  const value = header.metadata.get(key);
  if (typeof value === 'object') return 'zero in every layer';
  return typeof value === 'string' ? 'a text' : String(value);
}

function epsilonDefect(header: Content): string | null {
  const architecture = architectureOf(header);
  const keys = ['layer_norm_rms_epsilon', 'layer_norm_epsilon'].map(
    (key) => `${architecture}.attention.${key}`,
  );
  const wrong = keys.find((key) => {
    const value = header.metadata.get(key);
    return value !== undefined && !(typeof value === 'number' && value >= 0);
  });
  return wrong === undefined ? null : `${wrong} is ${describe(header, wrong)}`;
}
