import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { expandConditions } from '../../../../../src/main/personas/conditions.js';
import { conditionSelectionSchema } from '../../../../../src/shared/domain/study.js';
import {
  conditionName,
  type TextNames,
} from '../../../../../src/renderer/screens/design/model/condition-names.js';

const namesOf = (texts: ReadonlyMap<string, { readonly name: string }>) =>
  new Map([...texts].map(([id, { name }]) => [id, name]));

describe('the name of a condition', async () => {
  const library = await loadLibrary();
  const names: TextNames = {
    personas: namesOf(library.personas),
    roles: namesOf(library.roles),
    placebos: namesOf(library.placebos),
    neutrals: namesOf(library.neutrals),
    populations: namesOf(library.populations),
  };
  const conditions = expandConditions(
    conditionSelectionSchema.parse({
      roles: ['nurse', 'baker'],
      rolePersonas: 'all',
      wordings: 'all',
      matched: ['placebo', 'anti-target'],
      sources: [
        { kind: 'graded', traits: ['E'], levels: [3] },
        { kind: 'graded', traits: ['E'], levels: [3], scheme: 'published' },
        { kind: 'profiles', traits: ['E', 'A'] },
        { kind: 'population', population: 'tenants', size: 2, use: 'both' },
      ],
    }),
    library,
  );
  const nameOf = (id: string) =>
    conditionName(
      conditions.find((condition) => condition.id === id)!,
      names,
    );

  it('is another one for every condition', () => {
    const all = conditions.map((condition) => `${condition.kind} ${conditionName(condition, names)}`);
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(all).size).toBe(all.length);
  });

  it('says what stands before an item', () => {
    expect(nameOf('default:none')).toBe('No system prompt');
    expect(nameOf('default:assistant:plain')).toBe('Helpful assistant, plain');
    expect(nameOf('placebo:brick:plain')).toBe('Brick, plain');
    expect(nameOf('persona:INTP:brief')).toBe('The theorist (INTP), brief');
    expect(nameOf('role:nurse:narrative')).toBe('Nurse, narrative');
    expect(nameOf('role+persona:nurse:plain+INTP:brief')).toBe(
      'Nurse, plain, with The theorist (INTP), brief',
    );
  });

  it('says under which way of answering an identity is put', () => {
    const democrat = {
      id: 'role:democrat:play@answer-only',
      kind: 'role',
      role: 'democrat',
      wording: 'play',
      arm: 'answer-only',
      system: 'x',
    } as const;
    expect(conditionName(democrat, names)).toBe('Democrat, play; answer only');
    const beside = { ...democrat, id: 'role:left-handed:democrat:play@answer-only', role: 'left-handed' };
    expect(conditionName({ ...beside, lengthOf: democrat.id }, names)).toBe(
      'Left-handed, as long as Democrat, play; answer only',
    );
    expect(
      conditionName(
        { id: 'default:none@answer-only', kind: 'default', arm: 'answer-only', system: 'x' },
        names,
      ),
    ).toBe('No system prompt; answer only');
  });

  it('says what was made, and for which length', () => {
    expect(nameOf('persona:graded-E-3:qualified')).toBe('Extraversion, level 3 of 9, qualified');
    expect(nameOf('persona:profile-E1-A9:qualified')).toBe('Profile E1 A9, qualified');
    expect(nameOf('role:tenants-0002:drawn')).toBe('Tenants of one house, person 2');
    expect(nameOf('role+persona:tenants-0002:drawn+graded-E-3:qualified')).toBe(
      'Tenants of one house, person 2 with Extraversion, level 3 of 9, qualified',
    );
    expect(nameOf('placebo:matched-INTP:brief')).toBe('Placebo as long as The theorist (INTP), brief');
    expect(nameOf('anti-target:INTP:brief')).toBe('Anti-target of The theorist (INTP), brief');
    expect(nameOf('anti-target:nurse+INTP:plain+brief')).toBe(
      'Anti-target of Nurse, plain, with The theorist (INTP), brief',
    );
  });

  it('falls back on the identifier', () => {
    const none: TextNames = {
      personas: new Map(),
      roles: new Map(),
      placebos: new Map(),
      neutrals: new Map(),
      populations: new Map(),
    };
    expect(
      conditionName(
        conditions.find(({ id }) => id === 'placebo:brick:plain')!,
        none,
      ),
    ).toBe('brick, plain');
  });
});
