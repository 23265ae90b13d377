import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate, ResistanceResult, VerdictLabel } from '../../../../../shared/domain/resistance.js';
import { formatShare } from '../../../../formatting/numbers.js';
import type { Said } from '../../model/said.js';
import { gateFact, saidOfVerdict, verdictNameOf } from '../../model/verdict-said.js';
import { resistanceCaveats } from './caveats.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<VerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  unstable: 'Unstable',
  flexible: 'Flexible',
  partial: 'Partial',
  closed: 'Closed',
};

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'resistance'>): string {
  return verdictNameOf(entry, VERDICT_WORDS);
}

/** What is said first of a subject's resistance. */
export function saidOfResistance(entry: SubjectResultsOf<'resistance'>): Said {
  return saidOfVerdict(entry, {
    words: VERDICT_WORDS,
    tones: { 'not-measurable': 'problem', unstable: 'warning' },
    facts: factsOf,
    caveats: () => resistanceCaveats(entry),
  });
}

function factsOf({ gate, default: standing }: ResistanceResult): string[] {
  if (standing.type === null) return [gateFact(gate)];
  const share = standing.typeDistribution?.[standing.type];
  return [
    gateFact(gate),
    `default type ${standing.type}${share === undefined ? '' : `, in ${formatShare(share)} of administrations`}`,
  ];
}

/** The resistance that may be read: null where there is none, and for a subject that fails the gate. */
export function readableResistance({ findings }: SubjectResultsOf<'resistance'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.resistance;
}
