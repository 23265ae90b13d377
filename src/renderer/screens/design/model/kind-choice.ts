import type { DraftDesign } from '../../../../shared/contract/designs.js';
import { personaSourceSchema } from '../../../../shared/domain/persona-source.js';
import { factorLevelsSchema } from '../../../../shared/domain/specification.js';
import type { StudyKindId } from '../../../../shared/domain/study.js';
import { LABEL_STYLES } from '../../../../shared/domain/template.js';

const TRAIT_QUESTIONNAIRE = 'ipip-neo-120';
const SITUATIONS = 'scenarios-40';
/** What every new draft begins with: a choice of nobody's. */
const FIRST_INSTRUMENT = 'jungian-4x12';

/**
 * The design as a study of another kind. What the kind cannot do without is put in where the draft has nothing there, or still
 * what every draft begins with; factor levels and the settings of a comparison, which one kind alone
 * takes, are taken out of the others. The same design for the
 * kind that it is of.
 */
export function ofKind(design: DraftDesign, kind: StudyKindId): DraftDesign {
  if (design.kind === kind) return design;
  const { specification, quantization, ...others } = { ...design, kind };
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
    case 'quantization':
      return quantization === undefined ? others : { ...others, quantization };
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
      ? 'Personas of nine graded levels were put in for each trait.'
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
  ].filter((sentence) => sentence !== '');
}
