import { DOES_NOT_FOLLOW_TO, FOLLOWS_FROM } from '../../../../shared/domain/gain/result.js';
import { LEAST_LEVELS } from '../../../../shared/domain/gain/scale-gain.js';
import type { KindMeasures } from './kind-measures.js';
import { counted, percent } from './phrases.js';

export const gainMeasures: KindMeasures = {
  question: 'how far the answers of language models follow a level of a trait that the system text asks for',
  paragraphs: ({ plan }, citations) => {
    const { bootstrap, confidence } = plan.design.analysis;
    return [
      `For every scale that was asked for at ${counted(LEAST_LEVELS, 'level')} or more, the gain is the least-squares slope of the observed on the requested score, both as shares of the scale’s range: 1 follows fully, 0 not at all, below 0 moves away. Beside it stand Spearman’s rank correlation of requested and observed scores ${citations.cite('serapioGarcia')}, the slopes up to and from the middle level, and the isotonic regression of the level means ${citations.cite('ayer')}, which shows from which level on a subject stops following.`,
      `The ${percent(confidence)} interval of a gain has two sources: units are drawn anew in ${counted(bootstrap, 'replicate')} ${citations.cite('efronTibshirani')}, items for one scale and sets of texts for the mean over scales; and each level’s distance from the line is drawn in common for all units, since the words that tell one level from the next err alike wherever they are read. With few units it is widened by Student’s t. Crosstalk is the slope of every scale on every request; a pair of a persona and its opposite backfires where the two move the wrong way round.`,
      `The verdict goes by the mean gain over scales: follows from ${FOLLOWS_FROM}, does not follow up to ${DOES_NOT_FOLLOW_TO}, partly between.`,
    ];
  },
  limits: [
    'Levels on both sides of the middle share their qualifiers, so that their errors go together; the interval of a gain is the least that its error is.',
  ],
};
