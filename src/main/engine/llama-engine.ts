import type { SubjectFile } from '../../shared/domain/subject.js';
import type { AdapterChoice } from './adapter-choice.js';
import type { Engine, LoadOptions } from './engine.js';
import { availableMemory } from './gguf/available-memory.js';
import { HashCache } from './gguf/hash-cache.js';
import { adaptSubject, describeAdapter } from './gguf/inspect-adapter.js';
import { describeGguf, inspectGguf } from './gguf/inspect-gguf.js';
import { LlamaSubject } from './llama-subject.js';
import { planLoad } from './load-plan.js';

export interface LlamaEngineOptions {
  /** Remembers files' hashes; one of its own by default. */
  readonly cache?: HashCache;
  /** Free memory in bytes; by default what the system says. */
  readonly freeMemory?: () => Promise<number>;
}

/** llama.cpp, one process for each subject. */
export class LlamaEngine implements Engine {
  readonly #cache: HashCache;
  readonly #freeMemory: () => Promise<number>;

  constructor(options: LlamaEngineOptions = {}) {
    this.#cache = options.cache ?? new HashCache();
    this.#freeMemory = options.freeMemory ?? availableMemory;
  }

  async inspect(path: string, adapter?: AdapterChoice): Promise<SubjectFile> {
    const options = { cache: this.#cache };
    if (adapter === undefined) return inspectGguf(path, options);
    // What does not fit is told before either file is read as a whole.
    const description = await describeAdapter(adapter, await describeGguf(path));
    return adaptSubject(await inspectGguf(path, options), description, options);
  }

  /**
   * Loads a subject in a new process, after a check of its files and of the memory that it will take. Throws `FILE_*`,
   * `GGUF_*`, `ADAPTER_MISMATCH`, `INVALID_INPUT`, `SUBJECT_TOO_LARGE`, `CHAT_TEMPLATE_FAILED`, `ENGINE_LOAD_FAILED`, `ENGINE_CRASHED`.
   */
  async load(path: string, options: LoadOptions): Promise<LlamaSubject> {
    const description = await describeGguf(path);
    const adapter = options.adapter && (await describeAdapter(options.adapter, description));
    const plan = planLoad(description, options, await this.#freeMemory(), adapter?.bytes);
    return LlamaSubject.start(await this.inspect(path, options.adapter), plan, options.onProcess);
  }
}

/** The engine that every door uses. */
export function createEngine(options: LlamaEngineOptions = {}): LlamaEngine {
  return new LlamaEngine(options);
}
