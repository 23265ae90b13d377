import { describe, expect, it } from 'vitest';
import occupations from '../../../../resources/personas/occupations.json' with { type: 'json' };
import roles from '../../../../resources/personas/roles.json' with { type: 'json' };
import type { PersonaGroup } from '../../../../src/shared/contract/library.js';
import { personaFileSchema } from '../../../../src/shared/domain/persona.js';
import { listedRoles, searchRoles } from '../../../../src/renderer/screens/personas/roles-search.js';

const groups = [occupations, roles].map((file): PersonaGroup => ({
  ...personaFileSchema.parse(file),
  origin: 'shipped',
}));
const all = listedRoles(groups);

describe('the table of roles', () => {
  it('has every role of every file, by name', () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(all.length).toBe(groups.reduce((count, group) => count + group.roles.length, 0));
    const names = all.map(({ role }) => role.name);
    expect(names).toEqual(names.toSorted((left, right) => left.localeCompare(right, 'en')));
  });

  it('is searched by every word, in name, reason and text', () => {
    const found = searchRoles(all, '  NAVAL isco-08 ').map(({ role }) => role.id);
    expect(found).toContain('naval-officer');
    expect(searchRoles(all, 'bridge of a ship').map(({ role }) => role.id)).toContain('naval-officer');
    expect(searchRoles(all, 'naval xylophone')).toEqual([]);
    expect(searchRoles(all, ' ')).toEqual(all);
  });
});
