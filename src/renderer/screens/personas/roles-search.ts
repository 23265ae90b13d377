import type { PersonaGroup } from '../../../shared/contract/library.js';
import type { Role } from '../../../shared/domain/persona.js';

/** A role with the file that holds it. */
export interface ListedRole {
  readonly role: Role;
  readonly group: string;
  readonly own: boolean;
}

/** Every role of the library, by name. */
export function listedRoles(groups: readonly PersonaGroup[]): ListedRole[] {
  return groups
    .flatMap(({ name, origin, roles }) => roles.map((role) => ({ role, group: name, own: origin === 'own' })))
    .toSorted((left, right) => left.role.name.localeCompare(right.role.name, 'en'));
}

/** The roles whose name, reason, file or text has every word of a query, without regard to case. */
export function searchRoles(roles: readonly ListedRole[], query: string): ListedRole[] {
  const words = query
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .filter((word) => word !== '');
  return roles.filter(({ role, group }) => {
    const texts = role.wordings.flatMap(({ text }) => Object.values(text));
    const held = [role.name, role.reason, group, ...texts].join('\n').toLocaleLowerCase('en');
    return words.every((word) => held.includes(word));
  });
}
