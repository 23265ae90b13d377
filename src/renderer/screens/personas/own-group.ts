import type { PersonaGroup } from '../../../shared/contract/library.js';
import type { Persona, PersonaFile } from '../../../shared/domain/persona.js';

/** The file that personas made in the window are kept in. */
export const OWN_GROUP = 'my-personas';

/** The researcher's own file with one persona more, or the first one; a persona of the same id is replaced. */
export function withPersona(groups: readonly PersonaGroup[], persona: Persona): PersonaFile {
  const group = groups.find(({ id, origin }) => id === OWN_GROUP && origin === 'own');
  const others = (group?.personas ?? []).filter(({ id }) => id !== persona.id);
  return {
    schemaVersion: 1,
    id: OWN_GROUP,
    name: group?.name ?? 'My personas',
    licence: group?.licence ?? 'not stated',
    citation: group?.citation ?? 'Personas of my own.',
    personas: [...others, persona],
    roles: [...(group?.roles ?? [])],
    placebos: [...(group?.placebos ?? [])],
    neutrals: [...(group?.neutrals ?? [])],
  };
}
