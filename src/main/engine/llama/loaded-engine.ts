import type { LlamaModel } from 'node-llama-cpp';
import { MettleError } from '../../../shared/errors.js';
import type { Command, LoadMessage, Report } from '../process/protocol.js';
import { DecodeClock } from './decode-clock.js';
import { LabelGrammars } from './label-grammar.js';
import { LanePool } from './lane-pool.js';
import { loadOnDevice, type Attempt } from './choose-device.js';
import { loadFailed, loadModel, startLlama, type LoadedModel } from './load-model.js';
import { NativeLog } from './native-log.js';
import { Preparer } from './prepare.js';
import { ReadoutStream, SampleStream, type Stream } from './streams.js';

/** What this process says to its parent. */
export type Say = (report: Report) => void;

/** A subject in this process, with its lanes, and the stream that it is answering. */
export class LoadedEngine {
  readonly #loaded: LoadedModel;
  readonly #pool: LanePool;
  readonly #preparer: Preparer;
  readonly #grammars: LabelGrammars;
  readonly #clock: DecodeClock;
  readonly #say: Say;
  #stream: Stream | null = null;

  private constructor(loaded: LoadedModel, message: LoadMessage, say: Say) {
    const { llama, model, threads } = loaded;
    this.#loaded = loaded;
    this.#clock = new DecodeClock();
    this.#pool = new LanePool(model, { ...message, threads }, this.#clock);
    this.#preparer = new Preparer(model, message.contextSize);
    this.#grammars = new LabelGrammars(llama, model);
    this.#say = say;
  }

  /**
   * Loads a subject on the graphics processor where there is one and the subject fits, else on the main processor, and
   * reports what is known of it. Throws `ENGINE_LOAD_FAILED` with llama.cpp's own reason.
   */
  static async load(message: LoadMessage, say: Say): Promise<LoadedEngine> {
    const log = new NativeLog();
    const { loaded: engine, device } = await loadOnDevice({
      wanted: message.gpu,
      start: (gpu) => startLlama(gpu, message.gpuReserve, (level, text) => log.add(level, text)),
      load: async (llama) => LoadedEngine.#loadOn(await loadModel(llama, message), message, say),
      reason: (thrown) => log.reasonOf(thrown),
    }).catch(async (thrown: unknown) => {
      throw loadFailed(message.path, await log.reasonOf(thrown));
    });
    const { llama, model, threads } = engine.#loaded;
    say({
      type: 'loaded',
      llamaCpp: llama.llamaCppRelease.release,
      gpu: device.gpu,
      gpuLayers: device.gpu === null ? 0 : model.gpuLayers,
      layers: model.fileInsights.totalLayers,
      gpuDevices: [...device.gpuDevices],
      gpuFallback: device.gpuFallback,
      threads,
      batchSize: message.batchSize,
      bosToken: model.tokens.bosString ?? '',
      eosToken: model.tokens.eosString ?? '',
      specialTokens: specialTokens(model),
    });
    return engine;
  }

  /** A context that cannot be made is found out now, not at the first prompt. */
  static async #loadOn(loaded: LoadedModel, message: LoadMessage, say: Say): Promise<Attempt<LoadedEngine>> {
    const engine = new LoadedEngine(loaded, message, say);
    const { gpuLayers } = loaded.model;
    // A graphics processor's memory is small, and what it lacks the main one may have.
    if (gpuLayers > 0) await engine.#pool.rehearse();
    await engine.#pool.reserve(1);
    return { loaded: engine, gpuLayers };
  }

  /** Takes one command. Throws `ENGINE_PROTOCOL` where it does not fit what is under way. */
  handle(command: Exclude<Command, LoadMessage>): void {
    switch (command.type) {
      case 'timings': {
        const { decodeSeconds, samplingSeconds } = this.#clock;
        this.#say({ type: 'timings', decodeSeconds, samplingSeconds });
        return;
      }
      case 'count':
        this.#say({ type: 'counts', tokens: command.texts.map((text) => this.#preparer.count(text)) });
        return;
      case 'open':
        this.#open(command.stream, command.mode);
        return;
      case 'readouts':
      case 'samples':
        this.#current(command.stream)?.add(command);
        return;
      case 'end':
        this.#current(command.stream)?.end();
        return;
      case 'cancel':
        this.#current(command.stream)?.cancel();
    }
  }

  #open(id: number, mode: 'readout' | 'sample'): void {
    if (this.#stream !== null) throw new MettleError('ENGINE_PROTOCOL', 'A stream is open already.');
    const { model, llama } = this.#loaded;
    const parts = { id, model, pool: this.#pool, preparer: this.#preparer, say: this.#say };
    const stream =
      mode === 'readout'
        ? new ReadoutStream(parts, llama.gpu === false ? 1 : this.#pool.lanes.length)
        : new SampleStream(parts, this.#grammars);
    this.#stream = stream;
    void stream.run().then(() => {
      this.#stream = null;
      this.#say({ type: 'ended', stream: id });
    });
  }

  /** A stream that has failed may still be sent tasks that were on their way. */
  #current(id: number): Stream | null {
    return this.#stream?.id === id ? this.#stream : null;
  }
}

/** Texts that the tokenizer would read as control tokens. */
function specialTokens(model: LlamaModel): string[] {
  const texts = model.fileInfo.metadata.tokenizer.ggml.tokens;
  const special: string[] = [];
  for (const token of model.iterateAllTokens()) {
    const attributes = model.getTokenAttributes(token);
    const text = texts[token];
    if ((attributes.control || attributes.unknown) && text !== undefined) special.push(text);
  }
  return special;
}
