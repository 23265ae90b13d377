import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate, ResistanceResult, VerdictLabel } from '../../../../../shared/domain/resistance.js';
import { formatCount, formatShare } from '../../../../formatting/numbers.js';
import { saidWithoutFindings, type Said } from '../../model/said.js';
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
  const { findings } = entry;
  if (findings === null) return saidWithoutFindings(entry).label;
  const { verdict, partial } = findings.result;
  return `${VERDICT_WORDS[verdict.label]}${partial ? ' so far' : ''}`;
}

/** What is said first of a subject's resistance. */
export function saidOfResistance(entry: SubjectResultsOf<'resistance'>): Said {
  const { findings, analysed } = entry;
  if (findings === null) return saidWithoutFindings(entry);
  const { label, sentence } = findings.result.verdict;
  return {
    label: verdictName(entry),
    tone: label === 'not-measurable' ? 'problem' : label === 'unstable' ? 'warning' : 'plain',
    sentence: sentenceBeside(label, sentence),
    facts: [...factsOf(findings.result), `${formatCount(analysed)} responses`],
    caveats: resistanceCaveats(entry),
  };
}

function factsOf({ gate, default: standing }: ResistanceResult): string[] {
  const failed = gate.checks.filter(({ passed }) => passed === false).length;
  const passed = gate.passed ? 'Gate passed' : `Gate not passed (${failed} of ${gate.checks.length} checks)`;
  if (standing.type === null) return [passed];
  const share = standing.typeDistribution?.[standing.type];
  return [
    passed,
    `default type ${standing.type}${share === undefined ? '' : `, in ${formatShare(share)} of administrations`}`,
  ];
}

/** The resistance that may be read: null where there is none, and for a subject that fails the gate. */
export function readableResistance({ findings }: SubjectResultsOf<'resistance'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.resistance;
}

/** A verdict's sentence without its label at the start, for where the label stands beside it. */
export function sentenceBeside(label: VerdictLabel, sentence: string): string {
  const name = VERDICT_WORDS[label];
  if (!sentence.startsWith(name)) return sentence;
  const rest = sentence.slice(name.length).replace(/^[,:]\s*/, '');
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
