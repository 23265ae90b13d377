import { instabilitySettingsSchema } from '../../../../shared/domain/instability/settings.js';
import type { KindMeasures } from './kind-measures.js';
import { counted, percent } from './phrases.js';

/** What conversations do to the answers in them, and where it is counted. */
function sharedSentence(sampled: boolean): string {
  return sampled
    ? ' What the answers of one conversation have in common over runs is a component of its own (where there are several runs), which no number of items averages out, and counts as noise.'
    : ' An answer that was drawn into a conversation is chance too: it is part of what item orders do to personas, and counts as noise.';
}

export const instabilityMeasures: KindMeasures = {
  question:
    'whether one persona of a language model differs from itself as much as personas differ from one another',
  paragraphs: ({ plan }, citations) => {
    const { target, permutations, itemOrders } =
      plan.design.instability ?? instabilitySettingsSchema.parse({});
    const crossed = itemOrders !== undefined;
    const together = crossed && plan.design.administration.mode === 'sampled';
    const { bootstrap, confidence } = plan.design.analysis;
    return [
      `Answers were laid out as personas × templates × option orders × ${crossed ? 'item orders × ' : ''}items with runs in the cells, all of them random, and the variance components of all effects estimated by Henderson's method I (Henderson 1953, Biometrics 9:226-252), which equals the analysis of variance where no cell is missing. The run component of exact option probabilities is the variance of the option distributions. Estimates below 0 are reported and count as 0. ICC(1,1) is the share of the variance of one administration that is due to personas, where noise is runs and what ${crossed ? 'templates, option orders and item orders' : 'templates and option orders'} do to personas, and the items belong to the test; the ratio of noise to persona variance is 1 / ICC(1,1) - 1. Projections to other test lengths divide what items take part in by their number.${crossed ? sharedSentence(together) : ''}`,
      `Intervals (${percent(confidence)}) are quantiles of ${counted(bootstrap, 'draw')} of the components from generalized pivotal quantities (Weerahandi 1993, Journal of the American Statistical Association 88:899-905), with missing cells drawn anew beside them. Whether personas differ at all was tested by permuting labels of personas within each ${crossed ? 'template, option order and item order' : 'template and option order'}, ${counted(permutations, 'permutation')} where not all were looked at, with p values adjusted over scales ${citations.cite('holm')}. The share of the entropy of answers that personas explain is the Jensen-Shannon divergence of their answers over the entropy of all answers. What personas explain of single answers is the marginal R² of score ~ persona + (1 | item), with variances by restricted maximum likelihood (Nakagawa & Schielzeth 2013, Methods in Ecology and Evolution 4:133-142; as Hu & Collier 2024, arXiv:2402.10811). Where people labelled texts, agreement with their labels is the share of single answers and Cohen's κ (Cohen 1960, Educational and Psychological Measurement 20:37-46), and right and wrong answers were decomposed as scores were.`,
      `A subject is persona-dominated where the interval of the mean ratio over scales lies below 1, noise-dominated where it lies above 1, undecided between. The next design is the cheapest, by items × templates × ${crossed ? 'item orders × ' : ''}runs, whose generalizability coefficient reaches ${target} (Brennan 2001, Generalizability Theory).`,
    ];
  },
  limits: [
    'Every figure belongs to a test length: fewer items make the same subject noisier.',
    'Few templates and option orders say little of others; the noise that they show is that of those that were asked.',
  ],
};
