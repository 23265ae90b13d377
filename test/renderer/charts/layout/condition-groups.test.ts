import { describe, expect, it } from 'vitest';
import {
  conditionGroups,
  referenceProfile,
  requestWords,
  type RowOrder,
} from '../../../../src/renderer/charts/layout/condition-groups.js';
import { profile, standing } from '../profiles.js';

const profiles = [
  profile({ condition: 'a', label: 'A', requested: 5, direction: 'with', mean: 4.5 }),
  profile({ condition: 'role', label: 'nurse', kind: 'role', requested: null, direction: null }),
  profile({ condition: 'b', label: 'B10', requested: 2, mean: 1.5 }),
  profile({ condition: 'c', label: 'B9', requested: 1, mean: 2.5 }),
  profile({ condition: 'pair', label: 'nurse + A', kind: 'role+persona' }),
  profile({ condition: 'placebo', label: 'lake', kind: 'placebo', requested: null, direction: null }),
  standing,
];

const labels = (order: RowOrder): [string, string[]][] =>
  conditionGroups(profiles, order).map(({ key, profiles: own }) => [key, own.map(({ label }) => label)]);

describe('conditionGroups', () => {
  it('begins with the default and keeps against-default and with-default apart', () => {
    expect(labels('request')).toEqual([
      ['default', ['no prompt']],
      ['placebo', ['lake']],
      ['against', ['B9', 'B10']],
      ['with', ['A']],
      ['role', ['nurse']],
      ['paired-against', ['nurse + A']],
    ]);
  });

  it.each([
    ['request', ['B9', 'B10']],
    ['mean', ['B10', 'B9']],
    ['name', ['B9', 'B10']],
  ] as const)('orders rows by %s', (order, expected) => {
    expect(labels(order).find(([key]) => key === 'against')?.[1]).toEqual(expected);
  });

  it('loses no condition', () => {
    expect(labels('mean').flatMap(([, own]) => own)).toHaveLength(profiles.length);
  });
});

it('measures from the default without a prompt where there is one', () => {
  const assistant = { ...standing, condition: 'default:assistant:plain', label: 'assistant' };
  expect(referenceProfile([assistant, standing])?.label).toBe('no prompt');
  expect(referenceProfile([profile(), assistant])?.label).toBe('assistant');
  expect(referenceProfile([profile()])).toBeNull();
});

it('says what a condition asks for', () => {
  expect(requestWords(profile())).toBe('Asked for 1.00, against the default');
  expect(requestWords(profile({ requested: 3, direction: null }))).toBe('Asked for 3.00');
  expect(requestWords(standing)).toBe('Asks for nothing on this scale');
});

it('tells a request without a direction from none', () => {
  const groups = conditionGroups(
    [profile({ direction: null }), profile({ condition: 'b', direction: null, requested: null })],
    'request',
  );
  expect(groups.map(({ heading }) => heading)).toEqual([
    'Persona, neither against nor with the default',
    'Persona, asks for nothing on this scale',
  ]);
});
