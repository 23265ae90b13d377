import { architectureOf, layerField, numberField } from './metadata-fields.js';
import type { GgufHeader } from './parse-header.js';

type Content = Pick<GgufHeader, 'metadata'>;

const CACHE_VALUE_BYTES = 2;
const FLOAT_BYTES = 4;
/** llama.cpp rounds a lane's context up to whole multiples of this. */
const CONTEXT_STEP = 256;

/**
 * Bytes that one lane's keys, values and recurrent states take in each of a model's layers, in their order: context (rounded
 * up to 256) × KV heads × (key length + value length) × 2 bytes (F16), plus state-space states in F32. Sliding windows and
 * layers that share a cache are not deducted, so for those architectures it is an upper bound.
 */
export function layerCacheBytes(header: Content, contextSize: number): readonly number[] {
  const architecture = architectureOf(header);
  const layers = numberField(header, `${architecture}.block_count`) ?? 0;
  const heads = layerField(header, `${architecture}.attention.head_count`) ?? (() => 0);
  const keyValueHeads = layerField(header, `${architecture}.attention.head_count_kv`) ?? heads;
  const embedding = numberField(header, `${architecture}.embedding_length`) ?? 0;
  const state = stateSize(header);
  return Array.from({ length: layers }, (_, layer) => {
    const even = heads(layer) > 0 ? embedding / heads(layer) : 0;
    const key = numberField(header, `${architecture}.attention.key_length`) ?? even;
    const value = numberField(header, `${architecture}.attention.value_length`) ?? even;
    return roundUpContext(contextSize) * keyValueHeads(layer) * (key + value) * CACHE_VALUE_BYTES + state;
  });
}

/** The context that llama.cpp allocates where `contextSize` tokens are asked for. */
export function roundUpContext(contextSize: number): number {
  return Math.ceil(contextSize / CONTEXT_STEP) * CONTEXT_STEP;
}

/** One layer's recurrent state for one lane, in bytes: 0 for models without a state space. */
function stateSize(header: Content): number {
  const architecture = architectureOf(header);
  const inner = numberField(header, `${architecture}.ssm.inner_size`) ?? 0;
  const state = numberField(header, `${architecture}.ssm.state_size`) ?? 0;
  const groups = numberField(header, `${architecture}.ssm.group_count`) ?? 0;
  const kernel = numberField(header, `${architecture}.ssm.conv_kernel`) ?? 1;
  return (inner * state + (kernel - 1) * (inner + 2 * groups * state)) * FLOAT_BYTES;
}
