import type { SubjectResults } from '../../../../shared/contract/results.js';
import type { Estimate, VerdictLabel } from '../../../../shared/domain/resistance.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<VerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  unstable: 'Unstable',
  flexible: 'Flexible',
  partial: 'Partial',
  closed: 'Closed',
};

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName({ findings, state, subject }: SubjectResults): string {
  if (findings !== null) {
    const { verdict, partial } = findings.result;
    return `${VERDICT_WORDS[verdict.label]}${partial ? ' so far' : ''}`;
  }
  if (state === 'computing') return 'Being worked out';
  if (state === 'failed') return 'No result';
  return subject.failure === null ? 'Not run yet' : 'Failed';
}

/** The resistance that may be read: null where there is none, and for a subject that fails the gate. */
export function readableResistance({ findings }: SubjectResults): Estimate | null {
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
