import { describe, expect, it } from 'vitest';
import { isFinalLabel, labelGrammar } from '../../../../src/main/engine/llama/label-grammar.js';
import { samplerOptions } from '../../../../src/main/engine/llama/sampler-options.js';

describe('labelGrammar', () => {
  it('allows each label, with or without a space', () => {
    expect(labelGrammar(['1', 'B'])).toBe('root ::= " "? ("1" | "B")');
    expect(labelGrammar(['a"b\\'])).toBe('root ::= " "? ("a\\U00000022b\\U0000005c")');
  });
});

describe('isFinalLabel', () => {
  it('waits where a longer label may follow', () => {
    expect(isFinalLabel(' 2', ['1', '2', '10'])).toBe(true);
    expect(isFinalLabel('1', ['1', '2', '10'])).toBe(false);
    expect(isFinalLabel('10', ['1', '2', '10'])).toBe(true);
    expect(isFinalLabel('', ['1'])).toBe(false);
  });
});

describe('samplerOptions', () => {
  it('turns cuts off, and never asks for a random seed', () => {
    const sampler = { temperature: 1, topK: null, topP: null, minP: 0 };
    expect(samplerOptions(sampler, 7)).toEqual({ temperature: 1, topK: null, topP: null, minP: 0, seed: 7 });
    expect(samplerOptions(sampler, 0xffff_ffff).seed).toBe(0xffff_fffe);
  });
});
