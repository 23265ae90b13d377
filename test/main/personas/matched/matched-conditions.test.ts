import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { expandConditions } from '../../../../src/main/personas/conditions.js';
import { conditionSchema, type Condition } from '../../../../src/shared/domain/condition.js';
import { conditionSelectionSchema } from '../../../../src/shared/domain/study.js';

const library = await loadLibrary();
function expand(parts: object, seed = 1, language = 'en'): Condition[] {
  const selection = conditionSelectionSchema.parse({
    default: ['none'],
    placebos: [],
    personas: [],
    matched: ['placebo', 'anti-target'],
    ...parts,
  });
  return expandConditions(selection, library, language, seed);
}
const matched = (conditions: readonly Condition[]): Condition[] =>
  conditions.filter(({ lengthOf }) => lengthOf !== undefined);
const words = (text: string | null): number => (text ?? '').split(/\s+/).length;

describe('texts of matched length', () => {
  const parts = { personas: 'all', roles: ['nurse'], rolePersonas: 'all', wordings: 'all' };

  it('are made for every persona and role with a persona, and say of which', () => {
    const conditions = expand(parts);
    for (const condition of conditions) conditionSchema.parse(condition);
    const asked = conditions.filter(({ kind }) => kind === 'persona' || kind === 'role+persona');
    expect(asked).toHaveLength(16 * 4 * 3);
    expect(matched(conditions).map(({ lengthOf }) => lengthOf)).toEqual(asked.flatMap(({ id }) => [id, id]));
    expect(new Set(conditions.map(({ id }) => id)).size).toBe(conditions.length);
    expect(matched(expand({ personas: ['INTP'], roles: ['nurse'], rolePersonas: 'all' }))).toMatchObject([
      { id: 'placebo:matched-INTP:described', kind: 'placebo', lengthOf: 'persona:INTP:described' },
      { id: 'anti-target:INTP:described', kind: 'anti-target', antiOf: 'INTP' },
      {
        id: 'placebo:matched-nurse+INTP:plain+described',
        lengthOf: 'role+persona:nurse:plain+INTP:described',
      },
      { id: 'anti-target:nurse+INTP:plain+described', antiOf: 'INTP' },
    ]);
    expect(
      matched(conditions).every(({ persona, role }) => persona === undefined && role === undefined),
    ).toBe(true);
  });

  it('are made as the study asks', () => {
    const kinds = (asked: string[]) =>
      matched(expand({ personas: ['INTP'], matched: asked })).map(({ kind }) => kind);
    expect(kinds([])).toEqual([]);
    expect(kinds(['placebo'])).toEqual(['placebo']);
    expect(kinds(['anti-target'])).toEqual(['anti-target']);
  });

  it('have a neutral stock of thrice the words, drawn with the seed', () => {
    const neutral = new Set(
      [...library.placebos.values()].flatMap(({ wordings }) =>
        wordings.flatMap(({ text }) => text.en!.split('. ')),
      ),
    );
    const long = { sources: [{ kind: 'profiles' }], matched: ['placebo'], personas: ['INTP', 'ESFJ'] };
    const conditions = expand(long);
    for (const { lengthOf, system } of matched(conditions)) {
      const { system: of } = conditions.find(({ id }) => id === lengthOf)!;
      expect(words(system)).toBeGreaterThanOrEqual(3 * words(of));
      for (const sentence of system!.split('. ')) {
        expect(
          [...neutral].some((known) => known === sentence || known.startsWith(sentence.replace(/\.$/, ''))),
        ).toBe(true);
      }
    }
    const [first, second] = matched(conditions);
    expect(first?.system).not.toBe(second?.system);
    expect(expand(long)).toEqual(conditions);
    expect(matched(expand(long, 2))[0]?.system).not.toBe(first?.system);
  });

  it('turn every trait round, trait by turn', () => {
    const anti = (persona: object): string | null | undefined =>
      expand({ ...persona, matched: ['anti-target'] }).find(({ kind }) => kind === 'anti-target')?.system;
    expect(anti({ personas: ['INTP'] })).toMatch(
      /^You are extremely extraverted, extremely kind, extremely organized, extremely unintelligent, extremely energetic, /,
    );
    expect(anti({ sources: [{ kind: 'graded', traits: ['N'], levels: [3] }] })).toMatch(
      /^You are quite angry, quite tense, .* and quite unstable\.$|^You are quite angry, .*emotionally unstable\.$/,
    );
    expect(anti({ sources: [{ kind: 'graded', traits: ['N'], levels: [5] }] })).toBeUndefined();
  });

  it('need texts in the study’s language', () => {
    const german = new Map([
      [
        'laut',
        {
          id: 'laut',
          name: 'Laut',
          wordings: [{ id: 'w', heldOut: false, text: { de: 'Du bist laut.' } }],
          targets: { 'ipip-neo-120': { E: 1 } },
        },
      ],
    ]);
    const inGerman = (matchedKind: string) => () =>
      expandConditions(
        conditionSelectionSchema.parse({
          default: ['none'],
          placebos: [],
          personas: ['laut'],
          matched: [matchedKind],
        }),
        { ...library, personas: german },
        'de',
      );
    expect(inGerman('placebo')).toThrow('no placebo in language "de"');
    expect(inGerman('anti-target')).toThrow('in language "en" alone');
  });
});
