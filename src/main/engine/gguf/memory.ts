import { MettleError } from '../../../shared/errors.js';
import { layerCacheBytes, roundUpContext } from './cache-size.js';
import { architectureOf, arrayField, numberField } from './metadata-fields.js';
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
  /** Bytes of a file that is laid over the weights; none by default. */
  readonly adapterBytes?: number;
  /** Tokens in each lane. */
  readonly contextSize: number;
  /** Parallel sequences. */
  readonly lanes: number;
  /** Tokens in one batch. */
  readonly batchSize: number;
  /** With flash attention the attention scores take no space. */
  readonly flashAttention?: boolean;
}

const FLOAT_BYTES = 4;
/** The engine process itself: the runtime, the library and the vocabulary. */
const PROCESS_BYTES = 200_000_000;

/**
 * Memory that a subject needs when all of it lies in main memory. Weights: the sum of the tensors. Cache: lanes × context
 * (rounded up to 256) × Σ over layers of KV heads × (key length + value length) × 2 bytes (F16), plus state-space states in
 * F32; sliding windows and shared layers are not deducted, so for those architectures it is an upper bound. Work space:
 * batch × 4 bytes × the larger of the output layer (vocabulary + 2 × embedding) and one attention layer ((heads + 1) ×
 * context + 4 × embedding + 2 × feed-forward), plus the attention masks and one row of logits a lane. Agrees with
 * llama.cpp's own allocation (a test compares them); where it errs, it errs upwards.
 */
export function estimateMemory(request: MemoryRequest): MemoryEstimate {
  const weightsBytes = request.header.tensors.reduce(
    (sum, tensor) => sum + tensor.bytes,
    request.adapterBytes ?? 0,
  );
  const { header, contextSize, lanes } = request;
  const cacheBytes = lanes * layerCacheBytes(header, contextSize).reduce((sum, bytes) => sum + bytes, 0);
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

function computeSize({ header, contextSize, lanes, batchSize, flashAttention }: MemoryRequest): number {
  const architecture = architectureOf(header);
  const vocabulary = arrayField(header, 'tokenizer.ggml.tokens')?.length ?? 0;
  const embedding = numberField(header, `${architecture}.embedding_length`) ?? 0;
  const feedForward = feedForwardWidth(header);
  const heads =
    flashAttention === true ? 0 : largestOverLayers(header, `${architecture}.attention.head_count`);
  const context = roundUpContext(contextSize);
  const output = vocabulary + 2 * embedding;
  const attention = (heads + 1) * context + 4 * embedding + 2 * feedForward;
  // Layers with a sliding window have an attention mask of their own.
  const masks = (numberField(header, `${architecture}.attention.sliding_window`) ?? 0) > 0 ? 2 : 1;
  return FLOAT_BYTES * (batchSize * (Math.max(output, attention) + masks * context) + lanes * vocabulary);
}

/** Values that the feed-forward step holds for one token: of a mixture of experts, those of the experts that are used. */
function feedForwardWidth(header: MemoryRequest['header']): number {
  const architecture = architectureOf(header);
  const dense = largestOverLayers(header, `${architecture}.feed_forward_length`);
  const used = numberField(header, `${architecture}.expert_used_count`) ?? 0;
  const expert = numberField(header, `${architecture}.expert_feed_forward_length`) ?? dense;
  return Math.max(dense, used * expert);
}

function largestOverLayers(header: MemoryRequest['header'], key: string): number {
  return numberField(header, key) ?? Math.max(0, ...(arrayField(header, key)?.numbers ?? []));
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en-US')} MB`;
}
