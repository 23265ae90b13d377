import {
  LARGEST_AGREEING_GAP,
  LEAST_CONVERGENT,
  LEAST_MOVED,
  SELF_REPORT_GAP,
} from '../../../../shared/domain/readings/cut-offs.js';
import type { KindMeasures } from './kind-measures.js';
import { bootstrapSentence } from './resistance-measures.js';

export const readingsMeasures: KindMeasures = {
  question: 'whether what a language model says of itself under a persona is borne out by what it does',
  paragraphs: ({ plan }, citations) => [
    `The same conditions were read by several instruments: ratings are self-report; forced choices in situations, and free replies that a judge rates, are behaviour as far as words can show it. Readings are matched by trait; axes after Jung are matched with Big Five domains as in McCrae and Costa ${citations.cite('mccraeCosta')}. The gate is asked of each instrument by itself.`,
    `Adoption of a persona on a trait is (c - d) / (p - d), with c the score under the persona, d that under the default of the same reading and p the pole that was asked for. The gap is adoption in self-report less adoption in behaviour over persona and trait pairs whose request lies against the default: 0 means that behaviour follows the questionnaire, 1 that the persona moved the self-report alone. ${bootstrapSentence(plan.design, citations)} Personas, templates and items are drawn anew together for both readings.`,
    `Convergent and discriminant validity over conditions were read from the multitrait-multimethod matrix ${citations.cite('campbellFiske')}, with the difference between convergent and mean heterotrait correlations ${citations.cite('serapioGarcia')} and the heterotrait-monotrait ratio ${citations.cite('henseler')}.`,
    `The verdict is self-report only where the gap is at least ${SELF_REPORT_GAP} and adoption in behaviour lies below ${LEAST_MOVED} either way; agree where the gap is at most ${LARGEST_AGREEING_GAP} either way and nothing moves, or the mean convergent correlation is at least ${LEAST_CONVERGENT}; else diverge.`,
  ],
  limits: [
    'Choices and replies are words about conduct, not conduct; a judge is a model too, and may share the blind spots of the subject.',
  ],
};
