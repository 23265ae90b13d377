import type { DraftDesign } from '../../../../shared/contract/designs.js';
import { identitySettingsSchema } from '../../../../shared/domain/identity/settings.js';
import { personaSourceSchema } from '../../../../shared/domain/persona-source.js';
import { factorLevelsSchema } from '../../../../shared/domain/specification.js';
import type { StudyKindId } from '../../../../shared/domain/study.js';
import { LABEL_STYLES } from '../../../../shared/domain/template.js';
import { withExperiments, withoutExperiments } from './replication-choice.js';
import { populationOf, withPeople } from './population-choice.js';
import { withIdentities } from './identity-choice.js';

const TRAIT_QUESTIONNAIRE = 'ipip-neo-120';
const SITUATIONS = 'scenarios-40';
/** What every new draft begins with: a choice of nobody's. */
const FIRST_INSTRUMENT = 'jungian-4x12';
const FIRST_TEMPLATE = 'statement';

/**
 * The design as a study of another kind. What the kind cannot do without is put in where the draft has nothing there, or still
 * what every draft begins with; factor levels and the settings of a comparison, which one kind alone
 * takes, are taken out of the others. The same design for the
 * kind that it is of.
 */
export function ofKind(design: DraftDesign, kind: StudyKindId): DraftDesign {
  if (design.kind === kind) return design;
  const { specification, quantization, instability, identity, population, replication, ...others } = {
    ...withoutExperiments(design, FIRST_INSTRUMENT, FIRST_TEMPLATE),
    kind,
  };
  switch (kind) {
    case 'resistance':
      return others;
    case 'gain':
      return withGradedPersonas(others);
    case 'specification':
      return {
        ...others,
        specification: specification ?? factorLevelsSchema.parse({ labels: [...LABEL_STYLES] }),
      };
    case 'readings':
      return { ...others, instruments: readingInstruments(others.instruments) };
    case 'population': {
      const people = populationOf({ ...(population === undefined ? {} : { population }) });
      const { instrument } = people.reference;
      return {
        ...withPeople(others, instrument, hasFirstInstruments(others.instruments)),
        population: people,
      };
    }
    case 'quantization':
      return quantization === undefined ? others : { ...others, quantization };
    case 'instability':
      return instability === undefined ? others : { ...others, instability };
    case 'replication':
      return { ...withExperiments(others), ...(replication === undefined ? {} : { replication }) };
    case 'identity':
      return { ...withIdentities(others), identity: identity ?? identitySettingsSchema.parse({}) };
  }
}

function withGradedPersonas(design: DraftDesign): DraftDesign {
  const { conditions } = design;
  const isUntouched = conditions.sources.length === 0 && conditions.personas === 'all';
  return {
    ...design,
    instruments: hasFirstInstruments(design.instruments) ? [TRAIT_QUESTIONNAIRE] : design.instruments,
    conditions: {
      ...conditions,
      personas: isUntouched ? [] : conditions.personas,
      placebos: conditions.placebos.length === 0 ? 'all' : conditions.placebos,
      sources:
        conditions.sources.length === 0
          ? [personaSourceSchema.parse({ kind: 'graded' })]
          : conditions.sources,
    },
  };
}

function readingInstruments(instruments: readonly string[]): string[] {
  const kept = hasFirstInstruments(instruments) ? [] : instruments;
  return [...new Set([...kept, TRAIT_QUESTIONNAIRE, SITUATIONS])];
}

function hasFirstInstruments(instruments: readonly string[]): boolean {
  return instruments.length === 0 || (instruments.length === 1 && instruments[0] === FIRST_INSTRUMENT);
}

/**
 * What else was changed when a kind was chosen, a sentence each. `instrumentName` gives an instrument's name by its identifier.
 */
export function kindChanges(
  before: DraftDesign,
  after: DraftDesign,
  instrumentName: (id: string) => string,
): string[] {
  const was = before.conditions;
  const is = after.conditions;
  return [
    before.instruments.join() !== after.instruments.join()
      ? `It now asks ${after.instruments.map(instrumentName).join(' and ')}.`
      : '',
    was.sources.length < is.sources.length
      ? after.kind === 'population' || after.kind === 'replication'
        ? 'People drawn from a population were put in.'
        : 'Personas of nine graded levels were put in for each trait.'
      : '',
    was.personas === 'all' && is.personas !== 'all' ? 'The other personas were taken out.' : '',
    was.placebos.length === 0 && is.placebos.length > 0 ? 'The placebos were put in.' : '',
    before.specification === undefined && after.specification !== undefined
      ? 'Numbers, letters and words as labels were put in as levels of a factor.'
      : '',
    before.specification !== undefined && after.specification === undefined
      ? 'The levels of its factors were taken out.'
      : '',
    before.quantization !== undefined && after.quantization === undefined
      ? 'The margins of its comparison were taken out.'
      : '',
    before.instability !== undefined && after.instability === undefined
      ? 'What its next design should reach was taken out.'
      : '',
    before.population === undefined && after.population !== undefined
      ? 'People to be held against were put in.'
      : '',
    before.population !== undefined && after.population === undefined
      ? 'The people that it was held against were taken out.'
      : '',
    before.identity === undefined && after.identity !== undefined
      ? 'Identities and templates for judgements were put in.'
      : '',
    before.identity !== undefined && after.identity === undefined
      ? 'Its ways of answering were taken out.'
      : '',
    before.replication !== undefined && after.replication === undefined
      ? 'How its experiments are read was taken out.'
      : '',
  ].filter((sentence) => sentence !== '');
}
