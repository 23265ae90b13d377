import { MettleError } from '../../../shared/errors.js';
import { architectureOf, arrayField, layerField, numberField } from './metadata-fields.js';
import type { GgufHeader } from './parse-header.js';

/** What a subject takes in memory, in bytes. */
export interface MemoryEstimate {
  readonly weightsBytes: number;
  /** Keys and values (and recurrent states) of every lane. */
  readonly cacheBytes: number;
  /** llama.cpp's work space for one batch, and the logits of every lane. */
  readonly computeBytes: number;
  readonly totalBytes: number;
}

export interface MemoryRequest {
  readonly header: Pick<GgufHeader, 'metadata' | 'tensors'>;
  /** Tokens in each lane. */
  readonly contextSize: number;
  /** Parallel sequences. */
  readonly lanes: number;
  /** Tokens in one batch. */
  readonly batchSize: number;
  /** With flash attention the attention scores take no space. */
  readonly flashAttention?: boolean;
}

const CACHE_VALUE_BYTES = 2;
const FLOAT_BYTES = 4;
/** llama.cpp rounds a lane's context up to whole multiples of this. */
const CONTEXT_STEP = 256;
/** The engine process itself: the runtime, the library and the vocabulary. */
const PROCESS_BYTES = 200_000_000;

/**
 * Memory that a subject needs when all of it lies in main memory. Weights: the sum of the tensors. Cache: lanes × context
 * (rounded up to 256) × Σ over layers of KV heads × (key length + value length) × 2 bytes (F16), plus state-space states in
 * F32; sliding windows and shared layers are not deducted, so for those architectures it is an upper bound. Work space:
 * batch × 4 bytes × the larger of the output layer (vocabulary + 2 × embedding) and one attention layer ((heads + 1) ×
 * context + 4 × embedding + 2 × feed-forward), plus the attention mask and one row of logits a lane. Agrees with
 * llama.cpp's own allocation (a test compares them); where it errs, it errs upwards.
 */
export function estimateMemory(request: MemoryRequest): MemoryEstimate {
  const weightsBytes = request.header.tensors.reduce((sum, tensor) => sum + tensor.bytes, 0);
  const cacheBytes = cacheSize(request);
  const computeBytes = computeSize(request);
  return { weightsBytes, cacheBytes, computeBytes, totalBytes: weightsBytes + cacheBytes + computeBytes };
}

/**
 * Whether a subject fits: null where the estimate and 200 MB for the engine process stay within `freeBytes`, else a
 * `SUBJECT_TOO_LARGE` with the numbers and what to change.
 */
export function checkFit(name: string, estimate: MemoryEstimate, freeBytes: number): MettleError | null {
  const needed = estimate.totalBytes + PROCESS_BYTES;
  if (needed <= freeBytes) return null;
  const { weightsBytes, cacheBytes, computeBytes } = estimate;
  const message =
    `${name} needs about ${megabytes(needed)} of memory (weights ${megabytes(weightsBytes)}, context ` +
    `${megabytes(cacheBytes)}, work space ${megabytes(computeBytes)}, program ${megabytes(PROCESS_BYTES)}) and ` +
    `${megabytes(freeBytes)} are free.`;
  const hint =
    weightsBytes + PROCESS_BYTES > freeBytes
      ? 'Choose a smaller quantization of this model or a smaller model, or close other programs.'
      : 'Use fewer lanes or a shorter context, choose a smaller quantization, or close other programs.';
  return new MettleError('SUBJECT_TOO_LARGE', message, { hint });
}

function cacheSize({ header, contextSize, lanes }: MemoryRequest): number {
  const architecture = architectureOf(header);
  const layers = numberField(header, `${architecture}.block_count`) ?? 0;
  const heads = layerField(header, `${architecture}.attention.head_count`) ?? (() => 0);
  const keyValueHeads = layerField(header, `${architecture}.attention.head_count_kv`) ?? heads;
  const embedding = numberField(header, `${architecture}.embedding_length`) ?? 0;
  let valuesPerToken = 0;
  for (let layer = 0; layer < layers; layer += 1) {
    const even = heads(layer) > 0 ? embedding / heads(layer) : 0;
    const key = numberField(header, `${architecture}.attention.key_length`) ?? even;
    const value = numberField(header, `${architecture}.attention.value_length`) ?? even;
    valuesPerToken += keyValueHeads(layer) * (key + value);
  }
  return lanes * (roundUp(contextSize) * valuesPerToken * CACHE_VALUE_BYTES + layers * stateSize(header));
}

/** One layer's recurrent state for one lane, in bytes: 0 for models without a state space. */
function stateSize(header: MemoryRequest['header']): number {
  const architecture = architectureOf(header);
  const inner = numberField(header, `${architecture}.ssm.inner_size`) ?? 0;
  const state = numberField(header, `${architecture}.ssm.state_size`) ?? 0;
  const groups = numberField(header, `${architecture}.ssm.group_count`) ?? 0;
  const kernel = numberField(header, `${architecture}.ssm.conv_kernel`) ?? 1;
  return (inner * state + (kernel - 1) * (inner + 2 * groups * state)) * FLOAT_BYTES;
}

function computeSize({ header, contextSize, lanes, batchSize, flashAttention }: MemoryRequest): number {
  const architecture = architectureOf(header);
  const vocabulary = arrayField(header, 'tokenizer.ggml.tokens')?.length ?? 0;
  const embedding = numberField(header, `${architecture}.embedding_length`) ?? 0;
  const feedForward = largestOverLayers(header, `${architecture}.feed_forward_length`);
  const heads =
    flashAttention === true ? 0 : largestOverLayers(header, `${architecture}.attention.head_count`);
  const context = roundUp(contextSize);
  const output = vocabulary + 2 * embedding;
  const attention = (heads + 1) * context + 4 * embedding + 2 * feedForward;
  return FLOAT_BYTES * (batchSize * (Math.max(output, attention) + context) + lanes * vocabulary);
}

function largestOverLayers(header: MemoryRequest['header'], key: string): number {
  return numberField(header, key) ?? Math.max(0, ...(arrayField(header, key)?.numbers ?? []));
}

function roundUp(contextSize: number): number {
  return Math.ceil(contextSize / CONTEXT_STEP) * CONTEXT_STEP;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en-US')} MB`;
}
