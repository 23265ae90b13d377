import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { profilePersonas } from '../../../../src/main/personas/sources/profiles.js';
import { personaSchema } from '../../../../src/shared/domain/persona.js';
import { LEVELS, TRAITS } from '../../../../src/shared/domain/persona-source.js';

const { adjectives, instruments } = await loadLibrary();

describe('profilePersonas', () => {
  const profiles = profilePersonas(
    { traits: [...TRAITS], levels: [9, 1], scheme: 'qualified' },
    adjectives,
    instruments,
  );

  it('are the 32 combinations of two levels over five traits', () => {
    expect(profiles).toHaveLength(32);
    expect(new Set(profiles.map(({ id }) => id)).size).toBe(32);
    expect(profiles[0]?.id).toBe('profile-E1-A1-C1-N1-O1');
    expect(profiles[1]?.id).toBe('profile-E1-A1-C1-N1-O9');
    for (const persona of profiles) personaSchema.parse(persona);
  });

  it('hold every pair of levels of any two traits equally often', () => {
    for (const first of TRAITS) {
      for (const second of TRAITS.filter((trait) => trait !== first)) {
        for (const pair of [`${first}1 ${second}1`, `${first}1 ${second}9`, `${first}9 ${second}9`]) {
          const held = profiles.filter(({ id }) => pair.split(' ').every((part) => id.includes(part)));
          expect(held).toHaveLength(8);
        }
      }
    }
  });

  it('are told with a sentence a trait and ask for all of them', () => {
    const { wordings, targets } = profiles.find(({ id }) => id === 'profile-E1-A9-C9-N1-O9')!;
    const text = wordings[0]!.text.en!;
    expect(text.split(/(?<=\.) /)).toHaveLength(5);
    expect(text).toMatch(
      /^You are extremely introverted, .* gloomy\. You are extremely kind, .* progressive\.$/,
    );
    expect(targets).toMatchObject({
      'ipip-neo-120': { E: 0, A: 1, C: 1, N: 0, O: 1 },
      'jungian-4x12': { EI: 0, TF: 1, JP: 1, SN: 1 },
    });
  });

  it('refuses more than anyone could run', () => {
    const everything = { traits: [...TRAITS], levels: [...LEVELS], scheme: 'qualified' as const };
    expect(() => profilePersonas(everything, adjectives, instruments)).toThrow(
      expect.objectContaining({ code: 'INVALID_STUDY', message: expect.stringContaining('59049') as string }),
    );
  });
});
