import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SUBJECT_SORTS,
  subjectFamilies,
  withoutQuantization,
} from '../../../../../src/renderer/screens/subjects/model/subject-families.js';
import { subject } from '../subjects-fixture.js';

const speed = (readouts: number) => ({ readouts, tokens: null, basis: 'estimated' as const });

const subjects = [
  subject('/m/zeta-q4.gguf', { group: 'zeta-1b', name: 'zeta-1b-Q4_K_M', bytes: 40, speed: speed(9) }),
  subject('/m/zeta-q8.gguf', { group: 'zeta-1b', name: 'zeta-1b-Q8_0', bytes: 80, speed: speed(5) }),
  subject('/m/alpha.gguf', { group: 'alpha-2b', name: 'Alpha 2B', bytes: 60, memoryBytes: 90 }),
];

function order(sort: (typeof SUBJECT_SORTS)[number]): (readonly [string, readonly string[]])[] {
  return subjectFamilies(subjects, sort).map(
    ({ title, subjects: variants }) => [title, variants.map(({ reference }) => reference)] as const,
  );
}

describe('subjects by base model', () => {
  it('stand by name, each variant as a row of its own, the largest file first', () => {
    expect(order('name')).toEqual([
      ['Alpha 2B', ['/m/alpha.gguf']],
      ['zeta-1b', ['/m/zeta-q8.gguf', '/m/zeta-q4.gguf']],
    ]);
  });

  it('stand by size, memory or speed, families by their first variant', () => {
    expect(order('smallest')).toEqual([
      ['zeta-1b', ['/m/zeta-q4.gguf', '/m/zeta-q8.gguf']],
      ['Alpha 2B', ['/m/alpha.gguf']],
    ]);
    expect(order('largest').map(([title]) => title)).toEqual(['zeta-1b', 'Alpha 2B']);
    expect(order('memory').map(([title]) => title)).toEqual(['Alpha 2B', 'zeta-1b']);
    expect(order('fastest')).toEqual([
      ['zeta-1b', ['/m/zeta-q4.gguf', '/m/zeta-q8.gguf']],
      ['Alpha 2B', ['/m/alpha.gguf']],
    ]);
  });

  it('hold every subject exactly once, in every order', () => {
    const anySubject = fc.record({
      group: fc.constantFrom('a', 'b', 'c'),
      name: fc.constantFrom('a-Q8_0', 'b', 'Q4_0', ''),
      bytes: fc.nat(3),
      memoryBytes: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(anySubject), fc.constantFrom(...SUBJECT_SORTS), (parts, sort) => {
        const all = parts.map((part, place) => subject(`/m/${place}.gguf`, part));
        const families = subjectFamilies(all, sort);
        const held = families.flatMap((family) => family.subjects.map(({ reference }) => reference));
        expect(held.toSorted()).toEqual(all.map(({ reference }) => reference).toSorted());
        expect(new Set(families.map(({ key }) => key)).size).toBe(families.length);
        for (const family of families) {
          expect(new Set(family.subjects.map(({ group }) => group))).toEqual(new Set([family.key]));
        }
      }),
    );
  });
});

describe('a name without its quantization', () => {
  it.each([
    ['qwen2.5-0.5b-instruct-q4_k_m', 'qwen2.5-0.5b-instruct'],
    ['Model.Q8_0', 'Model'],
    ['model-IQ2_XXS', 'model'],
    ['model-UD-Q4_K_XL', 'model'],
    ['model-bf16', 'model'],
    ['Calibration: pliant', 'Calibration: pliant'],
    ['Q8_0', 'Q8_0'],
    ['qwen2', 'qwen2'],
  ])('%s is %s', (name, bare) => {
    expect(withoutQuantization(name)).toBe(bare);
  });
});
