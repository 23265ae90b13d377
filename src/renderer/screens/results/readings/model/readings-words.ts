import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { ReadingsResult, ReadingsVerdictLabel } from '../../../../../shared/domain/readings/result.js';
import { formatCount, formatEstimate } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import type { Said } from '../../model/said.js';
import { saidOfVerdict, verdictNameOf } from '../../model/verdict-said.js';

/** The verdicts as they stand on the page. */
export const READINGS_VERDICT_WORDS: Readonly<Record<ReadingsVerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  agree: 'Readings agree',
  'self-report-only': 'Self-report only',
  diverge: 'Readings diverge',
};

/** A subject's verdict in a word or two, also where there is none yet. */
export function readingsVerdictName(entry: SubjectResultsOf<'readings'>): string {
  return verdictNameOf(entry, READINGS_VERDICT_WORDS);
}

/** What is said first of a subject's readings. */
export function saidOfReadings(entry: SubjectResultsOf<'readings'>): Said {
  return saidOfVerdict(entry, {
    words: READINGS_VERDICT_WORDS,
    tones: { 'not-measurable': 'problem', 'self-report-only': 'warning', diverge: 'warning' },
    sentence: sentenceBeside,
    facts: factsOf,
    caveats: readingsCaveats,
  });
}

/** The gap that may be read: null where there is none, and for a subject that is not measurable. */
export function readableGap({ findings }: SubjectResultsOf<'readings'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.gap?.gap ?? null;
}

function factsOf({ readings, gap }: ReadingsResult): string[] {
  const passed = readings.filter(({ gate }) => gate.passed).length;
  return [
    `${passed} of ${readings.length} readings pass the gate`,
    ...(gap === null ? [] : [`gap ${formatEstimate(gap.gap)} over ${formatCount(gap.cells)} cells`]),
  ];
}

function readingsCaveats({ collapse, judge }: ReadingsResult): Caveat[] {
  const caveats: Caveat[] = [];
  if (collapse?.warning === true) {
    caveats.push({ key: 'collapse', name: 'Positivity axis', text: collapse.sentence, tone: 'warning' });
  }
  if (judge !== null) {
    const tone = judge.used ? 'neutral' : 'warning';
    caveats.push({ key: 'judge', name: judge.used ? 'Judge' : 'Judge not used', text: judge.sentence, tone });
  }
  return caveats;
}

/** A verdict's sentence without its label at the start, for where the label stands beside it. */
function sentenceBeside(name: string, sentence: string): string {
  if (!sentence.startsWith(`${name}:`)) return sentence;
  const rest = sentence.slice(name.length + 1).trimStart();
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
