import type { DraftDesign } from '../../../../shared/contract/designs.js';
import type { Experiment } from '../../../../shared/domain/replication/experiment.js';
import { personaSourceSchema } from '../../../../shared/domain/persona-source.js';
import {
  replicationSettingsSchema,
  type ReplicationSettings,
} from '../../../../shared/domain/replication/settings.js';
import { formatCounted } from '../../../formatting/numbers.js';

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

/** A small effect by Cohen's convention (1988, section 2.2.3): where one's own smallest effect of interest begins. */
export const SMALL_EFFECT = 0.2;

/** How the design's experiments are read: what it says, or what holds where it says nothing. */
export function replicationOf({ replication }: Pick<DraftDesign, 'replication'>): ReplicationSettings {
  return replication ?? replicationSettingsSchema.parse({});
}

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

/** What was published of an experiment: its people, and d of each hypothesis. Null for one of known truth. */
export function publishedWords({ hypotheses }: Pick<Experiment, 'hypotheses'>): string | null {
  const published = hypotheses.flatMap((hypothesis) => hypothesis.published ?? []);
  if (published.length === 0) return null;
  const people = [...new Set(published.map(({ n }) => formatCounted(n, 'person', 'people')))].join(', ');
  return `${people}, d ${published.map(({ d }) => d.toFixed(2)).join(', ')}`;
}
