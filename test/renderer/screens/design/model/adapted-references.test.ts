import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printAdaptedReference } from '../../../../../src/main/subjects/adapted-reference.js';
import {
  adaptedParts,
  adapterWords,
} from '../../../../../src/renderer/screens/design/model/adapted-references.js';
import { subjectNames } from '../../../../../src/renderer/screens/design/model/subject-names.js';

const path = fc
  .string({ unit: fc.constantFrom(...'ab@/\\:.0159-+e ', '.gguf', '@1') })
  .filter((text) => text.trim() !== '');

describe('a reference to a base with an adapter', () => {
  it('is read as the program writes it', () => {
    fc.assert(
      fc.property(path, path, fc.double({ min: -9, max: 9, noNaN: true }), (base, adapter, scale) => {
        const parts = adaptedParts(printAdaptedReference({ base, adapter, scale }));
        expect(parts).toMatchObject({ base, adapter });
        expect(Number(parts?.scale)).toBe(scale + 0);
      }),
    );
  });

  it('is none where no adapter is named', () => {
    expect(adaptedParts('/m/base@0.5.gguf')).toBeNull();
  });

  it('is named by its base, its adapter and how strongly it is laid over', () => {
    expect(adapterWords({ base: 'b', adapter: 'C:\\a\\gruff.gguf', scale: '1' })).toBe('with gruff');
    expect(adapterWords({ base: 'b', adapter: '/a/gruff.gguf', scale: '-0.5' })).toBe('with gruff × −0.5');
    const names = subjectNames([{ reference: '/m/b.gguf', name: 'Base', quantization: 'F16' }]);
    expect(names('/m/b.gguf|lora:/a/gruff.gguf')).toBe('Base with gruff');
    expect(names('/gone/c.gguf|lora:/a/gruff.gguf')).toBe('c.gguf with gruff');
  });
});
