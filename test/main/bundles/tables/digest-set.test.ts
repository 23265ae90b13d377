import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DigestSet } from '../../../../src/main/bundles/tables/digest-set.js';

it('holds what was added, each once, also while it grows', () => {
  const digest = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
    // Digests that begin alike, among them those that begin with nothing but zeros.
    fc.nat(50).map((number) => number.toString(16).padStart(32, '0').padEnd(64, '0')),
  );
  fc.assert(
    fc.property(fc.array(digest, { maxLength: 3000, size: 'max' }), (digests) => {
      const [set, plain] = [new DigestSet(), new Set<string>()];
      for (const hex of digests) {
        expect(set.add(hex)).toBe(!plain.has(hex));
        plain.add(hex);
      }
      expect(set.size).toBe(plain.size);
    }),
    { numRuns: 20 },
  );
});
