import type { PersonaGroup } from '../../../../shared/contract/library.js';
import type { Condition } from '../../../../shared/domain/condition.js';

/** The names of the library's texts, by identifier. */
export interface TextNames {
  readonly personas: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  readonly placebos: ReadonlyMap<string, string>;
  readonly neutrals: ReadonlyMap<string, string>;
}

/** Reads the names out of the library's files. */
export function textNames(groups: readonly PersonaGroup[]): TextNames {
  const names = (texts: readonly { readonly id: string; readonly name: string }[]): Map<string, string> =>
    new Map(texts.map(({ id, name }) => [id, name]));
  return {
    personas: names(groups.flatMap(({ personas }) => personas)),
    roles: names(groups.flatMap(({ roles }) => roles)),
    placebos: names(groups.flatMap(({ placebos }) => placebos)),
    neutrals: names(groups.flatMap(({ neutrals }) => neutrals)),
  };
}

/** A condition as a reader names it: `The theorist (INTP), described`, `No system prompt`, `Brick, plain`. */
export function conditionName(condition: Condition, names: TextNames): string {
  const wording = condition.wording === undefined ? '' : `, ${condition.wording}`;
  const role = condition.role === undefined ? '' : (names.roles.get(condition.role) ?? condition.role);
  const persona =
    condition.persona === undefined ? '' : (names.personas.get(condition.persona) ?? condition.persona);
  switch (condition.kind) {
    case 'default':
      if (condition.system === null) return 'No system prompt';
      return `${sourceName(condition, names.neutrals)}${wording}`;
    case 'placebo':
      return `${sourceName(condition, names.placebos)}${wording}`;
    case 'persona':
      return `${persona}${wording}`;
    case 'role':
      return `${role}${wording}`;
    case 'role+persona':
      return `${role}${roleWording(condition)} with ${persona}${wording}`;
  }
}

/** The second part of `placebo:harbour:a` names the text. */
function sourceName({ id }: Condition, names: ReadonlyMap<string, string>): string {
  const source = id.split(':')[1] ?? id;
  return names.get(source) ?? source;
}

/** A role's wording stands in the identifier alone: `role+persona:nurse:plain+INTP:brief`. */
function roleWording({ id }: Condition): string {
  const wording = id.split('+')[1]?.split(':')[2];
  return wording === undefined ? '' : `, ${wording},`;
}
