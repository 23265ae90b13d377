import { CONDITION_KINDS, type Condition, type ConditionKind } from '../../../../shared/domain/condition.js';
import { TRAIT_NAMES, type PersonaSource } from '../../../../shared/domain/persona-source.js';
import type { BundleContents } from '../../contents.js';
import { counted, listed } from './phrases.js';
import type { Citations } from './references.js';

const KINDS: Readonly<Record<ConditionKind, readonly [one: string, several: string]>> = {
  default: ['default (no text, or a neutral one)', 'defaults (no text, or a neutral one)'],
  placebo: ['placebo text that asks for no trait', 'placebo texts that ask for no trait'],
  persona: ['persona', 'personas'],
  role: ['role without a persona', 'roles without a persona'],
  'role+persona': ['role with a persona', 'roles with a persona'],
  'anti-target': ['persona asked for the other way round', 'personas asked for the other way round'],
};

/** What stood before the items. */
export function conditionsParagraph({ plan }: BundleContents, citations: Citations): string {
  const { conditions } = plan;
  const kinds = CONDITION_KINDS.flatMap((kind) => {
    const count = conditions.filter((condition) => condition.kind === kind).length;
    return count === 0 ? [] : [counted(count, ...KINDS[kind])];
  });
  const personas = distinct(conditions, ({ persona }) => persona);
  const wordings = distinct(
    conditions.filter(({ persona }) => persona !== undefined),
    ({ wording }) => wording,
  );
  const heldOut = conditions.filter((condition) => condition.heldOut === true).length;
  const matched = conditions.filter(({ lengthOf }) => lengthOf !== undefined).length;
  return [
    `Every item was put under ${counted(conditions.length, 'condition')}, given by the system text: ${listed(kinds)}.`,
    ...(personas === 0 ? [] : [`Personas were ${personas}, in ${counted(wordings, 'wording')}.`]),
    ...(matched === 0
      ? []
      : [
          `${counted(matched, 'control text was', 'control texts were')} fitted for each subject to the token length of its persona, within one token.`,
        ]),
    ...(heldOut === 0
      ? []
      : [
          `${counted(heldOut, 'condition uses', 'conditions use')} a wording that was kept out of the calibration subjects’ training.`,
        ]),
    ...plan.design.conditions.sources.map((source) => sourceSentence(source, citations)),
  ].join(' ');
}

function sourceSentence(source: PersonaSource, citations: Citations): string {
  switch (source.kind) {
    case 'graded':
      return `Personas asked for one trait at a time (${traitsOf(source)}) at ${counted(source.levels.length, 'level')} of nine, worded by qualifiers before adjective pairs ${citations.cite('serapioGarcia')}.`;
    case 'profiles':
      return `Personas asked for every combination of ${counted(source.levels.length, 'level')} of nine over ${traitsOf(source)}, worded by qualifiers before adjective pairs ${citations.cite('serapioGarcia')}.`;
    case 'population':
      return `${counted(source.size, 'person was', 'people were')} drawn from the population ${source.population} with the study’s seed${source.use === 'alone' ? '' : ', to stand before the personas'}.`;
  }
}

function traitsOf({ traits }: Extract<PersonaSource, { readonly kind: 'graded' | 'profiles' }>): string {
  return listed(traits.map((trait) => TRAIT_NAMES[trait].toLowerCase()));
}

function distinct(
  conditions: readonly Condition[],
  of: (condition: Condition) => string | undefined,
): number {
  return new Set(conditions.flatMap((condition) => of(condition) ?? [])).size;
}
