import { asksWhole } from '../../../../shared/domain/study.js';
import type { SubjectResults } from '../../../../shared/contract/results.js';
import type { StudySummary } from '../../../../shared/contract/studies.js';
import { formatCount, formatDate } from '../../../formatting/numbers.js';

/** Something to know before a figure is read. */
export interface Caveat {
  readonly key: string;
  /** A word or two. */
  readonly name: string;
  readonly text: string;
  readonly tone: 'neutral' | 'warning' | 'problem';
}

/** What holds for a whole study. */
export function studyCaveats({
  kind,
  quick,
  exploratoryOf,
  changesAfterLock,
  mode,
  state,
}: StudySummary): Caveat[] {
  const caveats: Caveat[] = [];
  if (state === 'running' || state === 'running-elsewhere' || state === 'queued') {
    caveats.push({
      key: 'running',
      name: 'Not finished',
      text: 'The study still runs: every figure can change.',
      tone: 'warning',
    });
  }
  if (quick) {
    caveats.push({
      key: 'quick',
      name: 'Quick',
      ...(asksWhole(kind)
        ? { text: 'Called a quick look; experiments are asked whole all the same.', tone: 'neutral' }
        : {
            text: 'A few items a scale were asked, for a first look; intervals are wide.',
            tone: 'warning',
          }),
    });
  }
  if (exploratoryOf !== null) {
    caveats.push({
      key: 'exploratory',
      name: 'Exploratory',
      text: `This plan is a changed copy of ${exploratoryOf.name}, made after that one was locked.`,
      tone: 'warning',
    });
  }
  if (changesAfterLock.length > 0) {
    caveats.push({
      key: 'changed',
      name: 'Changed after its lock',
      text: `${changesAfterLock.map(({ at, what }) => `${what} (${formatDate(at)})`).join('; ')}.`,
      tone: 'warning',
    });
  }
  if (mode === 'sampled') {
    caveats.push({
      key: 'sampled',
      name: 'Sampled answers',
      text: 'Distributions rest on the answers that were drawn, not on exact probabilities.',
      tone: 'neutral',
    });
  }
  return caveats;
}

/** What holds for one subject's figures whatever the study asks; nothing before there are any. */
export function subjectCaveats({ subject, state, findings, analysed }: SubjectResults): Caveat[] {
  if (findings === null) return [];
  const caveats: Caveat[] = [];
  if (subject.failure !== null) {
    caveats.push({ key: 'failed', name: 'Failed', text: subject.failure.message, tone: 'problem' });
  }
  const { result } = findings;
  if (result.partial) {
    const { answered, expected } = result.coverage;
    caveats.push({
      key: 'partial',
      name: 'Partial',
      text: `${formatCount(answered)} of ${formatCount(expected)} responses so far.`,
      tone: 'warning',
    });
  }
  if (state === 'stale') {
    caveats.push({
      key: 'stale',
      name: 'Being worked out anew',
      text: `These figures rest on ${formatCount(analysed)} responses; newer ones are being read.`,
      tone: 'warning',
    });
  }
  return caveats;
}
