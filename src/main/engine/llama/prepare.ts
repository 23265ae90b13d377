import type { LlamaModel, Token } from 'node-llama-cpp';
import { MettleError } from '../../../shared/errors.js';
import type { PromptPiece } from '../chat-template/plain-text.js';
import { buildOptionTree, treeDepth, type OptionNode } from './option-chains.js';
import { tokenizePrompt } from './tokenize-prompt.js';

/** Option sets whose trees are kept; a study has a handful. */
const KEPT_TREES = 64;

/** A prompt in tokens, checked against the context. */
export interface PreparedPrompt {
  readonly prompt: readonly Token[];
  /** Tokens of prompt and longest answer together. */
  readonly room: number;
}

/** Turns rendered prompts and option labels into tokens. */
export class Preparer {
  readonly #model: LlamaModel;
  readonly #contextSize: number;
  readonly #trees = new Map<string, { readonly root: OptionNode; readonly depth: number }>();

  /** `contextSize`: the most tokens that prompt and answer may have together. */
  constructor(model: LlamaModel, contextSize: number) {
    this.#model = model;
    this.#contextSize = contextSize;
  }

  /** Tokens of a text by itself, special tokens' names read as plain text. */
  count(text: string): number {
    return this.#model.tokenize(text, false, 'trimLeadingSpace').length;
  }

  /** Throws `PROMPT_TOO_LONG` with the numbers. */
  prompt(pieces: readonly PromptPiece[], answerTokens: number): PreparedPrompt {
    const prompt = tokenizePrompt(this.#model, pieces);
    const room = prompt.length + answerTokens;
    if (room > this.#contextSize) {
      throw new MettleError(
        'PROMPT_TOO_LONG',
        `The prompt has ${prompt.length} tokens and its answer up to ${answerTokens}; the context holds ${this.#contextSize}.`,
        { hint: 'Shorten the persona or the template, or load the subject with a longer context.' },
      );
    }
    return { prompt, room };
  }

  /** The ways to write the options, and the most tokens that one of them takes. Throws `OPTIONS_INDISTINGUISHABLE`. */
  options(labels: readonly string[]): { readonly root: OptionNode; readonly depth: number } {
    const key = JSON.stringify(labels);
    const known = this.#trees.get(key);
    if (known !== undefined) return known;
    const root = buildOptionTree(labels, (text) => this.#model.tokenize(text, false, 'trimLeadingSpace'));
    const tree = { root, depth: treeDepth(root) };
    if (this.#trees.size >= KEPT_TREES) this.#trees.clear();
    this.#trees.set(key, tree);
    return tree;
  }
}
