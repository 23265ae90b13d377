import type { Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import {
  commonPrefix,
  compareTokens,
  tokenizePrompt,
  type PromptTokenizer,
} from '../../../../src/main/engine/llama/tokenize-prompt.js';

const BOS = 1 as Token;

/** Reads `^` as the token that begins a sequence where special tokens are read; else a token a character. */
function tokenizer(wantsBos: boolean): PromptTokenizer {
  return {
    tokens: { bos: BOS, shouldPrependBosToken: wantsBos },
    tokenize: (text, special) =>
      [...text].map((character) =>
        special === true && character === '^' ? BOS : (character.charCodeAt(0) as Token),
      ),
  };
}
const codes = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

describe('tokenizePrompt', () => {
  it.each([
    [true, '^hi', [BOS, ...codes('hi')]],
    [true, 'hi', [BOS, ...codes('hi')]],
    [false, '^hi', [BOS, ...codes('hi')]],
    [false, 'hi', codes('hi')],
  ])('begins a sequence once (wanted: %s, text: %s)', (wanted, text, expected) => {
    expect(tokenizePrompt(tokenizer(wanted), [{ text, special: true }])).toEqual(expected);
  });

  it('reads pieces out of messages without special tokens', () => {
    const pieces = [
      { text: '^a', special: true },
      { text: '^', special: false },
      { text: 'b^', special: true },
    ];
    expect(tokenizePrompt(tokenizer(true), pieces)).toEqual([BOS, ...codes('a^b'), BOS]);
  });
});

describe('common beginnings', () => {
  const tokens = (text: string): Token[] => codes(text) as Token[];

  it('are counted and sorted by', () => {
    expect(commonPrefix(tokens('abcd'), tokens('abxd'))).toBe(2);
    expect(commonPrefix(tokens('ab'), tokens('abc'))).toBe(2);
    expect(compareTokens(tokens('ab'), tokens('abc'))).toBeLessThan(0);
    expect(['b', 'ab', 'aa', 'a'].sort((x, y) => compareTokens(tokens(x), tokens(y)))).toEqual([
      'a',
      'aa',
      'ab',
      'b',
    ]);
  });
});
