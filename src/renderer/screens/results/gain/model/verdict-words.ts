import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { GainResult, GainVerdictLabel } from '../../../../../shared/domain/gain/result.js';
import { formatCount, formatCounted, formatShare } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import { saidWithoutFindings, type Said } from '../../model/said.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<GainVerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  follows: 'Follows',
  partly: 'Partly follows',
  'does-not-follow': 'Does not follow',
};

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'gain'>): string {
  const { findings } = entry;
  if (findings === null) return saidWithoutFindings(entry).label;
  const { verdict, partial } = findings.result;
  return `${VERDICT_WORDS[verdict.label]}${partial ? ' so far' : ''}`;
}

/** What is said first of a subject's gain. */
export function saidOfGain(entry: SubjectResultsOf<'gain'>): Said {
  const { findings, analysed } = entry;
  if (findings === null) return saidWithoutFindings(entry);
  const { label, sentence } = findings.result.verdict;
  return {
    label: verdictName(entry),
    tone: label === 'not-measurable' ? 'problem' : 'plain',
    sentence: sentenceBeside(VERDICT_WORDS[label], sentence),
    facts: [...factsOf(findings.result), `${formatCount(analysed)} responses`],
    caveats: caveatsOf(findings.result),
  };
}

/** The gain that may be read: null where there is none, and for a subject that fails the gate. */
export function readableGain({ findings }: SubjectResultsOf<'gain'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.gain;
}

function factsOf({ gate, gain, doses }: GainResult): string[] {
  const failed = gate.checks.filter(({ passed }) => passed === false).length;
  const passed = gate.passed ? 'Gate passed' : `Gate not passed (${failed} of ${gate.checks.length} checks)`;
  const stopping = doses.filter(({ saturated: { low, high } }) => low.length + high.length > 0).length;
  return [
    passed,
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

/** A verdict's sentence without its label at the start, for where the label stands beside it. */
function sentenceBeside(name: string, sentence: string): string {
  if (!sentence.startsWith(name)) return sentence;
  const rest = sentence.slice(name.length).replace(/^[,:]\s*/, '');
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
