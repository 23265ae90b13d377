import { MettleError } from '../../shared/errors.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import { placeOfSubject } from './adapter-choice.js';
import { AnswerStream, type StreamMode } from './answer-stream.js';
import { createChatRenderer, type ChatRenderer } from './chat-template/chat-template.js';
import type {
  ChatMessages,
  LoadedSubject,
  LoadOptions,
  ReadoutRequest,
  ReadoutResult,
  SampleRequest,
  SampleResult,
} from './engine.js';
import type { LoadPlan } from './load-plan.js';
import { thisMachine } from './machine.js';
import { EngineProcess } from './process/engine-process.js';
import type {
  LoadedMessage,
  ReadoutOutcome,
  ReadoutTask,
  SampleOutcome,
  SampleTask,
} from './process/protocol.js';
import { METTLE_VERSION, NODE_LLAMA_CPP_VERSION } from './versions.js';

/** Seconds inside llama.cpp since loading. */
export interface EngineTimings {
  /** In decode. */
  readonly decodeSeconds: number;
  /** In reading and sampling logits. */
  readonly samplingSeconds: number;
}

/** A subject in an engine process of its own. */
export class LlamaSubject implements LoadedSubject {
  readonly file: SubjectFile;
  readonly runtime: RuntimeRecord;
  readonly #engine: EngineProcess;
  readonly #renderer: ChatRenderer;
  #streams = 0;
  #busy = false;

  private constructor(file: SubjectFile, plan: LoadPlan, engine: EngineProcess, loaded: LoadedMessage) {
    this.file = file;
    this.#engine = engine;
    this.#renderer = createChatRenderer({ template: file.chatTemplate, ...loaded });
    this.runtime = {
      mettle: METTLE_VERSION,
      nodeLlamaCpp: NODE_LLAMA_CPP_VERSION,
      llamaCpp: loaded.llamaCpp,
      gpu: loaded.gpu,
      gpuLayers: loaded.gpuLayers,
      layers: loaded.layers,
      ...(loaded.gpuDevices.length === 0 ? {} : { gpuDevices: loaded.gpuDevices }),
      ...(loaded.gpuFallback === null ? {} : { gpuFallback: loaded.gpuFallback }),
      threads: loaded.threads,
      lanes: plan.lanes,
      contextSize: plan.contextSize,
      batchSize: loaded.batchSize,
      determinism: plan.determinism,
      systemRole: this.#renderer.systemRole,
      thinking: this.#renderer.thinking,
      machine: thisMachine(),
    };
  }

  /** Starts a process and loads the file in it. Throws `ENGINE_LOAD_FAILED`, `ENGINE_CRASHED`, `CHAT_TEMPLATE_FAILED`. */
  static async start(
    file: SubjectFile,
    plan: LoadPlan,
    onProcess?: LoadOptions['onProcess'],
  ): Promise<LlamaSubject> {
    const engine = new EngineProcess(file.name);
    try {
      onProcess?.(engine);
      const { path, adapter = null } = placeOfSubject(file);
      engine.send({ type: 'load', path, adapter, ...plan });
      const report = await engine.receive();
      if (report.type === 'load-failed') {
        const { code, message, hint } = report.error;
        throw new MettleError(code, message, hint === undefined ? {} : { hint });
      }
      if (report.type !== 'loaded') {
        throw new MettleError('ENGINE_PROTOCOL', `The engine process answered "${report.type}" to a load.`);
      }
      return new LlamaSubject(file, plan, engine, report);
    } catch (error) {
      await engine.close();
      throw error;
    }
  }

  /** The engine process's number, for tests that end it. */
  get processId(): number | undefined {
    return this.#engine.pid;
  }

  render(messages: ChatMessages): string {
    return this.#renderer.text(messages);
  }

  readout(
    requests: Iterable<ReadoutRequest> | AsyncIterable<ReadoutRequest>,
    signal?: AbortSignal,
  ): AsyncGenerator<ReadoutResult, void, undefined> {
    return this.#answer(this.#readoutMode, requests, signal);
  }

  sample(
    requests: Iterable<SampleRequest> | AsyncIterable<SampleRequest>,
    signal?: AbortSignal,
  ): AsyncGenerator<SampleResult, void, undefined> {
    return this.#answer(this.#sampleMode, requests, signal);
  }

  async countTokens(texts: readonly string[]): Promise<readonly number[]> {
    return (await this.#engine.counts(texts)).tokens;
  }

  async decodeSeconds(): Promise<number> {
    return (await this.timings()).decodeSeconds;
  }

  /** Throws `ENGINE_CRASHED`, and `ENGINE_UNAVAILABLE` where the library in use cannot be timed. */
  async timings(): Promise<EngineTimings> {
    const { decodeSeconds, samplingSeconds } = await this.#engine.timings();
    if (decodeSeconds === null || samplingSeconds === null) {
      throw new MettleError(
        'ENGINE_UNAVAILABLE',
        `node-llama-cpp ${NODE_LLAMA_CPP_VERSION} cannot be timed.`,
      );
    }
    return { decodeSeconds, samplingSeconds };
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  async *#answer<
    Request extends { readonly id: string },
    Task,
    Outcome extends { readonly key: number },
    Result,
  >(
    mode: StreamMode<Request, Task, Outcome, Result>,
    requests: Iterable<Request> | AsyncIterable<Request>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Result, void, undefined> {
    if (this.#busy) {
      throw new MettleError('ENGINE_UNAVAILABLE', `${this.file.name} is answering other requests.`, {
        hint: 'Take those results to their end first, or load the subject a second time.',
      });
    }
    this.#busy = true;
    this.#streams += 1;
    try {
      yield* new AnswerStream(this.#engine, this.#streams, mode, requests).results(signal);
    } finally {
      this.#busy = false;
    }
  }

  #render(messages: ChatMessages): { prompt: ReadoutTask['prompt']; promptText: string } {
    const prompt = this.#renderer.pieces(messages);
    return { prompt, promptText: prompt.map(({ text }) => text).join('') };
  }

  readonly #readoutMode: StreamMode<ReadoutRequest, ReadoutTask, ReadoutOutcome, ReadoutResult> = {
    mode: 'readout',
    answers: () => 1,
    task: (key, { messages, options }) => {
      const { prompt, promptText } = this.#render(messages);
      return { task: { key, prompt, options: [...options] }, promptText };
    },
    command: (stream, tasks) => ({ type: 'readouts', stream, tasks }),
    outcomes: (report) => (report.type === 'readouts' ? report.results : []),
    result: ({ id }, promptText, outcome) => ({ id, promptText, ...withoutKey(outcome) }),
  };

  readonly #sampleMode: StreamMode<SampleRequest, SampleTask, SampleOutcome, SampleResult> = {
    mode: 'sample',
    answers: ({ runs }) => runs.length,
    task: (key, { messages, options, runs, sampler, answer, maxTokens }) => {
      const { prompt, promptText } = this.#render(messages);
      return {
        task: { key, prompt, options: [...options], runs: [...runs], sampler, answer, maxTokens },
        promptText,
      };
    },
    command: (stream, tasks) => ({ type: 'samples', stream, tasks }),
    outcomes: (report) => (report.type === 'samples' ? report.results : []),
    result: ({ id }, promptText, outcome) => ({ id, promptText, ...withoutKey(outcome) }),
  };
}

/** An outcome without the number that named it on its way. */
function withoutKey<Outcome extends { readonly key: number }>(outcome: Outcome): Omit<Outcome, 'key'> {
  const { key, ...rest } = outcome;
  void key;
  return rest;
}
