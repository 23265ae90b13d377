import type { SubjectFile } from '../../../src/shared/domain/subject.js';
import { MettleError } from '../../../src/shared/errors.js';
import type {
  ChatMessages,
  Engine,
  LoadedSubject,
  ReadoutRequest,
  ReadoutResult,
  SampleRequest,
  SampleResult,
} from '../../../src/main/engine/engine.js';

export interface FakeEngineOptions {
  /** For the n-th load (from 0): how many answers it gives before its process dies; no entry, no crash. */
  readonly crashes?: readonly (number | undefined)[];
  /** Subjects (by name) that cannot be loaded. */
  readonly unloadable?: readonly string[];
  /** Called before each answer. */
  readonly beforeAnswer?: (answered: number) => void | Promise<void>;
  /** Ends the stream after so many answers without a word. */
  readonly endsAfter?: number;
  /** Requests that the engine reads ahead of its answers. */
  readonly lanes?: number;
  /** Keeps the seed of every run in `seeds`. */
  readonly recordsSeeds?: boolean;
}

/** An engine without a model: answers are a function of the prompt, and it can be made to fail. */
export class FakeEngine implements Engine {
  readonly loads: string[] = [];
  readonly seeds = new Map<string, number>();
  answered = 0;
  closed = 0;
  requested = 0;
  /** The most requests that were read and not answered at any time. */
  mostOpen = 0;

  constructor(private readonly options: FakeEngineOptions = {}) {}

  async inspect(path: string): Promise<SubjectFile> {
    return fakeSubject(path.replace(/^.*\//, '').replace('.gguf', ''));
  }

  async load(path: string): Promise<LoadedSubject> {
    const file = await this.inspect(path);
    const crashAfter = this.options.crashes?.[this.loads.length] ?? Number.POSITIVE_INFINITY;
    this.loads.push(file.name);
    if (this.options.unloadable?.includes(file.name)) {
      throw new MettleError('ENGINE_LOAD_FAILED', `The subject ${path} cannot be loaded.`);
    }
    return this.#subject(file, crashAfter);
  }

  #subject(file: SubjectFile, crashAfter: number): LoadedSubject {
    const count = { answers: 0 };
    const step = async (): Promise<boolean> => {
      await this.options.beforeAnswer?.(this.answered);
      if (count.answers >= crashAfter) throw new MettleError('ENGINE_CRASHED', 'The engine process died.');
      if (count.answers >= (this.options.endsAfter ?? Number.POSITIVE_INFINITY)) return false;
      count.answers += 1;
      this.answered += 1;
      return true;
    };
    return {
      file,
      runtime: fakeRuntime,
      render: (messages) => renderFake(messages),
      // A word is a token.
      countTokens: async (texts) =>
        texts.map((text) => text.split(/\s+/).filter((word) => word !== '').length),
      readout: (requests, signal) =>
        this.#answer(requests, signal, async function* (request: ReadoutRequest) {
          if (await step()) yield readoutOf(request);
        }),
      sample: (requests, signal) => {
        const { seeds } = this;
        const { recordsSeeds = false } = this.options;
        return this.#answer(requests, signal, async function* (request: SampleRequest) {
          for (const { run, seed } of request.runs) {
            if (signal?.aborted === true || !(await step())) return;
            if (recordsSeeds) seeds.set(`${renderFake(request.messages)}#${run}`, seed);
            yield sampleOf(request, run, seed);
          }
        });
      },
      decodeSeconds: async () => 0,
      close: async () => {
        this.closed += 1;
      },
    };
  }

  async *#answer<Request, Result>(
    requests: Iterable<Request> | AsyncIterable<Request>,
    signal: AbortSignal | undefined,
    answers: (request: Request) => AsyncIterable<Result>,
  ): AsyncGenerator<Result> {
    const open: Request[] = [];
    const lanes = this.options.lanes ?? 8;
    for await (const request of requests) {
      this.requested += 1;
      open.push(request);
      this.mostOpen = Math.max(this.mostOpen, open.length);
      if (open.length < lanes) continue;
      for (const taken of open.splice(0)) {
        yield* answers(taken);
      }
      if (signal?.aborted === true) return;
    }
    for (const taken of open) yield* answers(taken);
  }
}

const fakeRuntime = {
  mettle: '0.0.0',
  nodeLlamaCpp: '0.0.0',
  llamaCpp: 'b0',
  gpu: null,
  gpuLayers: 0,
  threads: 1,
  lanes: 8,
  contextSize: 512,
  batchSize: 512,
  determinism: 'fast',
  systemRole: 'native',
  thinking: 'none',
} as const;

/** A subject file by name; its hash is the name in hexadecimal. */
export function fakeSubject(name: string): SubjectFile {
  return {
    path: `/subjects/${name}.gguf`,
    bytes: 1_000_000,
    modifiedMs: 0,
    sha256: Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64),
    name,
    architecture: 'llama',
    quantization: 'F16',
    family: null,
    sizeLabel: null,
    licence: null,
    contextLength: 2048,
    vocabularySize: 512,
    chatTemplate: null,
    tensors: 10,
  };
}

/** The text that the fake engine says it evaluated. */
export function renderFake({ system, history = [], user }: ChatMessages): string {
  const said = history.map((exchange) => `${exchange.user} -> ${exchange.assistant}\n`).join('');
  return `<${system ?? ''}>${said}${user}`;
}

/** Answers 1 more often than 2, and so on, by label: what is stored by score then shows that labels were put back. */
function readoutOf(request: ReadoutRequest): ReadoutResult {
  const weights = request.options.map((_, position) => 1 / 2 ** (position + 1));
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    id: request.id,
    promptText: renderFake(request.messages),
    probabilities: weights,
    offOption: 1 - mass,
    promptTokens: 50,
    evaluatedTokens: 10,
    milliseconds: 1,
  };
}

function sampleOf(request: SampleRequest, run: number, seed: number): SampleResult {
  return {
    id: request.id,
    run,
    seed,
    promptText: renderFake(request.messages),
    text: request.options[seed % request.options.length] ?? `A reply of run ${run}.`,
    truncated: false,
    batchShape: 8,
    promptTokens: 50,
    generatedTokens: 2,
    milliseconds: 1,
  };
}
