import { quantizationSettingsSchema } from '../../../../shared/domain/quantization/settings.js';
import type { KindMeasures } from './kind-measures.js';
import { percent } from './phrases.js';

export const quantizationMeasures: KindMeasures = {
  question: 'which variants of one language model still answer as the same subject',
  paragraphs: ({ plan }, citations) => {
    const { alpha, margins, reference } = plan.design.quantization ?? quantizationSettingsSchema.parse({});
    const chosen =
      reference === undefined
        ? 'the one with the largest file'
        : `the variant that the plan names (${reference})`;
    return [
      `Subjects whose files name the same base model are one family, and each was compared with ${chosen}. Cells, prompts and seeds are the same for all of a family. Answers were compared cell by cell by the Kullback-Leibler divergence of the variant from the reference in nats ${citations.cite('kullbackLeibler')}, by how often the most likely option is another one, and by the distance of the mean scores; to counts of sampled answers half an answer was added for every option ${citations.cite('krichevskyTrofimov')}.`,
      `Shifts of the default scales were tested as differences per item, with items of one facet as one cluster where a domain has facets enough ${citations.cite('liangZeger')}; resistance over the cells that test it in both. Equivalence was tested by two one-sided tests ${citations.cite('schuirmann', 'lakens')} at alpha ${alpha} against margins of ${margins.points} points of a five-point scale and ${margins.resistance} of resistance. A variant is equivalent where every interval of coverage ${percent(1 - 2 * alpha)} lies within its margin ${citations.cite('bergerHsu')}, different where a change lies beyond its margin at alpha over the number of tests, and else undecided.`,
    ];
  },
  limits: [
    'Equivalence is of the answers to these items under these conditions, at the margins chosen; it says nothing of other uses of a variant.',
  ],
};
