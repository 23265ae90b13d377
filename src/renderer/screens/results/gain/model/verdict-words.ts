import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { GainResult, GainVerdictLabel } from '../../../../../shared/domain/gain/result.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import type { Said } from '../../model/said.js';
import { gateFact, saidOfVerdict, verdictNameOf } from '../../model/verdict-said.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<GainVerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  follows: 'Follows',
  partly: 'Partly follows',
  'does-not-follow': 'Does not follow',
};

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'gain'>): string {
  return verdictNameOf(entry, VERDICT_WORDS);
}

/** What is said first of a subject's gain. */
export function saidOfGain(entry: SubjectResultsOf<'gain'>): Said {
  return saidOfVerdict(entry, {
    words: VERDICT_WORDS,
    tones: { 'not-measurable': 'problem' },
    facts: factsOf,
    caveats: caveatsOf,
  });
}

/** The gain that may be read: null where there is none, and for a subject that fails the gate. */
export function readableGain({ findings }: SubjectResultsOf<'gain'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.gain;
}

function factsOf({ gate, gain, doses }: GainResult): string[] {
  const stopping = doses.filter(({ saturated: { low, high } }) => low.length + high.length > 0).length;
  return [
    gateFact(gate),
    ...(gain === null ? [] : [`${formatCounted(gain.levels.length, 'level')} asked for`]),
    ...(doses.length === 0
      ? []
      : [`${stopping} of ${formatCounted(doses.length, 'scale')} stop before an end`]),
  ];
}

function caveatsOf({ gain, noiseConditions }: GainResult): Caveat[] {
  const caveats: Caveat[] = [];
  const unitShare = gain?.unitShare ?? null;
  if (unitShare !== null && unitShare < 0.5) {
    caveats.push({
      key: 'wording',
      name: 'How levels are worded',
      text: `${formatShare(1 - unitShare)} of the error of the gain comes from the words that tell levels apart. More items leave that part as it is; other wordings of the levels would narrow it.`,
      tone: 'neutral',
    });
  }
  if (noiseConditions.length === 0) {
    caveats.push({
      key: 'no-floor',
      name: 'No noise floor',
      text: 'The study has no placebo and no second default, so no point can be told from noise.',
      tone: 'warning',
    });
  }
  return caveats;
}
