import { availableParallelism } from 'node:os';
import { getLlama, LlamaLogLevel, type Llama, type LlamaModel, type LlamaOptions } from 'node-llama-cpp';
import { MettleError } from '../../../shared/errors.js';
import type { LoadMessage } from '../process/protocol.js';

/** A model in memory. */
export interface LoadedModel {
  readonly llama: Llama;
  readonly model: LlamaModel;
  /** Threads that compute: never more than there are cores, or each step waits for threads that have none. */
  readonly threads: number;
}

/**
 * Starts llama.cpp on the graphics processor that it finds (`auto`) or on the main processor (`false`); `said` hears its own
 * words.
 */
export function startLlama(
  gpu: 'auto' | false,
  reserve: number | null,
  said: NonNullable<LlamaOptions['logger']>,
): Promise<Llama> {
  return getLlama({
    gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: availableParallelism(),
    ...(reserve === null ? {} : { vramPadding: reserve }),
    logLevel: LlamaLogLevel.warn,
    logger: said,
  });
}

/** Loads a model where `llama` computes. Throws what the library throws. */
export async function loadModel(llama: Llama, message: LoadMessage): Promise<LoadedModel> {
  const threads = Math.min(message.threads, availableParallelism(), Math.max(1, llama.cpuMathCores));
  llama.maxThreads = threads;
  return { llama, model: await llama.loadModel({ modelPath: message.path }), threads };
}

/** The refusal of a file that llama.cpp could not load anywhere. */
export function loadFailed(path: string, reason: string): MettleError {
  return new MettleError('ENGINE_LOAD_FAILED', `llama.cpp could not load ${path}: ${reason}`, {
    hint: 'Check the file against its source; it may be damaged, or newer than this version of llama.cpp.',
  });
}
