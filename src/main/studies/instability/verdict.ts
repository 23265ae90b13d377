import {
  LEAST_PERSONAS,
  type InstabilityVerdict,
  type OverallInstability,
} from '../../../shared/domain/instability/result.js';
import type { Dominance, Ratio } from '../../../shared/domain/instability/scale.js';
import type { Gate } from '../../../shared/domain/resistance/gate.js';
import { checkSentence } from '../measures/gate-text.js';
import { twoDigits } from '../report-lines.js';
import { dominanceOf } from './scale-findings.js';

/** What a verdict rests on. */
export interface InstabilityEvidence {
  readonly answered: number;
  readonly gate: Gate;
  readonly personas: number;
  readonly overall: OverallInstability | null;
}

/** Share of random answering's variance from which run noise counts as large, as for resistance. */
const LARGE_NOISE = 0.5;
/** A larger ratio has no meaning beyond being large. */
const LARGEST_RATIO = 99;

const DESCRIPTIONS: Readonly<Record<Dominance, string>> = {
  'persona-dominated': 'Persona-dominated, personas differ more than one persona does from itself',
  'noise-dominated': 'Noise-dominated, one persona differs from itself more than personas differ',
  undecided: 'Undecided, noise may be smaller or larger than the spread between personas',
};

/**
 * The verdict, in this order: not measurable (nothing answered, the gate, too few personas, nothing varies), then by the mean
 * ratio of noise to persona variance of one administration: persona-dominated where its interval lies below 1, noise-dominated
 * where it lies above, undecided between. The sentence gives the test length, what one item alone would give, and where
 * personas make little difference to a subject that answers steadily: that is resistance, not instability.
 */
export function instabilityVerdict({
  answered,
  gate,
  personas,
  overall,
}: InstabilityEvidence): InstabilityVerdict {
  const not = (sentence: string): InstabilityVerdict => ({ label: 'not-measurable', sentence });
  if (answered === 0) return not('Nothing has been answered yet.');
  if (!gate.passed) return not(gateSentence(gate));
  if (personas < LEAST_PERSONAS)
    return not(`Not measurable: ${personas} personas are too few, ${LEAST_PERSONAS} are needed.`);
  if (overall === null) return not('Not measurable: no scale was answered with anything that varies.');
  const label = dominanceOf(overall.icc1);
  const { scales, leastItems, mostItems, curve, noiseShare, personaDeviation } = overall;
  const items = leastItems === mostItems ? counted(mostItems, 'item') : `${leastItems} to ${mostItems} items`;
  const single = curve.find((point) => point.items === 1);
  const alone =
    single === undefined || mostItems === 1
      ? ''
      : `; for a single item it would be ${estimateWords(single.estimate > 0 ? 1 / single.estimate - 1 : null)}`;
  const cause =
    label !== 'persona-dominated' && noiseShare < LARGE_NOISE
      ? ` Answers vary little (${twoDigits(noiseShare)} of answering at random): personas make little difference (SD ${twoDigits(personaDeviation)} points), which is resistance rather than instability.`
      : '';
  return {
    label,
    sentence: `${DESCRIPTIONS[label]}: noise over persona variance ${ratioText(overall.ratio)} for ${items} a scale, over ${counted(scales, 'scale')}${alone}.${cause}`,
  };
}

/** A ratio with its interval: `0.12 [0.08, 0.20]`; an end without a bound is ∞, and said alone where both are. */
export function ratioText({ estimate, low, high }: Ratio): string {
  if (low === null) return estimateWords(estimate);
  return `${estimateWords(estimate)} [${ratioWords(low)}, ${ratioWords(high)}]`;
}

function estimateWords(ratio: number | null): string {
  return ratio === null ? 'without bound' : ratioWords(ratio);
}

function ratioWords(ratio: number | null): string {
  if (ratio === null) return '∞';
  return ratio > LARGEST_RATIO ? `over ${LARGEST_RATIO}` : twoDigits(ratio);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function gateSentence({ checks }: Gate): string {
  const failed = checks.filter(({ passed }) => passed === false);
  if (failed.length === 0) return 'Not measurable: no check of the gate could be made.';
  return `Not measurable: ${failed.map(checkSentence).join('; ')}.`;
}
