import type { Exchange } from '../../shared/domain/cell.js';
import type { Thinking } from '../../shared/domain/specification.js';
import type { Sampler } from '../../shared/domain/study.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import type { AdapterChoice } from './adapter-choice.js';

/** A message list that a subject's own chat template turns into text. */
export interface ChatMessages {
  readonly system: string | null;
  /** What was said before in a running conversation, oldest first. */
  readonly history?: readonly Exchange[];
  readonly user: string;
  /** `on`: the subject may think before it answers, where it can; else its thinking is closed empty. */
  readonly thinking?: Thinking;
}

/** One prompt whose option probabilities are wanted. `options` are label texts as they would be generated, e.g. `3`, `B`. */
export interface ReadoutRequest {
  readonly id: string;
  readonly messages: ChatMessages;
  readonly options: readonly string[];
}

export interface ReadoutResult {
  readonly id: string;
  /** The exact text evaluated. */
  readonly promptText: string;
  /** P(option) over the full vocabulary, in the request's option order; not renormalised. */
  readonly probabilities: readonly number[];
  readonly offOption: number;
  readonly promptTokens: number;
  readonly evaluatedTokens: number;
  readonly milliseconds: number;
}

/** One prompt to be answered once per entry of `runs`; without options the answer is a free reply (`answer` is `free`). */
export interface SampleRequest {
  readonly id: string;
  readonly messages: ChatMessages;
  readonly options: readonly string[];
  readonly runs: readonly { readonly run: number; readonly seed: number }[];
  readonly sampler: Sampler;
  readonly answer: 'grammar' | 'free';
  readonly maxTokens: number;
}

export interface SampleResult {
  readonly id: string;
  readonly run: number;
  readonly seed: number;
  readonly promptText: string;
  readonly text: string;
  /** True when `maxTokens` ended the answer. */
  readonly truncated: boolean;
  readonly batchShape: number;
  readonly promptTokens: number;
  readonly generatedTokens: number;
  readonly milliseconds: number;
}

/** An engine process as others may see it. */
export interface EngineHandle {
  /** The system's number for the process; undefined where it could not be started. */
  readonly pid: number | undefined;
  /** Ends the process at once; whoever waits for it hears `ENGINE_CRASHED`. Nothing happens where it is gone already. */
  end(): void;
}

export interface LoadOptions {
  readonly determinism: 'strict' | 'fast';
  /** Parallel sequences; by default what the mode profits from and memory allows. */
  readonly lanes?: number;
  readonly threads?: number;
  /** No more threads than these, whether they are given or chosen. */
  readonly mostThreads?: number;
  readonly gpu?: 'auto' | 'none';
  /** Bytes of the graphics processor's memory to be left to other programs; the library's own share by default. */
  readonly gpuReserve?: number;
  /** A LoRA adapter laid over the file, which makes it another subject. */
  readonly adapter?: AdapterChoice;
  /** Longest prompt plus answer, in tokens; by default the smaller of the model's own context length and 4096. */
  readonly contextSize?: number;
  /** Told of the process before anything is loaded in it. */
  readonly onProcess?: (handle: EngineHandle) => void;
}

/** A subject that sits in an engine process of its own. */
export interface LoadedSubject {
  readonly file: SubjectFile;
  readonly runtime: RuntimeRecord;
  /** Exact text that `messages` become in this subject's own chat template. */
  render(messages: ChatMessages): string;
  /**
   * How many tokens each text has under the subject's own tokenizer, special tokens' names read as plain text. Throws
   * `ENGINE_CRASHED` when the process dies.
   */
  countTokens(texts: readonly string[]): Promise<readonly number[]>;
  /**
   * Answers requests in prefix-friendly order, with back-pressure: the source is read no faster than results are taken.
   * Ends when `signal` aborts (between decodes). Throws MettleError `ENGINE_CRASHED` when the process dies.
   */
  readout(
    requests: Iterable<ReadoutRequest> | AsyncIterable<ReadoutRequest>,
    signal?: AbortSignal,
  ): AsyncIterable<ReadoutResult>;
  sample(
    requests: Iterable<SampleRequest> | AsyncIterable<SampleRequest>,
    signal?: AbortSignal,
  ): AsyncIterable<SampleResult>;
  /** Seconds spent inside llama.cpp's decode since loading (prompt and generation), for the overhead benchmark. */
  decodeSeconds(): Promise<number>;
  close(): Promise<void>;
}

export interface Engine {
  /**
   * Reads and checks a file, and the adapter laid over it, without loading either. Throws `FILE_*`, `GGUF_*` and
   * `ADAPTER_MISMATCH`.
   */
  inspect(path: string, adapter?: AdapterChoice): Promise<SubjectFile>;
  /** Loads a subject in a new process. Throws `ADAPTER_MISMATCH`, `SUBJECT_TOO_LARGE`, `ENGINE_LOAD_FAILED`, `ENGINE_CRASHED`. */
  load(path: string, options: LoadOptions): Promise<LoadedSubject>;
}
