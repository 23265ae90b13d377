import {
  GRADING_SCHEMES,
  LEVELS,
  TRAIT_NAMES,
  TRAITS,
  type GradingScheme,
  type PersonaSource,
} from '../../../../shared/domain/persona-source.js';
import { ChoiceList, type Choice } from '../fields/choice-list.js';
import { ToggleSet } from '../fields/toggle-set.js';
import type { TraitSource } from '../model/persona-sources.js';

const SCHEMES: Readonly<Record<GradingScheme, Omit<Choice<GradingScheme>, 'value'>>> = {
  qualified: {
    label: 'Qualified',
    description:
      'Extremely, very, quite, a bit, neither … nor. “Quite” at levels 3 and 7 keeps them from being read as the pole, so that the steps stay in order.',
  },
  published: {
    label: 'As published',
    description:
      'The bare adjective at levels 3 and 7, as in Serapio-García et al. (2023). Take it to compare with their figures.',
  },
};

const NINTHS: readonly number[] = LEVELS;

/** Which traits, which levels, and how a level is put into words. */
export function TraitFields({
  source,
  onChange,
}: {
  readonly source: TraitSource;
  readonly onChange: (source: PersonaSource) => void;
}) {
  return (
    <>
      <ToggleSet
        label="Traits"
        options={TRAITS.map((trait) => ({ value: trait, label: TRAIT_NAMES[trait] }))}
        chosen={source.traits}
        onChange={(traits) => onChange({ ...source, traits })}
      />
      <ToggleSet
        label="Levels"
        hint="1 asks for the low pole, 5 for neither, 9 for the high pole."
        options={NINTHS.map((level) => ({ value: level, label: level, name: `Level ${level}` }))}
        chosen={source.levels}
        onChange={(levels) => onChange({ ...source, levels })}
      />
      <ChoiceList<GradingScheme>
        label="How a level is put into words"
        value={source.scheme}
        onChange={(scheme) => onChange({ ...source, scheme })}
        options={GRADING_SCHEMES.map((value) => ({ value, ...SCHEMES[value] }))}
      />
    </>
  );
}
