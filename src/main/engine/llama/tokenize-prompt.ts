import type { Token } from 'node-llama-cpp';
import type { PromptPiece } from '../chat-template/plain-text.js';

/** What tokenizing takes of a loaded model. */
export interface PromptTokenizer {
  tokenize(text: string, specialTokens?: boolean, options?: 'trimLeadingSpace'): Token[];
  readonly tokens: { readonly bos: Token | null; readonly shouldPrependBosToken: boolean };
}

/**
 * The tokens of a rendered prompt. A piece that is no template text is read without special tokens; later pieces get no
 * space put before them. The token that begins a sequence is put first where the model wants one and the template did not
 * write it: never twice.
 */
export function tokenizePrompt(model: PromptTokenizer, pieces: readonly PromptPiece[]): Token[] {
  const tokens = pieces.flatMap(({ text, special }, index) =>
    index === 0 ? model.tokenize(text, special) : model.tokenize(text, special, 'trimLeadingSpace'),
  );
  const { bos, shouldPrependBosToken } = model.tokens;
  if (bos !== null && shouldPrependBosToken && tokens[0] !== bos) tokens.unshift(bos);
  return tokens;
}

/** The number of tokens that two lists have in common at their beginning. */
export function commonPrefix(a: readonly Token[], b: readonly Token[], from = 0): number {
  const length = Math.min(a.length, b.length);
  let index = from;
  while (index < length && a[index] === b[index]) index += 1;
  return index;
}

/** Orders token lists so that those with a long common beginning stand side by side. */
export function compareTokens(a: readonly Token[], b: readonly Token[]): number {
  const index = commonPrefix(a, b);
  return (a[index] ?? -1) - (b[index] ?? -1);
}
