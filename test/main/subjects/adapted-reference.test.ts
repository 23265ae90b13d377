import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseAdaptedReference,
  printAdaptedReference,
} from '../../../src/main/subjects/adapted-reference.js';

const path = fc
  .string({ unit: fc.constantFrom(...'ab@/\\:.|0159-+e gLORAlora', '.gguf', '@1', '@0.5', '@-') })
  .filter((text) => text.trim() !== '' && !text.includes('|lora:'));
const scale = fc.double({ min: -10, max: 10, minExcluded: true, maxExcluded: true, noNaN: true });

describe('a reference to a base with an adapter', () => {
  it.each([
    [
      'calibration:pliant|lora:reserve.gguf@0.5',
      { base: 'calibration:pliant', adapter: 'reserve.gguf', scale: 0.5 },
    ],
    ['/m/base.gguf|lora:/a/x.gguf', { base: '/m/base.gguf', adapter: '/a/x.gguf', scale: 1 }],
    ['b.gguf|lora:x.gguf@-1e-2', { base: 'b.gguf', adapter: 'x.gguf', scale: -0.01 }],
    ['b.gguf|lora:v@2/x.gguf', { base: 'b.gguf', adapter: 'v@2/x.gguf', scale: 1 }],
    ['C:\\m\\b.gguf|lora:C:\\a@1\\x.gguf@2', { base: 'C:\\m\\b.gguf', adapter: 'C:\\a@1\\x.gguf', scale: 2 }],
    ['b.gguf|lora:hub@main@1', { base: 'b.gguf', adapter: 'hub@main', scale: 1 }],
  ])('%s is taken apart', (reference, parts) => {
    expect(parseAdaptedReference(reference)).toEqual(parts);
  });

  it('is none where no adapter is named', () => {
    for (const reference of ['calibration:pliant', '/m/base@0.5.gguf', 'a|b.gguf', 'x@0.5']) {
      expect(parseAdaptedReference(reference)).toBeNull();
    }
  });

  it.each([
    ['|lora:x.gguf', 'names no base before the adapter'],
    ['b.gguf|lora:', 'names no adapter'],
    ['b.gguf|lora:@0.5', 'names no adapter'],
    ['b.gguf|lora:x.gguf|lora:y.gguf', 'names more than one adapter'],
    ['b.gguf|lora:x.gguf@0,5', 'has the scale "0,5", which is no number'],
    ['b.gguf|lora:x.gguf@', 'has the scale "", which is no number'],
    ['b.gguf|lora:x.gguf@10', 'has the scale 10, which is not between -10 and 10'],
    ['b.gguf|lora:x.gguf@1e99', 'which is not between'],
  ])('%s is refused in a sentence', (reference, message) => {
    expect(() => parseAdaptedReference(reference)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(message) }),
    );
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(path, path, scale, (base, adapter, factor) => {
        const printed = printAdaptedReference({ base, adapter, scale: factor });
        expect(parseAdaptedReference(printed)).toEqual({ base, adapter, scale: factor + 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a scale of 1 out', () => {
    expect(printAdaptedReference({ base: 'b', adapter: 'x.gguf', scale: 1 })).toBe('b|lora:x.gguf');
    expect(printAdaptedReference({ base: 'b', adapter: 'x@2', scale: 1 })).toBe('b|lora:x@2@1');
    expect(() => printAdaptedReference({ base: 'a|lora:b', adapter: 'c', scale: 1 })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});
