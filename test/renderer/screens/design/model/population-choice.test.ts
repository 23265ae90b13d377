import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import {
  normsChoices,
  populationOf,
  referenceValue,
  referenceWords,
  withPeople,
  withReference,
} from '../../../../../src/renderer/screens/design/model/population-choice.js';
import type { HumanReference } from '../../../../../src/shared/domain/population/reference.js';
import { content } from '../draft-content-fixture.js';

const answers: HumanReference = {
  from: 'answers',
  instrument: 'ipip-neo-120',
  name: 'people',
  source: 'tests',
  sha256: '0'.repeat(64),
  columns: ['E', 'N'],
  rows: [
    [3, 2],
    [4, 1],
  ],
  groups: { sex: ['a', 'b'], age: ['c', 'd'] },
  retest: { columns: ['E'], rows: [[3], [4]] },
};

describe('whom simulated people are held against', () => {
  const { design } = content();

  it('are the first norms to begin with, and the settings of the design where it has some', () => {
    const first = populationOf(design);
    expect(first.reference).toMatchObject({ from: 'norms', instrument: 'ipip-neo-120' });
    expect(populationOf({ population: { ...first, reference: answers } }).reference).toBe(answers);
  });

  it('can be any norms of the instruments that the study asks', async () => {
    const { instruments } = await loadLibrary();
    const choices = normsChoices([instruments.get('ipip-neo-120')!, instruments.get('jungian-4x12')!]);
    expect(choices).toHaveLength(8);
    expect(choices.map(({ value }) => value)).toContain(referenceValue(populationOf(design).reference));
    expect(referenceValue(answers)).toBe('own');
  });

  it('are told in words', () => {
    expect(referenceWords(answers)).toBe(
      '2 people, 2 columns of ipip-neo-120, subgroups by sex and age, asked twice.',
    );
    expect(referenceWords({ ...answers, synthetic: true, weights: [1, 2] })).toContain(
      '2 synthetic people, 2 columns of ipip-neo-120, weighted',
    );
    expect(
      referenceWords({ from: 'file', instrument: 'i', name: 'n', source: 's', path: 'people.csv' }),
    ).toContain('people.csv');
    expect(
      referenceWords({
        from: 'moments',
        instrument: 'i',
        name: 'n',
        source: 's',
        scales: { E: { mean: 3, standardDeviation: 1 } },
      }),
    ).toContain('1 scales of i');
  });

  it('take with them what others cannot give', () => {
    const rich = withReference(
      { ...populationOf(design), rows: { size: 2, scheme: 'qualified' }, subgroups: ['sex', 'age'] },
      answers,
    );
    expect(rich).toMatchObject({ rows: { size: 2 }, subgroups: ['sex', 'age'] });
    const poor = withReference(rich, populationOf(design).reference);
    expect(poor.rows).toBeUndefined();
    expect(poor.subgroups).toEqual([]);
  });

  it('bring their instrument and people to simulate into a design that has none', () => {
    const made = withPeople(design, 'ipip-neo-120', false);
    expect(made.instruments).toContain('ipip-neo-120');
    expect(withPeople(design, 'ipip-neo-120', true).instruments).toEqual(['ipip-neo-120']);
    const nobody = { ...design, conditions: { ...design.conditions, personas: 'all' as const, sources: [] } };
    expect(withPeople(nobody, 'ipip-neo-120', true).conditions.sources).toMatchObject([
      { kind: 'population', size: 100 },
    ]);
  });
});
