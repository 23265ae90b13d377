import {
  DOES_NOT_REPRODUCE_TO,
  REPRODUCES_FROM,
  type ReplicationRate,
  type ReplicationResult,
  type ReplicationVerdictLabel,
} from '../../../shared/domain/replication/result.js';
import type { Coverage } from '../../../shared/domain/figures.js';

/** What a verdict rests on. */
export interface ReplicationEvidence {
  readonly coverage: Coverage;
  /** Share of participants' items with an answer, and the least that counts. */
  readonly answered: number;
  readonly leastAnswered: number;
  /** Of published effects. */
  readonly rate: ReplicationRate | null;
  /** Of effects that are there by construction. */
  readonly known: ReplicationResult['known'];
}

/**
 * The verdict by the share of published effects found: not measurable (nothing answered, too few answers that could be read, no
 * effect to test), reproduces from `REPRODUCES_FROM`, does not reproduce up to `DOES_NOT_REPRODUCE_TO`, partly between. A study
 * of experiments of known truth alone is read by the effects that are there by construction.
 */
export function replicationVerdict(evidence: ReplicationEvidence): ReplicationResult['verdict'] {
  const { coverage, answered, leastAnswered, rate, known } = evidence;
  if (coverage.answered === 0) return { label: 'not-measurable', sentence: 'Nothing has been answered yet.' };
  if (coverage.share === 1 && answered < leastAnswered) {
    const sentence = `Not measurable: ${percent(answered)} of the participants' answers could be read, and ${percent(leastAnswered)} are asked for.`;
    return { label: 'not-measurable', sentence };
  }
  if (rate !== null) {
    const { found, of, share } = rate;
    const label = labelOf(share.estimate);
    const ends = [...new Set([labelOf(share.low), labelOf(share.high)])].filter((end) => end !== label);
    const doubt =
      ends.length === 0 ? '' : ` The interval of the rate reaches into "${ends.map(words).join('" and "')}".`;
    return {
      label,
      sentence: `${found} of ${of} published effects were found, in the original's direction and by its test (${percent(share.estimate)}).${doubt}`,
    };
  }
  if (known !== null) {
    return {
      label: labelOf(known.share),
      sentence: `Effects that are there by construction were found in ${percent(known.share)} of the runs.`,
    };
  }
  return {
    label: 'not-measurable',
    sentence: 'Not measurable: no published effect could be tested on the answers that there are.',
  };
}

function labelOf(share: number): ReplicationVerdictLabel {
  if (share >= REPRODUCES_FROM) return 'reproduces';
  return share <= DOES_NOT_REPRODUCE_TO ? 'does-not-reproduce' : 'partly';
}

function words(label: ReplicationVerdictLabel): string {
  return label.replaceAll('-', ' ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
