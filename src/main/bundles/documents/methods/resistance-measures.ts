import type { BundleContents } from '../../contents.js';
import type { KindMeasures } from './kind-measures.js';
import { counted, percent } from './phrases.js';
import type { Citations } from './references.js';

export const resistanceMeasures: KindMeasures = {
  question:
    'how far personas given in the system text move the answers of language models from their default',
  paragraphs: (contents, citations) => {
    const { flexibleBelow, closedAbove, minIcc } = contents.plan.design.analysis;
    return [
      adoptionParagraph(contents, citations),
      `Around the default, the noise floor is the root mean square distance of texts that ask for nothing; a shift counts as detectable from Student’s t times the square root of two times that. Steerability is the share of the Wasserstein distance from the default to the pole that a persona covers ${citations.cite('miehling')}. Variance over personas was set against variance over runs by ICC(1,1) and ICC(1,k) ${citations.cite('shroutFleiss')}.`,
      `The verdict is unstable where ICC(1,1) lies below ${minIcc}, one administration does not tell on which side of the midpoint a subject stands, and its answers vary at least half as much as answers at random; else flexible below a mean resistance of ${flexibleBelow}, closed above ${closedAbove}, partial between.`,
    ];
  },
  limits: [
    'Low resistance means that answers follow a persona; it does not mean that the persona is portrayed well. A subject that gives the requested answers may still act as before.',
  ],
};

/** Adoption, resistance and how their intervals are drawn. */
export function adoptionParagraph({ plan }: BundleContents, citations: Citations): string {
  return `Adoption of a persona on a scale that it asks for is (c - d) / (p - d), with c the scale’s mean under the persona, d that under the default and p the end of the scale that was asked for. Resistance is 1 less the mean of adoption, clipped to 0 and 1, over persona and scale pairs whose request lies on the other side of the midpoint from the default, so that a subject is not credited for what it says anyway: 0 is full adoption, 1 none. ${bootstrapSentence(plan.design, citations)} Items (within their scale), templates and personas are drawn anew together.`;
}

/** What intervals are, by the design's replicates and confidence. */
export function bootstrapSentence(
  { analysis }: BundleContents['plan']['design'],
  citations: Citations,
): string {
  return `Intervals are ${percent(analysis.confidence)} percentile bootstrap intervals ${citations.cite('efronTibshirani')} from ${counted(analysis.bootstrap, 'replicate')}.`;
}
