import type { BundleCheck, BundleJob } from '../../../../shared/contract/bundles.js';

/** A line of the checks: what is checked, and how it stands. */
export interface CheckLine {
  readonly name: BundleCheck['name'];
  readonly words: string;
  readonly outcome: BundleCheck['outcome'] | 'running' | 'open';
  readonly findings: readonly string[];
}

/** In the order in which the checks are made. */
const CHECKS: readonly (readonly [name: BundleCheck['name'], words: string])[] = [
  ['archive', 'Archive'],
  ['checksums', 'Checksums'],
  ['structure', 'Structure'],
  ['signature', 'Signature'],
  ['plan', 'Plan'],
  ['schemas', 'Tables'],
  ['counts', 'Responses'],
  ['numbers', 'Numbers'],
];

const OUTCOMES: Readonly<Record<CheckLine['outcome'], string>> = {
  passed: 'Passed',
  failed: 'Failed',
  absent: 'Nothing to check',
  running: 'Being checked',
  open: 'Not checked',
};

/** All checks of a job, those that are still to come included. */
export function checkLines({
  state,
  step,
  checks,
}: Pick<BundleJob, 'state' | 'step' | 'checks'>): CheckLine[] {
  return CHECKS.map(([name, words]) => {
    const found = checks.find((check) => check.name === name);
    if (found !== undefined) return { name, words, outcome: found.outcome, findings: found.findings };
    return { name, words, outcome: state === 'running' && step === name ? 'running' : 'open', findings: [] };
  });
}

/** The word for how a check stands. */
export function outcomeWords(outcome: CheckLine['outcome']): string {
  return OUTCOMES[outcome];
}
