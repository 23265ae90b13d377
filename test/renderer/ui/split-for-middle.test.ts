import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitForMiddle } from '../../../src/renderer/ui/split-for-middle.js';

describe('a text that is shortened in its middle', () => {
  it('keeps its end, which tells files of one model apart', () => {
    expect(splitForMiddle('qwen2.5-0.5b-instruct-q4_k_m.gguf')[1]).toBe('ruct-q4_k_m.gguf');
    expect(splitForMiddle('short.gguf')).toEqual(['', 'short.gguf']);
  });

  it('loses nothing, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [start, end] = splitForMiddle(text);
        expect(start + end).toBe(text);
        expect([...end].length).toBeLessThanOrEqual(16);
      }),
    );
  });
});
