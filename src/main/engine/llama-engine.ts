import type { SubjectFile } from '../../shared/domain/subject.js';
import type { Engine, LoadOptions } from './engine.js';
import { availableMemory } from './gguf/available-memory.js';
import { HashCache } from './gguf/hash-cache.js';
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

  inspect(path: string): Promise<SubjectFile> {
    return inspectGguf(path, { cache: this.#cache });
  }

  /**
   * Loads a subject in a new process, after a check of the file and of the memory that it will take. Throws `FILE_*`,
   * `GGUF_*`, `INVALID_INPUT`, `SUBJECT_TOO_LARGE`, `CHAT_TEMPLATE_FAILED`, `ENGINE_LOAD_FAILED`, `ENGINE_CRASHED`.
   */
  async load(path: string, options: LoadOptions): Promise<LlamaSubject> {
    const description = await describeGguf(path);
    const plan = planLoad(description, options, await this.#freeMemory());
    return LlamaSubject.start(await this.inspect(path), plan, options.onProcess);
  }
}

/** The engine that every door uses. */
export function createEngine(options: LlamaEngineOptions = {}): LlamaEngine {
  return new LlamaEngine(options);
}
