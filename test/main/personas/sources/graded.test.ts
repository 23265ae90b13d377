import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { gradedPersonas, gradedPhrases, youAre } from '../../../../src/main/personas/sources/graded.js';
import { personaSchema } from '../../../../src/shared/domain/persona.js';
import { LEVELS, TRAITS } from '../../../../src/shared/domain/persona-source.js';

const { adjectives, instruments } = await loadLibrary();
const all = { traits: [...TRAITS], levels: [...LEVELS] };
const personas = gradedPersonas({ ...all, scheme: 'qualified' }, adjectives, instruments);
const textOf = (id: string): string => personas.find((persona) => persona.id === id)!.wordings[0]!.text.en!;

describe('the adjective pairs', () => {
  it('are the 52 of the five domains', () => {
    expect(Object.fromEntries(TRAITS.map((trait) => [trait, adjectives.traits[trait].length]))).toEqual({
      E: 9,
      A: 11,
      C: 10,
      N: 10,
      O: 12,
    });
    expect(new Set(Object.values(adjectives.traits).flat(2)).size).toBe(104);
  });
});

describe('gradedPhrases', () => {
  const pair = ['timid', 'bold'] as const;
  const told = (scheme: 'qualified' | 'published'): string[] =>
    LEVELS.flatMap((level) => gradedPhrases([pair], level, scheme));
  it('puts nine levels into words, in both schemes', () => {
    const bare = [
      'extremely timid',
      'very timid',
      'timid',
      'a bit timid',
      'neither timid nor bold',
      'a bit bold',
      'bold',
      'very bold',
      'extremely bold',
    ];
    expect(told('published')).toEqual(bare);
    expect(told('qualified')).toEqual(bare.with(2, 'quite timid').with(6, 'quite bold'));
  });
});

describe('youAre', () => {
  it('joins phrases', () => {
    expect(youAre(['a'])).toBe('You are a.');
    expect(youAre(['a', 'b'])).toBe('You are a and b.');
    expect(youAre(['a', 'b', 'c'])).toBe('You are a, b and c.');
  });
});

describe('gradedPersonas', () => {
  it('makes one for each trait and level, valid and told with all pairs of the trait', () => {
    expect(personas).toHaveLength(45);
    expect(new Set(personas.map(({ id }) => id)).size).toBe(45);
    for (const persona of personas) personaSchema.parse(persona);
    expect(personas[2]).toMatchObject({ id: 'graded-E-3', name: 'Extraversion, level 3 of 9' });
    expect(textOf('graded-E-1')).toBe(
      'You are extremely introverted, extremely unenergetic, extremely silent, extremely timid, extremely inactive, ' +
        'extremely unassertive, extremely unfriendly, extremely unadventurous and extremely gloomy.',
    );
    expect(textOf('graded-E-5')).toMatch(
      /^You are neither introverted nor extraverted, neither .* and neither gloomy nor joyful\.$/,
    );
  });

  it('asks every instrument that measures the trait for the level’s share', () => {
    const targets = (id: string): object => personas.find((persona) => persona.id === id)!.targets;
    expect(targets('graded-E-3')).toMatchObject({
      'ipip-neo-120': { E: 0.25 },
      'jungian-4x12': { EI: 0.25 },
    });
    expect(targets('graded-C-9')).toMatchObject({ 'ipip-neo-120': { C: 1 }, 'jungian-4x12': { JP: 1 } });
    expect(targets('graded-A-1')).toMatchObject({ 'ipip-neo-120': { A: 0 }, 'jungian-4x12': { TF: 0 } });
    expect(targets('graded-O-6')).toMatchObject({
      'ipip-neo-120': { O: 0.625 },
      'jungian-4x12': { SN: 0.625 },
    });
    expect(targets('graded-N-9')).not.toHaveProperty('jungian-4x12');
    for (const profile of personas.flatMap((persona) => Object.values(persona.targets))) {
      expect(Object.keys(profile)).toHaveLength(1);
    }
  });

  it('keeps to the traits and levels asked for, in one order', () => {
    const some = gradedPersonas(
      { traits: ['O', 'E'], levels: [9, 1], scheme: 'published' },
      adjectives,
      instruments,
    );
    expect(some.map(({ id, wordings }) => `${id} ${wordings[0]?.id}`)).toEqual([
      'graded-E-1 published',
      'graded-E-9 published',
      'graded-O-1 published',
      'graded-O-9 published',
    ]);
  });
});
