import {
  COLLAPSED_BELOW,
  LIKENESS_ALPHA,
  likenessMarginsSchema,
} from '../../../../shared/domain/population/settings.js';
import type { KindMeasures } from './kind-measures.js';
import { counted, percent } from './phrases.js';

export const populationMeasures: KindMeasures = {
  question: 'whether a population of personas that a language model plays varies as people do',
  paragraphs: ({ plan }, citations) => {
    const { bootstrap, confidence } = plan.design.analysis;
    const { population } = plan.design;
    const { wasserstein, varianceRatio } = population?.margins ?? likenessMarginsSchema.parse({});
    const reference = population?.reference;
    const people =
      reference === undefined || reference.from === 'norms'
        ? 'Published norms of the instrument stand for people, as a normal distribution with their mean and standard deviation.'
        : reference.from === 'answers'
          ? `People are ${reference.rows.length} ${reference.synthetic === true ? 'synthetic people, made up by a program' : 'people with answers of their own'}: ${reference.name}.`
          : `Of people mean and standard deviation alone are known, and stand for a normal distribution: ${reference.name}.`;
    return [
      `${people} A simulated person's score on a scale is its mean over wordings, templates, option orders and runs. On every domain and axis that people were measured on, simulated people were held against people by the difference of means, the ratio of variances, the Wasserstein-1 distance (in points and in human standard deviations), the Kolmogorov-Smirnov distance, and the share beyond 1, 2 and 3 human standard deviations; over all scales at once by the energy distance with its permutation test ${citations.cite('szekelyRizzo')} and by their correlations, whose mean absolute difference was tested by permuting people standardised on each side, single pairs by the largest difference of Fisher's z (Westfall & Young 1993, Resampling-Based Multiple Testing), or, where of people correlations alone are known, by Jennrich's test (1970, Journal of the American Statistical Association 65:904-912). Facets that people were measured on were compared likewise, with p values adjusted over them ${citations.cite('holm')}. Where people's own scores are there, each simulated person made of a row was held against that row, and accuracy divided by its ceiling, the people's own second answers or the subject's agreement with itself (Park et al., 2024, arXiv:2411.10109).`,
      `Intervals (${percent(confidence)}) of mean differences and variance ratios are studentised bootstrap intervals over people of both sides with ${counted(bootstrap, 'replicate')} ${citations.cite('efronTibshirani')}. The interval of a Wasserstein distance is a percentile one that begins at 0 where a permutation test does not tell both sides apart, since the distance of two samples lies above that of their populations. How much of a simulated person is the default persona is the least-squares weight w of score = w default + (1 - w) target over scales.`,
      `The verdict is like people where two one-sided tests ${citations.cite('schuirmann', 'lakens')} at ${population?.alpha ?? LIKENESS_ALPHA} hold on every scale the variance ratio between 1 / ${varianceRatio} and ${varianceRatio} and the Wasserstein distance below ${wasserstein} human standard deviations; else by the interval of the geometric mean of the variance ratios: collapsed below ${COLLAPSED_BELOW}, narrowed below 1, exaggerated above 1; displaced where a distance lies beyond its margin.`,
    ];
  },
  limits: [
    'A simulated population is as wide as its personas ask it to be: a variance like that of people says nothing about whether single simulated people are like single people.',
    'Readouts give expected scores without the error of one administration, which the scores of people hold.',
  ],
};
