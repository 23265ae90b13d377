import { layerCacheBytes } from '../../engine/gguf/cache-size.js';
import { estimateMemory, type MemoryRequest } from '../../engine/gguf/memory.js';
import type { GgufTensorInfo } from '../../engine/gguf/parse-header.js';

/** Memory of a graphics processor, in bytes. */
export interface GraphicsMemory {
  readonly totalBytes: number;
  readonly freeBytes: number;
}

export interface LayerFit {
  /** Blocks of the model, and its output layer as one more, as llama.cpp counts them. */
  readonly layers: number;
  /** From 0 to `layers`. */
  readonly fittingLayers: number;
}

/** What node-llama-cpp leaves free of a graphics processor's memory: this share of the whole, and no more than so much. */
const RESERVED_SHARE = 0.08;
const MOST_RESERVED_BYTES = 1.6 * 2 ** 30;
const BLOCK = /^blk\.(\d+)\./;
/** The table that texts are looked up in stays in main memory. */
const INPUT_TABLE = 'token_embd.weight';
const OUTPUT_LAYER = 'output.weight';

/**
 * How many layers fit a graphics processor's free memory, each with its share of every lane's cache, beside the work space of
 * one batch and what node-llama-cpp keeps free (8 % of the whole, at most 1.6 GiB). llama.cpp puts layers there from the last:
 * the output layer first, then the blocks from the end (`llama_model::load_tensors`). Never falls as free memory grows. Work
 * space and cache are upper bounds (`estimateMemory`), so a layer more may fit in truth.
 */
export function fitLayers(request: MemoryRequest, memory: GraphicsMemory): LayerFit {
  const costs = layerCosts(request);
  const reserved = Math.min(RESERVED_SHARE * memory.totalBytes, MOST_RESERVED_BYTES);
  let left = memory.freeBytes - reserved - estimateMemory(request).computeBytes;
  let fittingLayers = 0;
  for (const bytes of costs) {
    left -= bytes;
    if (left < 0) break;
    fittingLayers += 1;
  }
  return { layers: costs.length, fittingLayers };
}

/** Bytes that each layer takes on the graphics processor, in the order in which llama.cpp puts them there. */
export function layerCosts({
  header,
  contextSize,
  lanes,
}: Pick<MemoryRequest, 'header' | 'contextSize' | 'lanes'>): readonly number[] {
  const weights = layerCacheBytes(header, contextSize).map((cache) => lanes * cache);
  let output = 0;
  for (const tensor of header.tensors) {
    const block = blockOf(tensor);
    if (block !== null && block < weights.length) weights[block] = (weights[block] ?? 0) + tensor.bytes;
    else if (tensor.name !== INPUT_TABLE || isTied(header.tensors)) output += tensor.bytes;
  }
  return [output, ...weights.toReversed()];
}

function blockOf({ name }: Pick<GgufTensorInfo, 'name'>): number | null {
  const match = BLOCK.exec(name);
  return match === null ? null : Number(match[1]);
}

/** Where the output layer has no weights of its own it is a second copy of the input table. */
function isTied(tensors: readonly GgufTensorInfo[]): boolean {
  return tensors.every(({ name }) => name !== OUTPUT_LAYER);
}
