import { identitySettingsSchema } from '../../../../shared/domain/identity/settings.js';
import type { KindMeasures } from './kind-measures.js';
import { percent } from './phrases.js';

export const identityMeasures: KindMeasures = {
  question: 'whether being asked to take on an identity bends what a language model makes of evidence',
  paragraphs: ({ plan }, citations) => {
    const {
      margin,
      irrelevant,
      confidence: asksForConfidence,
    } = plan.design.identity ?? identitySettingsSchema.parse({});
    const { confidence } = plan.design.analysis;
    const beside =
      irrelevant === null
        ? 'the baseline without an identity'
        : 'an irrelevant identity of the same length in tokens, framing by framing';
    return [
      `Headlines were rated for truth; veracity discernment is the mean of (r - min) / range over true and (max - r) / range over false ones, 0 to 1 with 0.5 as no discernment, and its loss is taken against the baseline and against ${beside}. Evidence tables hold counts whose largest number points to the wrong of two conclusions; each set of counts was put with labels either way round, so that the right conclusion suits an identity once and goes against it once. The ratio is P(right | suits) / P(right | against) - 1, after Dash, Reymond, Spiro and Caliskan (arXiv:2506.20020); what the identity adds is that ratio over the ratio of the same tables under ${irrelevant === null ? 'no identity' : 'the irrelevant identity'}.`,
      `Intervals (${percent(confidence)}) come from the variance of two crossed random factors, items and framings, with Satterthwaite’s degrees of freedom, those of ratios by the delta method on the log scale. A subject that does not read neutral tables above chance is not measurable. An identity is congruent where the ratio and what the identity adds both lie above 0, with p values adjusted over identities ${citations.cite('holm')}, and even-handed where two one-sided tests ${citations.cite('schuirmann', 'lakens')} hold the ratio within a margin of ${margin}. Subjects were never pooled.`,
      ...(asksForConfidence
        ? [
            `After every rating of a headline, in a second turn, the subject was asked how sure it was, from 1 to 7, as in the source. ${
              plan.design.administration.mode === 'readout'
                ? 'The second turn was read after each rating that could have been given, and counts as much as that rating is likely, so that the joint distribution of rating and confidence has no sampling noise.'
                : 'Each run was asked about what it had said; runs of which one of the two answers could not be read are left out.'
            } Confidence is given as a share of its range. How it goes with being right is the area under the type-2 ROC curve ${citations.cite('flemingLau')}, 0.5 where it tells nothing, beside Goodman and Kruskal’s gamma ${citations.cite('nelson')} and the mean confidence in right less that in wrong ratings; a rating is right on the right side of the middle. Their intervals come from the same two crossed factors, by the jackknife ${citations.cite('efronTibshirani')}, and are not given where fewer than five headlines’ worth of ratings were right or wrong.`,
          ]
        : []),
    ];
  },
  limits: [
    'Who would rather have which conclusion is the judgement of whoever wrote the tables; a subject that plays no identity at all looks like one that is not bent by it.',
  ],
};
