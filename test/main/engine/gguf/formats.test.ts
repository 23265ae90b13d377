import { GgmlType, GgufFileType } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { describeBytes } from '../../../../src/main/engine/gguf/describe-bytes.js';
import { quantizationName } from '../../../../src/main/engine/gguf/quantization-name.js';
import { tensorTypeLayout } from '../../../../src/main/engine/gguf/tensor-types.js';

const names = (type: object): [string, number][] =>
  Object.entries(type).filter((entry): entry is [string, number] => typeof entry[1] === 'number');

describe('quantizationName', () => {
  it('knows every file type that node-llama-cpp knows, by the same name', () => {
    const theirs = names(GgufFileType);
    expect(theirs.length).toBeGreaterThan(40);
    for (const [name, number] of theirs) {
      expect(quantizationName(number, [])).toBe(name.replace(/^(ALL|MOSTLY)_/, ''));
    }
  });

  it('sees through the mark of a guess, and names what it does not know', () => {
    expect(quantizationName(1024 + 15, [])).toBe('Q4_K_M');
    expect(quantizationName(500, [])).toBe('unknown (500)');
  });

  it('falls back on the type of most bytes', () => {
    const tensors = [
      { typeName: 'F32', bytes: 10 },
      { typeName: 'Q6_K', bytes: 30 },
      { typeName: 'Q4_K', bytes: 20 },
      { typeName: 'Q4_K', bytes: 20 },
    ];
    expect(quantizationName(null, tensors)).toBe('Q4_K');
    expect(quantizationName(null, [])).toBe('unknown');
  });
});

describe('tensorTypeLayout', () => {
  it('knows every tensor type that llama.cpp has, by its name', () => {
    const removed = new Set([
      'Q4_2',
      'Q4_3',
      'Q4_0_4_4',
      'Q4_0_4_8',
      'Q4_0_8_8',
      'IQ4_NL_4_4',
      'IQ4_NL_4_8',
      'IQ4_NL_8_8',
    ]);
    const theirs = names(GgmlType);
    expect(theirs.length).toBeGreaterThan(38);
    for (const [name, number] of theirs) {
      expect(tensorTypeLayout(number)?.name).toBe(removed.has(name) ? undefined : name);
    }
  });

  it.each([
    [8, 8.5],
    [2, 4.5],
    [10, 2.625],
    [11, 3.4375],
    [12, 4.5],
    [13, 5.5],
    [14, 6.5625],
    [16, 2.0625],
    [19, 1.5625],
    [34, 1.6875],
    [35, 2.0625],
    [39, 4.25],
  ])('stores type %i in its published number of bits a weight', (type, bits) => {
    const layout = tensorTypeLayout(type);
    expect((8 * (layout?.bytes ?? 0)) / (layout?.block ?? 1)).toBe(bits);
  });
});

describe('describeBytes', () => {
  it.each([
    [1, '1 bytes'],
    [99_999, '99999 bytes'],
    [144_693_344, '144.7 MB'],
    [4_661_212_096, '4.66 GB'],
  ])('says %i as %s', (bytes, said) => {
    expect(describeBytes(bytes)).toBe(said);
  });
});
