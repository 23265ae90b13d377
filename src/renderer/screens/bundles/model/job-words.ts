import type { BundleJob } from '../../../../shared/contract/bundles.js';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRate,
  formatShare,
} from '../../../formatting/numbers.js';

const KIND_WORDS: Readonly<Record<BundleJob['kind'], string>> = {
  export: 'Export',
  verify: 'Verification',
  import: 'Import',
};

const STATE_WORDS: Readonly<Record<BundleJob['state'], string>> = {
  waiting: 'Waiting',
  running: 'Running',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

/** What is done with a bundle. */
export function jobKindWords(kind: BundleJob['kind']): string {
  return KIND_WORDS[kind];
}

/** How a job stands; a verification that is done says what came of it. */
export function jobStateWords({ kind, state, verification, known }: BundleJob): string {
  if (state !== 'done') return STATE_WORDS[state];
  if (kind === 'verify') return verification?.passed === true ? 'Holds what it says' : 'Does not hold';
  if (kind === 'import') return known === true ? 'Was here already' : 'Imported';
  return 'Written';
}

/** Whether a job's outcome is good, bad or open. */
export function jobTone(job: BundleJob): 'neutral' | 'accent' | 'good' | 'problem' {
  if (job.state === 'running') return 'accent';
  if (job.state === 'failed') return 'problem';
  if (job.state !== 'done') return 'neutral';
  return job.kind === 'verify' && job.verification?.passed !== true ? 'problem' : 'good';
}

/** How far a job is: what it does now, share, rate and time left, as far as each is known. */
export function jobProgressWords({ state, step, share, rate, secondsLeft, kind }: BundleJob): string {
  if (state === 'waiting') return 'Waits until another job is over.';
  return [
    stepWords(kind, step),
    share === null ? '' : formatShare(share),
    rate === null ? '' : formatRate(rate, 'responses'),
    secondsLeft === null ? '' : `${formatDuration(secondsLeft)} left`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function stepWords(kind: BundleJob['kind'], step: string): string {
  if (step === '') return 'Begins';
  if (step === 'findings') return 'Works out the findings';
  if (kind === 'export') return step === 'done' ? 'Puts it in its place' : `Writes ${step}`;
  return step === 'import' ? 'Takes the study in' : `Checks the ${step}`;
}

/** Size and number of a written bundle. */
export function writtenWords({ bytes }: Pick<BundleJob, 'bytes'>): string {
  return bytes === null ? '' : formatBytes(bytes);
}

/** What of a verification stands in one sentence. */
export function verdictWords({ verification }: BundleJob): string {
  if (verification === null) return '';
  const { passed, recomputed, mettle } = verification;
  const by = mettle === null ? '' : `Written by Mettle ${mettle}. `;
  return passed
    ? `${by}All that is checked agrees; ${formatCount(recomputed.numbers)} numbers were worked out again from its responses.`
    : `${by}It is not what it says it is; do not rely on its numbers.`;
}

/** Who signed it, in a sentence; nothing where nobody did, which its check says. */
export function signatureWords({ verification }: BundleJob): string {
  const signedBy = verification?.signedBy ?? null;
  return signedBy === null ? '' : `Signed by ${signedBy}.`;
}

/** The verification that stands behind an import button: passed, and its file still there. */
export function canImport({ kind, state, verification, path }: BundleJob): boolean {
  return kind === 'verify' && state === 'done' && verification?.passed === true && path !== null;
}
