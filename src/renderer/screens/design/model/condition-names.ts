import type { PersonaGroup } from '../../../../shared/contract/library.js';
import type { Condition } from '../../../../shared/domain/condition.js';
import { madeName } from './made-names.js';

/** The names of the library's texts and populations, by identifier. */
export interface TextNames {
  readonly personas: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  readonly placebos: ReadonlyMap<string, string>;
  readonly neutrals: ReadonlyMap<string, string>;
  readonly populations: ReadonlyMap<string, string>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Reads the names out of the library's files. */
export function textNames(groups: readonly PersonaGroup[], populations: readonly Named[]): TextNames {
  const names = (texts: readonly Named[]): Map<string, string> =>
    new Map(texts.map(({ id, name }) => [id, name]));
  return {
    personas: names(groups.flatMap(({ personas }) => personas)),
    roles: names(groups.flatMap(({ roles }) => roles)),
    placebos: names(groups.flatMap(({ placebos }) => placebos)),
    neutrals: names(groups.flatMap(({ neutrals }) => neutrals)),
    populations: names(populations),
  };
}

/**
 * A condition as a reader names it: `The theorist (INTP), described`, `No system prompt`, `Extraversion, level 3 of 9, qualified`,
 * `Anti-target of The theorist (INTP), described`, `Democrat, play; answer only`.
 */
export function conditionName(condition: Condition, names: TextNames): string {
  const { kind, id, wording, lengthOf, arm } = condition;
  if (arm !== undefined) {
    return `${conditionName(withoutArm(condition, arm), names)}; ${(names.roles.get(arm) ?? arm).toLowerCase()}`;
  }
  if (lengthOf !== undefined) {
    const matched = namedById(lengthOf, names);
    if (kind === 'role') return `${part(condition.role ?? '', names)}, as long as ${matched}`;
    return kind === 'anti-target' ? `Anti-target of ${matched}` : `Placebo as long as ${matched}`;
  }
  const source = id.split(':')[1] ?? id;
  switch (kind) {
    case 'default':
      return condition.system === null
        ? 'No system prompt'
        : worded(names.neutrals.get(source), source, wording);
    case 'placebo':
      return worded(names.placebos.get(source), source, wording);
    case 'anti-target':
      return `Anti-target of ${worded(names.personas.get(condition.antiOf ?? ''), condition.antiOf ?? source, wording)}`;
    case 'persona':
    case 'role':
    case 'role+persona':
      return namedById(id, names);
  }
}

/** The condition that an arm's text stands before; its identifier ends in `@` and the arm. */
function withoutArm(condition: Condition, arm: string): Condition {
  const stripped = (text: string): string =>
    text.endsWith(`@${arm}`) ? text.slice(0, -arm.length - 1) : text;
  const id = stripped(condition.id);
  const plain: Condition = {
    ...condition,
    id,
    ...(condition.lengthOf === undefined ? {} : { lengthOf: stripped(condition.lengthOf) }),
    system: id === 'default:none' ? null : condition.system,
  };
  delete plain.arm;
  return plain;
}

/** Names `persona:INTP:brief`, `role:nurse:plain` and `role+persona:nurse:plain+INTP:brief`. Identifiers hold neither : nor +. */
function namedById(id: string, names: TextNames): string {
  const [kind, ...rest] = id.split(':');
  if (kind === 'role+persona') {
    const [role = '', persona = ''] = rest.join(':').split('+');
    return `${part(role, names)}${isPerson(role, names) ? '' : ','} with ${part(persona, names)}`;
  }
  return part(rest.join(':'), names);
}

/** `INTP:brief` in words. */
function part(text: string, names: TextNames): string {
  const [id = '', wording] = text.split(':');
  const known = names.personas.get(id) ?? names.roles.get(id);
  // People who were drawn are told in one wording.
  return isPerson(text, names)
    ? (madeName(id, names.populations) ?? id)
    : worded(known ?? madeName(id, names.populations), id, wording);
}

function isPerson(text: string, { populations }: TextNames): boolean {
  const [id = '', wording] = text.split(':');
  return wording === 'drawn' && madeName(id, populations) !== null;
}

function worded(name: string | null | undefined, id: string, wording: string | undefined): string {
  return `${name ?? id}${wording === undefined ? '' : `, ${wording}`}`;
}
