import { replicationSettingsSchema } from '../../../../shared/domain/replication/settings.js';
import type { KindMeasures } from './kind-measures.js';
import { percent } from './phrases.js';

export const replicationMeasures: KindMeasures = {
  question: 'whether published experiments come out alike when a language model plays their participants',
  paragraphs: ({ plan }, citations) => {
    const { alpha, redraws, smallestEffect } = plan.design.replication ?? replicationSettingsSchema.parse({});
    const { confidence } = plan.design.analysis;
    const smallest =
      smallestEffect === null
        ? 'the effect that the original had one chance in three to find (small telescopes; Simonsohn 2015, Psychological Science 26:559-569)'
        : `d = ${smallestEffect}`;
    return [
      `Every persona was one participant, assigned to one condition of each experiment at random, with the study's seed, so that groups differ by one at most; a participant's answer was drawn from the chances of its options. Each experiment was analysed by the original's test. An effect counts as found where it has the original's direction and p < ${alpha}. The same answers were run again ${redraws} times with other assignments and draws.`,
      `Effects are standardised differences: d on the pooled standard deviation with intervals (${percent(confidence)}) by the noncentral t, the logarithm of an odds ratio times √3/π for shares, and 2 √(F/N) for effects with one degree of freedom in analyses of variance with sums of squares of type III. Two one-sided tests ${citations.cite('schuirmann', 'lakens')} hold each effect against ${smallest}. Power is the chance to find the original's effect with as many participants, by the family of the experiment's own test and in its direction: by the noncentral t, F or χ² for means and tables, and exactly for shares. The replication rate is a logistic curve on -log10 of the original's p by Firth's penalised likelihood (Firth 1993, Biometrika 80:27-38).`,
    ];
  },
  limits: [
    'A persona answers every condition in a context of its own and remembers none, so that nothing is carried over as it would be in a person; and a model may know an experiment from its publication.',
  ],
};
