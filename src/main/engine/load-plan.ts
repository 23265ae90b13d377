import { availableParallelism } from 'node:os';
import { MettleError } from '../../shared/errors.js';
import type { LoadOptions } from './engine.js';
import type { GgufDescription } from './gguf/inspect-gguf.js';
import { checkFit, estimateMemory } from './gguf/memory.js';

/** Tokens in one batch. */
const BATCH_SIZE = 512;
const LONGEST_DEFAULT_CONTEXT = 4096;
/** Sampled answers gain from parallel sequences up to about here; each takes a context of memory. */
const DEFAULT_LANES = [16, 8, 4, 2, 1] as const;
/** Share of the free memory that lanes chosen by default may take a subject to. */
const COMFORTABLE = 0.5;
/** Up to this size a second thread waits longer for the first than it computes. */
const ONE_THREAD_BYTES = 16_000_000;

/** How a subject will be loaded. */
export interface LoadPlan {
  readonly determinism: 'strict' | 'fast';
  readonly lanes: number;
  readonly threads: number;
  readonly gpu: 'auto' | 'none';
  /** Bytes of the graphics processor's memory to be left free; null: the library's own share. */
  readonly gpuReserve: number | null;
  readonly contextSize: number;
  readonly batchSize: number;
}

/**
 * Settles what `options` leave open. Context: the model's own length, at most 4096 tokens. Lanes: 1 with `strict`
 * determinism, else the most of 16, 8, 4, 2, 1 with which the subject takes no more than half of the free memory. Threads:
 * one a core, and one alone for files up to 16 MB; the engine process lowers it to the number of physical cores.
 * `adapterBytes`: length of the adapter's file, where there is one. Throws
 * `INVALID_INPUT` for options outside their ranges or a strict load with lanes, and `SUBJECT_TOO_LARGE` with the numbers.
 */
export function planLoad(
  description: GgufDescription,
  options: LoadOptions,
  freeBytes: number,
  adapterBytes = 0,
): LoadPlan {
  const { file, header } = description;
  requireCount('lanes', options.lanes, 256);
  requireCount('threads', options.threads, 1024);
  requireCount('mostThreads', options.mostThreads, 1024);
  requireCount('contextSize', options.contextSize, 1 << 24);
  if (options.determinism === 'strict' && (options.lanes ?? 1) !== 1) {
    throw new MettleError('INVALID_INPUT', `Strict determinism runs in one lane, not ${options.lanes}.`, {
      hint: 'Leave the number of lanes out, or choose fast determinism.',
    });
  }
  const contextSize = options.contextSize ?? Math.min(file.contextLength, LONGEST_DEFAULT_CONTEXT);
  const estimate = (lanes: number) =>
    estimateMemory({ header, adapterBytes, contextSize, lanes, batchSize: BATCH_SIZE });
  const comfortable = (lanes: number): boolean => estimate(lanes).totalBytes <= COMFORTABLE * freeBytes;
  const chosen = options.determinism === 'strict' ? 1 : (DEFAULT_LANES.find(comfortable) ?? 1);
  const lanes = options.lanes ?? chosen;
  const refusal = checkFit(file.name, estimate(lanes), freeBytes);
  if (refusal !== null) throw refusal;
  return {
    determinism: options.determinism,
    lanes,
    threads: Math.min(
      options.threads ?? (file.bytes <= ONE_THREAD_BYTES ? 1 : availableParallelism()),
      options.mostThreads ?? Number.POSITIVE_INFINITY,
    ),
    gpu: options.gpu ?? 'auto',
    gpuReserve: options.gpuReserve ?? null,
    contextSize,
    batchSize: Math.max(BATCH_SIZE, lanes),
  };
}

function requireCount(name: keyof LoadOptions, value: number | undefined, most: number): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 1 && value <= most)) return;
  throw new MettleError('INVALID_INPUT', `${name} is a whole number from 1 to ${most}, not ${value}.`);
}
