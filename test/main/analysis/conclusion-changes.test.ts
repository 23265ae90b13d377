import { describe, expect, it } from 'vitest';
import { conclusionChanges } from '../../../src/main/analysis/conclusion-changes.js';
import { fullFactorial } from '../../../src/main/analysis/covering-array.js';
import { REFERENCE } from './reference/reference.js';

const FACTORS = [
  { name: 'template', levels: ['plain', 'form'] },
  { name: 'order', levels: ['forward', 'reversed'] },
  { name: 'labels', levels: ['numbers', 'letters', 'words'] },
];

describe('conclusionChanges', () => {
  it("agrees with R on Cramér's V and mutual information", () => {
    const reference = REFERENCE.verdicts;
    const specifications = reference.counts.flatMap((row, level) =>
      row.flatMap((count, verdict) =>
        Array.from({ length: count }, () => ({ levels: [level], verdict: `v${verdict}` })),
      ),
    );
    const [change] = conclusionChanges(specifications, FACTORS.slice(0, 1));
    expect(change!.cramersV).toBeCloseTo(reference.cramersV, 12);
    expect(change!.mutualInformation).toBeCloseTo(reference.mutualInformation, 12);
    expect(change!.explained).toBeCloseTo(reference.mutualInformation / reference.entropy, 12);
    expect(change!.levels[0]).toMatchObject({ level: 'plain', specifications: 12, modal: ['v0'] });
    expect(change!.changes).toBe(true);
  });

  it('puts the choice that decides the verdict first', () => {
    const specifications = fullFactorial([2, 2, 3]).map((levels) => ({
      levels,
      verdict: levels[1] === 0 ? 'closed' : 'flexible',
    }));
    const changes = conclusionChanges(specifications, FACTORS);
    expect(changes.map(({ factor }) => factor)).toEqual(['order', 'template', 'labels']);
    const [order, template, labels] = changes;
    expect(order).toMatchObject({ cramersV: 1, mutualInformation: 1, explained: 1, changes: true });
    for (const idle of [template, labels]) {
      expect(idle).toMatchObject({ cramersV: 0, mutualInformation: 0, explained: 0, changes: false });
    }
    expect(template!.levels[0]!.modal).toEqual(['closed', 'flexible']);
  });

  it('has no association where the verdict or the factor does not vary', () => {
    const same = conclusionChanges(
      fullFactorial([2, 2, 3]).map((levels) => ({ levels, verdict: 'closed' })),
      FACTORS,
    );
    for (const change of same) {
      expect(change).toMatchObject({ cramersV: null, mutualInformation: 0, explained: null, changes: false });
    }
    const [fixed] = conclusionChanges(
      [
        { levels: [1], verdict: 'closed' },
        { levels: [1], verdict: 'flexible' },
      ],
      FACTORS.slice(0, 1),
    );
    expect(fixed).toMatchObject({ cramersV: null, mutualInformation: 0, explained: 0, changes: false });
    expect(fixed!.levels[0]).toEqual({ level: 'plain', specifications: 0, verdicts: [], modal: [] });
  });

  it('refuses misuse', () => {
    expect(() => conclusionChanges([], FACTORS)).toThrow(RangeError);
    expect(() => conclusionChanges([{ levels: [0, 0, 3], verdict: 'x' }], FACTORS)).toThrow(/labels/);
    expect(() => conclusionChanges([{ levels: [0, 0], verdict: 'x' }], FACTORS)).toThrow(RangeError);
  });
});
