import type { DraftDesign } from '../../../../shared/contract/designs.js';
import { personaSourceSchema } from '../../../../shared/domain/persona-source.js';

/** What a draft of a replication begins with, in place of questionnaires. */
const FIRST_EXPERIMENTS = [
  'side-effect',
  'outbreak-framing',
  'sunk-cost-ticket',
  'flag-pictures',
  'sham-means',
];
const FIRST_PEOPLE = { kind: 'population', population: 'adults-with-traits', size: 60, use: 'alone' };
const QUESTION = 'question';

/** The design with experiments in place of questionnaires, and people drawn from a population as participants. */
export function withExperiments(design: DraftDesign): DraftDesign {
  const { conditions } = design;
  return {
    ...design,
    instruments: [...FIRST_EXPERIMENTS],
    templates: [QUESTION],
    conditions: {
      ...conditions,
      personas: [],
      placebos: [],
      matched: [],
      sources: [personaSourceSchema.parse(FIRST_PEOPLE)],
    },
  };
}

/** The design of a replication with a questionnaire in place of its experiments, for a study of another kind. */
export function withoutExperiments(design: DraftDesign, instrument: string, template: string): DraftDesign {
  if (design.kind !== 'replication') return design;
  const others = { ...design };
  delete others.replication;
  return { ...others, instruments: [instrument], templates: [template] };
}
