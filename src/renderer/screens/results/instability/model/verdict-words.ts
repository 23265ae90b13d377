import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type {
  InstabilityResult,
  InstabilityVerdictLabel,
} from '../../../../../shared/domain/instability/result.js';
import type { Ratio } from '../../../../../shared/domain/instability/scale.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import type { Said } from '../../model/said.js';
import { gateFact, saidOfVerdict, verdictNameOf } from '../../model/verdict-said.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<InstabilityVerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  'persona-dominated': 'Persona-dominated',
  'noise-dominated': 'Noise-dominated',
  undecided: 'Undecided',
};

/** A larger ratio has no meaning beyond being large. */
const LARGEST_RATIO = 99;

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'instability'>): string {
  return verdictNameOf(entry, VERDICT_WORDS);
}

/** What is said first of a subject's instability. */
export function saidOfInstability(entry: SubjectResultsOf<'instability'>): Said {
  return saidOfVerdict(entry, {
    words: VERDICT_WORDS,
    tones: { 'not-measurable': 'problem' },
    facts: factsOf,
    caveats: caveatsOf,
  });
}

/** The ICC(1,1) that may be read: null where there is none, and for a subject that fails the gate. */
export function readableIcc({ findings }: SubjectResultsOf<'instability'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.overall?.icc1 ?? null;
}

/** A ratio in digits; one without a bound is ∞. */
export function ratioWords(ratio: number | null): string {
  if (ratio === null) return '∞';
  return ratio > LARGEST_RATIO ? `over ${LARGEST_RATIO}` : formatNumber(ratio);
}

/** A ratio with its interval, which is left out where it holds nothing but what has no bound. */
export function ratioText({ estimate, low, high }: Ratio): string {
  const words = estimate === null ? 'without bound' : ratioWords(estimate);
  if (low === null) return words;
  return `${words} [${ratioWords(low)}, ${ratioWords(high)}]`;
}

/** Test length in words: `12 items a scale`, `3 to 12 items a scale`. */
export function lengthWords({ overall }: InstabilityResult): string {
  if (overall === null) return '';
  const { leastItems, mostItems } = overall;
  return leastItems === mostItems
    ? `${formatCounted(mostItems, 'item')} a scale`
    : `${leastItems} to ${mostItems} items a scale`;
}

function factsOf(result: InstabilityResult): string[] {
  const { gate, scales, personas } = result;
  const own = scales.filter(({ dominance }) => dominance === 'persona-dominated').length;
  return [
    gateFact(gate),
    formatCounted(personas, 'persona'),
    ...(scales.length === 0 ? [] : [lengthWords(result)]),
    ...(scales.length < 2 ? [] : [`${own} of ${scales.length} scales persona-dominated`]),
  ];
}

function caveatsOf({ scales, templates, orders, itemOrders = 1, runs }: InstabilityResult): Caveat[] {
  const caveats: Caveat[] = [];
  if (scales.some(({ components }) => components.some(({ estimate }) => estimate < 0))) {
    caveats.push({
      key: 'negative',
      name: 'Estimates below 0',
      text: 'Some variance components came out below 0, which happens where the true one is small. They count as 0; the table of components has both figures.',
      tone: 'neutral',
    });
  }
  if (scales.some(({ runsApart }) => !runsApart)) {
    caveats.push({
      key: 'one-run',
      name: 'One run a cell',
      text: 'With a single run, chance cannot be told from the highest interaction; both count as noise.',
      tone: 'warning',
    });
  }
  if (templates * orders * itemOrders === 1 && runs !== null) {
    caveats.push({
      key: 'one-way',
      name: 'One way of asking',
      text: 'One template and one option order were asked: noise is that of runs alone, and grows with the temperature. Vary templates and orders before saying that a subject is stable.',
      tone: 'warning',
    });
  }
  if (scales.some(({ missing }) => missing > 0)) {
    caveats.push({
      key: 'missing',
      name: 'Cells without an answer',
      text: 'Where nothing could be scored, components are estimated from the cells that are there; intervals take it into account.',
      tone: 'neutral',
    });
  }
  return caveats;
}
