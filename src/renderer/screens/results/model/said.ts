import type { SubjectResults } from '../../../../shared/contract/results.js';
import type { Caveat } from './caveats.js';

/** What is said first of one subject. */
export interface Said {
  /** A word or two: the verdict. */
  readonly label: string;
  readonly tone: 'plain' | 'warning' | 'problem';
  /** The figures that it rests on, as a sentence. */
  readonly sentence: string;
  /** Short facts beside it. */
  readonly facts: readonly string[];
  /** What must be known of this kind of study before a figure is repeated. */
  readonly caveats: readonly Caveat[];
}

/** What is said of a subject that has no figures yet. */
export function saidWithoutFindings({ state, subject }: Pick<SubjectResults, 'state' | 'subject'>): Said {
  const nothing = { facts: [], caveats: [] };
  if (state === 'computing') {
    const sentence = 'Its responses are being read; the verdict follows.';
    return { label: 'Being worked out', tone: 'plain', sentence, ...nothing };
  }
  if (state === 'failed') {
    const sentence = 'Its figures could not be worked out.';
    return { label: 'No result', tone: 'problem', sentence, ...nothing };
  }
  if (subject.failure !== null) {
    const sentence = `It failed before it could be measured: ${subject.failure.message}`;
    return { label: 'Failed', tone: 'problem', sentence, ...nothing };
  }
  return { label: 'Not run yet', tone: 'plain', sentence: 'Nothing has been asked of it yet.', ...nothing };
}
