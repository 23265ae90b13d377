import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLevelAlphabet } from '../../../scripts/gguf/byte-level-alphabet.js';
import { createTokenizer, trainTokenizer } from '../../../models/calibration/build/tokenizer.js';

const SPECIALS = ['<|pad|>', '<|end|>'];

function decode(vocabulary: readonly string[], ids: readonly number[]): string {
  const bytes = new Map(byteLevelAlphabet().map((character, byte) => [character, byte]));
  const parts: Buffer[] = [];
  for (const id of ids) {
    const text = vocabulary[id] as string;
    parts.push(
      SPECIALS.includes(text)
        ? Buffer.from(text)
        : Buffer.from([...text].map((character) => bytes.get(character) as number)),
    );
  }
  return Buffer.concat(parts).toString('utf8');
}

describe('the byte-level tokenizer', () => {
  const tokenizer = trainTokenizer(
    [
      ['low lower lowest newer newest', 5],
      ['wide wider widest', 2],
    ],
    SPECIALS,
    290,
  );

  it('merges the most frequent pair first, and ties by text', () => {
    const learnt = trainTokenizer([['ab ab ab cd cd', 1]], [], 257);
    expect(learnt.merges).toEqual(['a b']);
    expect(trainTokenizer([['xy zw', 1]], [], 257).merges).toEqual(['x y']);
  });

  it('brings any text back from its tokens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(tokenizer.vocabulary, tokenizer.encode(text))).toBe(text);
      }),
    );
  });

  it('recognises special tokens inside text', () => {
    expect(tokenizer.encode('low<|end|>low')).toEqual([
      ...tokenizer.encode('low'),
      1,
      ...tokenizer.encode('low'),
    ]);
  });

  it('is rebuilt from its merges', () => {
    const again = createTokenizer(SPECIALS, tokenizer.merges);
    expect(again.encode('lowest wider\n newest')).toEqual(tokenizer.encode('lowest wider\n newest'));
  });
});
