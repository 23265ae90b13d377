import type { LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import type { AdapterChoice } from '../adapter-choice.js';
import type { LoadPlan } from '../load-plan.js';
import { copySequence } from './copy-sequence.js';
import type { DecodeClock } from './decode-clock.js';
import { inLaneOrder, lanePriority } from './lane-order.js';
import { commonPrefix } from './tokenize-prompt.js';

/** Shorter beginnings are evaluated again: copying them costs about as much. */
const WORTH_COPYING = 16;
const SMALLEST_CONTEXT = 512;

/** `contextSize` is the longest prompt plus answer, in tokens. */
export interface LaneSettings extends Omit<LoadPlan, 'gpu' | 'gpuReserve'> {
  /** The adapter that every context is made with; null: none. */
  readonly adapter: AdapterChoice | null;
}

/** One of the context's parallel sequences. */
export interface Lane {
  readonly index: number;
  readonly sequence: LlamaContextSequence;
  readonly priority: ReturnType<typeof lanePriority>;
  /** Tokens that the sequence is known to hold at its beginning. */
  held: readonly Token[];
}

/** A lane and the prompt that it is to answer. */
export interface Assignment {
  readonly lane: Lane;
  readonly prompt: readonly Token[];
}

/**
 * The parallel sequences of one context. A lane keeps what it has evaluated, so that the next prompt costs its own tokens
 * alone; a beginning that another lane holds is copied. The context starts small and grows with the longest prompt, since
 * memory is taken, and copied, by its whole length.
 */
export class LanePool {
  readonly #model: LlamaModel;
  readonly #settings: LaneSettings;
  readonly #clock: DecodeClock;
  #context: LlamaContext | null = null;
  #size = 0;
  #lanes: Lane[] = [];

  constructor(model: LlamaModel, settings: LaneSettings, clock: DecodeClock) {
    this.#model = model;
    this.#settings = settings;
    this.#clock = clock;
  }

  get lanes(): readonly Lane[] {
    return this.#lanes;
  }

  /**
   * Whether prompts and answers of this many tokens together fit the context as it stands. An answer's last token is never
   * evaluated, which leaves the one place that the library wants free.
   */
  fits(tokens: number): boolean {
    return this.#size >= tokens;
  }

  /**
   * Makes room for prompts and answers of this many tokens together. No lane may be in use; all are emptied when the context is made anew.
   * Throws an Error where memory does not allow it.
   */
  async reserve(tokens: number): Promise<void> {
    if (this.fits(tokens)) return;
    const { contextSize, lanes, determinism } = this.#settings;
    const wanted = Math.max(SMALLEST_CONTEXT, 2 ** Math.ceil(Math.log2(Math.max(1, tokens))));
    this.#size = determinism === 'strict' ? contextSize : Math.min(contextSize, wanted);
    this.#lanes = [];
    await this.#context?.dispose();
    this.#context = await this.#create(this.#size);
    this.#clock.attach(this.#context);
    const context = this.#context;
    this.#lanes = Array.from({ length: lanes }, (_, index) => ({
      index,
      sequence: context.getSequence(),
      priority: lanePriority(index),
      held: [],
    }));
  }

  /**
   * Makes the largest context that the settings allow, and lets it go again: what cannot be had is found out before the
   * first prompt. Throws an Error where memory does not allow it.
   */
  async rehearse(): Promise<void> {
    await (await this.#create(this.#settings.contextSize)).dispose();
  }

  #create(contextSize: number): Promise<LlamaContext> {
    const { lanes, batchSize, threads, adapter } = this.#settings;
    return this.#model.createContext({
      sequences: lanes,
      contextSize,
      batchSize,
      threads,
      ...(adapter === null ? {} : { lora: { adapters: [{ filePath: adapter.path, scale: adapter.scale }] } }),
      swaFullCache: true,
      // On a processor, llama.cpp's flash attention has a slow path for fewer than 64 tokens, which is what an item has
      // behind a kept prefix: without it such a batch takes a quarter less time in a large model, a fifth in a small one.
      flashAttention: this.#model.gpuLayers > 0 ? 'auto' : false,
      failedCreationRemedy: false,
      batching: { itemPrioritizationStrategy: inLaneOrder },
    });
  }

  /**
   * Makes each lane hold as much of its prompt as is to be had, up to the last token, which is left to be evaluated. A
   * beginning that several of the prompts share is evaluated once and copied; prompts that are alike should stand side by
   * side. `whole`: evaluate all up to the last token now. Returns the tokens evaluated for each assignment. With `strict`
   * determinism a lane is emptied first, unless it holds this very prompt and `whole` made it so.
   */
  async settle(assignments: readonly Assignment[], whole: boolean): Promise<number[]> {
    const evaluated: number[] = [];
    for (const [index, { lane, prompt }] of assignments.entries()) {
      const target = prompt.slice(0, -1);
      const following = assignments[index + 1]?.prompt;
      const shared = following === undefined ? 0 : commonPrefix(target, following);
      const kept = this.#keeps(lane)
        ? await this.#inherit(lane, target)
        : await this.#restart(lane, target, whole);
      const wanted = whole && this.#settings.determinism === 'strict' ? target.length : shared;
      const worthwhile = whole ? wanted > kept : wanted - kept > WORTH_COPYING;
      evaluated.push(worthwhile ? await this.#evaluate(lane, target, kept, wanted) : 0);
    }
    return evaluated;
  }

  #keeps({ sequence }: Lane): boolean {
    // Recurrent states cannot be cut back to an earlier token.
    return this.#settings.determinism === 'fast' && !sequence.needsCheckpoints;
  }

  /** Takes over what the lane itself or another one holds of the target; returns how many tokens that is. */
  async #inherit(lane: Lane, target: readonly Token[]): Promise<number> {
    const own = commonPrefix(lane.held, target);
    let [donor, best] = [lane, own];
    for (const other of this.#lanes) {
      const common = commonPrefix(other.held, target);
      if (common > best) [donor, best] = [other, common];
    }
    if (donor !== lane && best - own > WORTH_COPYING) {
      lane.held = [];
      if (!(await copySequence(donor.sequence, lane.sequence, best))) return 0;
      lane.held = target.slice(0, best);
      return best;
    }
    await this.keep(lane, own);
    return own;
  }

  async #restart(lane: Lane, target: readonly Token[], whole: boolean): Promise<number> {
    const same =
      whole && lane.held.length === target.length && commonPrefix(lane.held, target) === target.length;
    const kept = same && !lane.sequence.needsCheckpoints ? target.length : 0;
    await this.keep(lane, kept);
    return kept;
  }

  async #evaluate(lane: Lane, target: readonly Token[], from: number, to: number): Promise<number> {
    lane.held = [];
    await lane.sequence.evaluateWithoutGeneratingNewTokens(target.slice(from, to), {
      evaluationPriority: lane.priority,
    });
    lane.held = target.slice(0, to);
    return to - from;
  }

  /** Cuts a lane back to the first `tokens` of what it holds. */
  async keep(lane: Lane, tokens: number): Promise<void> {
    const { sequence } = lane;
    const held = lane.held.slice(0, tokens);
    lane.held = [];
    if (tokens === 0) await sequence.clearHistory();
    else if (sequence.nextTokenIndex > tokens) {
      await sequence.eraseContextTokenRanges([{ start: tokens, end: sequence.nextTokenIndex }]);
    }
    lane.held = held;
  }
}
