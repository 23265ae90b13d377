import { describe, expect, it } from 'vitest';
import instrument from '../../../../resources/instruments/jungian-4x12.json' with { type: 'json' };
import types from '../../../../resources/personas/types.json' with { type: 'json' };
import type { PersonaGroup } from '../../../../src/shared/contract/library.js';
import { instrumentSchema } from '../../../../src/shared/domain/instrument.js';
import { personaFileSchema, type Persona } from '../../../../src/shared/domain/persona.js';
import { JUNGIAN_TYPES, typeTargets } from '../../../../src/renderer/screens/personas/jungian-types.js';
import { OWN_GROUP, withPersona } from '../../../../src/renderer/screens/personas/own-group.js';
import { targetWords } from '../../../../src/renderer/screens/personas/target-words.js';

const { scales } = instrumentSchema.parse(instrument);

describe('types', () => {
  it('are sixteen, each with the targets that the shipped personas have', () => {
    const shipped = personaFileSchema.parse(types).personas;
    expect(JUNGIAN_TYPES.toSorted()).toEqual(shipped.map(({ id }) => id).toSorted());
    for (const { id, targets } of shipped) expect(typeTargets(id, scales)).toEqual(targets['jungian-4x12']);
  });
});

describe('a file of personas of one’s own', () => {
  const persona: Persona = {
    id: 'night-nurse',
    name: 'Night nurse',
    wordings: [{ id: 'written', heldOut: false, text: { en: 'You work at night.' } }],
    targets: { 'jungian-4x12': { EI: 0 } },
  };

  it('begins with the first persona and is a valid file', () => {
    const file = withPersona([], persona);
    expect(personaFileSchema.parse(file)).toEqual(file);
    expect(file.personas).toEqual([persona]);
  });

  it('keeps what it held, and replaces a persona of the same id', () => {
    const first = withPersona([], persona);
    const group: PersonaGroup = {
      id: OWN_GROUP,
      name: 'Ours',
      licence: 'CC0-1.0',
      citation: 'us',
      origin: 'own',
      personas: first.personas,
      roles: [],
      placebos: [],
      neutrals: [],
    };
    const other = { ...persona, id: 'day-nurse' };
    expect(withPersona([group], other)).toMatchObject({ name: 'Ours', personas: [persona, other] });
    const renamed = { ...persona, name: 'Nurse' };
    expect(withPersona([group], renamed).personas).toEqual([renamed]);
  });
});

describe('targetWords', () => {
  it('names the type, or scales and levels', () => {
    expect(targetWords({ type: 'INTP', targets: {} })).toBe('asks for INTP');
    expect(targetWords({ targets: { i: { E: 0, A: 1, C: 0.5, N: 0.25, O: 1 } } })).toBe(
      'asks for E low, A high, C middle, N at 25 % of its range and 1 more',
    );
    expect(targetWords({ targets: {} })).toBe('asks for nothing that an instrument measures');
  });
});
