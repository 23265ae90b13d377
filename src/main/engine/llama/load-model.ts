import { availableParallelism } from 'node:os';
import { getLlama, LlamaLogLevel, type Llama, type LlamaModel } from 'node-llama-cpp';
import { MettleError } from '../../../shared/errors.js';
import type { LoadMessage } from '../process/protocol.js';
import { NativeLog } from './native-log.js';

const LOG_ARRIVES_MILLISECONDS = 50;

/** A model in memory. */
export interface LoadedModel {
  readonly llama: Llama;
  readonly model: LlamaModel;
  /** Threads that compute: never more than there are cores, or each step waits for threads that have none. */
  readonly threads: number;
}

/**
 * Loads a model on the graphics processor where there is one and the file fits, else on the main processor. Throws
 * `ENGINE_LOAD_FAILED` with llama.cpp's own reason.
 */
export async function loadModel(message: LoadMessage): Promise<LoadedModel> {
  const log = new NativeLog();
  const attempts = message.gpu === 'auto' ? (['auto', false] as const) : ([false] as const);
  const reasons: string[] = [];
  for (const gpu of attempts) {
    let llama: Llama | null = null;
    try {
      llama = await startLlama(gpu, log);
      const threads = Math.min(message.threads, availableParallelism(), Math.max(1, llama.cpuMathCores));
      llama.maxThreads = threads;
      return { llama, model: await llama.loadModel({ modelPath: message.path }), threads };
    } catch (thrown) {
      const had = llama?.gpu;
      reasons.push(await reason(thrown, log));
      await llama?.dispose();
      if (had === false) break;
    }
  }
  throw new MettleError(
    'ENGINE_LOAD_FAILED',
    `llama.cpp could not load ${message.path}: ${reasons.at(-1) ?? ''}`,
    {
      hint: 'Check the file against its source; it may be damaged, or newer than this version of llama.cpp.',
    },
  );
}

function startLlama(gpu: 'auto' | false, log: NativeLog): Promise<Llama> {
  return getLlama({
    gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: availableParallelism(),
    logLevel: LlamaLogLevel.warn,
    logger: (level, text) => log.add(level, text),
  });
}

async function reason(thrown: unknown, log: NativeLog): Promise<string> {
  // llama.cpp's messages come through another thread, a little after the error that they explain.
  await new Promise((resolve) => setTimeout(resolve, LOG_ARRIVES_MILLISECONDS));
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const said = log.takeReason();
  return said === null ? message : `${message} (${said})`;
}
