import type { ConditionSelection } from '../../../../shared/domain/study.js';

export type RolePersonas = ConditionSelection['rolePersonas'];
export interface RolePersona {
  readonly role: string;
  readonly persona: string;
}
export type PairMode = 'none' | 'all' | 'some';

/**
 * How roles are combined with personas. An empty list is both "none" and "none so far": `wantsSome` tells which, where a
 * researcher has asked for a choice of pairs and has not made it yet.
 */
export function pairMode(pairs: RolePersonas, wantsSome: boolean): PairMode {
  if (pairs === 'all') return 'all';
  return pairs.length > 0 || wantsSome ? 'some' : 'none';
}

/** The pairs as a set to look up in, by `pairKey`. `all` is every chosen role with every chosen persona. */
export function pairSet(
  pairs: RolePersonas,
  chosen: { readonly roles: Iterable<string>; readonly personas: Iterable<string> },
): ReadonlySet<string> {
  return new Set(listOf(pairs, chosen).map(pairKey));
}

/** Identifiers hold no space. */
export function pairKey({ role, persona }: RolePersona): string {
  return `${role} ${persona}`;
}

/** `all` written out: every chosen role with every chosen persona; a list as it is. */
export function listOf(
  pairs: RolePersonas,
  { roles, personas }: { readonly roles: Iterable<string>; readonly personas: Iterable<string> },
): RolePersona[] {
  if (pairs !== 'all') return [...pairs];
  const columns = [...personas];
  return [...roles].flatMap((role) => columns.map((persona) => ({ role, persona })));
}

/** The pairs with some put in (`on`) or taken out, each once. */
export function withPairs(
  pairs: readonly RolePersona[],
  changed: readonly RolePersona[],
  on: boolean,
): RolePersona[] {
  const touched = new Set(changed.map(pairKey));
  const others = pairs.filter((pair) => !touched.has(pairKey(pair)));
  return on ? [...others, ...changed] : others;
}
