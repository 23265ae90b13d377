import { describe, expect, it } from 'vitest';
import {
  chosenProfiles,
  conditionChoices,
  wordingsOf,
} from '../../../../../../src/renderer/screens/results/resistance/model/condition-choice.js';
import { syntheticView } from '../synthetic-view.js';

const view = syntheticView({
  role: 'nurse',
  wordings: ['described', 'narrative'],
  personas: ['INTP', 'ESFJ'],
});
const { conditions } = view.detail;
const profiles = view.views.profiles.filter(({ scale }) => scale === 'EI');
const kinds = (choice: Parameters<typeof chosenProfiles>[1], wording: string | null): string[] =>
  chosenProfiles(profiles, choice, wording, conditions).map(({ condition }) => condition);

describe('the conditions that a figure shows', () => {
  it('can be chosen where there are several kinds', () => {
    expect(conditionChoices(conditions).map(({ value }) => value)).toEqual([
      'persona',
      'role+persona',
      'all',
    ]);
    expect(conditionChoices(conditions.filter(({ kind }) => kind !== 'role+persona'))).toEqual([]);
  });

  it('keep default and placebos with any choice', () => {
    for (const choice of ['persona', 'role', 'role+persona', 'all'] as const) {
      expect(kinds(choice, null)).toEqual(expect.arrayContaining(['default:none', 'placebo:brick:a']));
    }
  });

  it('are narrowed to a kind and a wording', () => {
    expect(wordingsOf(conditions)).toEqual(['described', 'narrative']);
    expect(kinds('persona', 'narrative').filter((condition) => condition.startsWith('persona'))).toEqual([
      'persona:INTP:narrative',
      'persona:ESFJ:narrative',
    ]);
    expect(kinds('all', null)).toHaveLength(profiles.length);
  });
});
