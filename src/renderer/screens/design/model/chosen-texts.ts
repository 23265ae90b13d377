import type { PersonaGroup } from '../../../../shared/contract/library.js';
import type { NeutralText } from '../../../../shared/domain/persona.js';
import type { ConditionSelection } from '../../../../shared/domain/study.js';

/** The texts of a selection whose wordings can be chosen: personas, roles and placebos, those of pairs included. */
export function chosenTexts(
  groups: readonly PersonaGroup[],
  { personas, roles, placebos, rolePersonas }: ConditionSelection,
): Pick<NeutralText, 'id' | 'wordings'>[] {
  const pairs = rolePersonas === 'all' ? [] : rolePersonas;
  const isIn = (selection: 'all' | readonly string[], id: string): boolean =>
    selection === 'all' || selection.includes(id);
  return [
    ...groups
      .flatMap((group) => group.personas)
      .filter(({ id }) => isIn(personas, id) || pairs.some(({ persona }) => persona === id)),
    ...groups
      .flatMap((group) => group.roles)
      .filter(({ id }) => isIn(roles, id) || pairs.some(({ role }) => role === id)),
    ...groups.flatMap((group) => group.placebos).filter(({ id }) => isIn(placebos, id)),
  ];
}
