import type { BundleContents } from '../../contents.js';
import { percent } from './phrases.js';
import type { Citations } from './references.js';

/** What a subject's answers have to pass before anything is said of it. */
export function gateParagraph({ plan }: BundleContents, citations: Citations): string {
  const { gate } = plan.design.analysis;
  const sampled = plan.design.administration.mode === 'sampled';
  const readable = percent(gate.minParseRate);
  const checks = [
    sampled
      ? `at least ${readable} of the answers that do not refuse can be read`
      : `at least ${readable} of the probability lies on the options`,
    ...(sampled ? [`at most ${percent(gate.maxRefusalRate)} of the answers refuse`] : []),
    `answers differ by at most ${gate.maxOrderEffect} points on average between the two orders of the options`,
    `items keyed either way agree to at least ${gate.minNegationConsistency}`,
    `Cronbach’s alpha ${citations.cite('cronbach')} over conditions and ways of asking is at least ${gate.minAlpha}`,
  ];
  return `A gate was set before any figure was read: ${checks.join('; ')}. A check that does not apply neither passes nor fails. A subject that fails one is reported as not measurable, and never as resistant. These thresholds, and the cut-offs of the verdicts below, are conventions that were fixed in the plan or in the program, not findings.`;
}
