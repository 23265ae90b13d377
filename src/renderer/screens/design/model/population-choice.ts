import type { DraftDesign } from '../../../../shared/contract/designs.js';
import type { Instrument } from '../../../../shared/domain/instrument.js';
import type { HumanReference } from '../../../../shared/domain/population/reference.js';
import {
  populationSettingsSchema,
  type PopulationSettings,
} from '../../../../shared/domain/population/settings.js';
import { newSource } from './persona-sources.js';

const TRAIT_QUESTIONNAIRE = 'ipip-neo-120';
const FIRST_NORMS = 'johnson-female-21-40';
const FIRST_POPULATION = 'adults-with-traits';
const FIRST_PEOPLE = 100;
/** People made of rows where they are first asked for. */
export const FIRST_ROWS = 100;

/** What a population study holds simulated people against: its own settings, else the first norms. */
export function populationOf({ population }: Pick<DraftDesign, 'population'>): PopulationSettings {
  return (
    population ??
    populationSettingsSchema.parse({
      reference: { from: 'norms', instrument: TRAIT_QUESTIONNAIRE, norms: FIRST_NORMS },
    })
  );
}

/** The design with the instrument that people were measured by, and with people to simulate, where it has nothing of the kind. */
export function withPeople(design: DraftDesign, instrument: string, isUntouched: boolean): DraftDesign {
  const { conditions } = design;
  const kept = isUntouched ? [] : design.instruments;
  const hasNobody = conditions.sources.length === 0 && conditions.personas === 'all';
  return {
    ...design,
    instruments: [...new Set([...kept, instrument])],
    conditions: {
      ...conditions,
      personas: hasNobody ? [] : conditions.personas,
      placebos: conditions.placebos.length === 0 ? 'all' : conditions.placebos,
      sources: hasNobody
        ? [{ ...newSource('population', FIRST_POPULATION), size: FIRST_PEOPLE }]
        : conditions.sources,
    },
  };
}

/** A reference that can be chosen without a file: norms of an instrument of the study. */
export interface NormsChoice {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly reference: HumanReference;
}

/** The norms that come with the instruments of a study. */
export function normsChoices(instruments: readonly Instrument[]): NormsChoice[] {
  return instruments.flatMap(({ id, name, norms = [] }) =>
    norms.map((own) => ({
      value: `${id} ${own.id}`,
      label: own.name,
      description: `${name}: mean and standard deviation, as a normal distribution.`,
      reference: { from: 'norms' as const, instrument: id, norms: own.id },
    })),
  );
}

/** What stands for the reference among the choices: its norms, or its file. */
export function referenceValue(reference: HumanReference): string {
  return reference.from === 'norms' ? `${reference.instrument} ${reference.norms}` : 'own';
}

/** A reference in words: whose figures, of how many. */
export function referenceWords(reference: HumanReference): string {
  switch (reference.from) {
    case 'norms':
      return 'Published figures that come with the instrument.';
    case 'file':
      return `The file ${reference.path}, which was not read yet: choose it here.`;
    case 'moments':
      return `Mean and standard deviation of ${Object.keys(reference.scales).length} scales of ${reference.instrument}.`;
    case 'answers': {
      const { rows, columns, weights, groups = {}, retest, synthetic = false } = reference;
      return [
        `${rows.length} ${synthetic ? 'synthetic ' : ''}people, ${columns.length} columns of ${reference.instrument}`,
        ...(weights === undefined ? [] : ['weighted']),
        ...(Object.keys(groups).length === 0 ? [] : [`subgroups by ${Object.keys(groups).join(' and ')}`]),
        ...(retest === undefined ? [] : ['asked twice']),
      ]
        .join(', ')
        .concat('.');
    }
  }
}

/** The settings with another reference; what the new one cannot give is taken out. */
export function withReference(settings: PopulationSettings, reference: HumanReference): PopulationSettings {
  const { rows, ...others } = settings;
  const known = reference.from === 'answers' ? Object.keys(reference.groups ?? {}) : [];
  return {
    ...others,
    ...(rows === undefined || reference.from !== 'answers' ? {} : { rows }),
    reference,
    subgroups: settings.subgroups.filter((name) => known.includes(name)),
  };
}
