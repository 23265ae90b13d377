import type { StudySummary } from '../../../shared/contract/studies.js';
import { waitingWords } from './held-words.js';
import type { RunView, SubjectLine } from './run-view.js';

/** What stopped a run, where more is to be said than that it stands still. */
const STOPPED_WORDS: Readonly<Partial<Record<StudySummary['state'], string>>> = {
  cancelled: 'It was given up. ',
  interrupted: 'The last run was cut off. ',
};

/** What a run's standing means for the researcher: said once, above its figures. */
export function standingWords(
  view: RunView,
  study: Pick<StudySummary, 'state' | 'changesAfterLock'>,
): string {
  switch (view.standing) {
    case 'planned':
      return 'The plan is locked, and nothing was asked yet.';
    case 'waiting':
      return 'It waits for its turn: a subject that is loaded answers every study that waits for it first.';
    case 'held':
      return `${STOPPED_WORDS[study.state] ?? ''}${waitingWords(view.held)}`;
    case 'running':
      return view.loading === null
        ? 'Responses are stored as they arrive. You can leave this page, or close it.'
        : `Loading ${view.loading}. A large file takes a while the first time.`;
    case 'pausing':
      return 'Stopping after the answer in hand; everything answered until then is stored.';
    case 'running-elsewhere':
      return 'Another program of this machine runs it. Pause it there to go on here.';
    case 'stopped':
      return `${STOPPED_WORDS[study.state] ?? ''}Everything that was answered is stored, and resuming goes on from there.`;
    case 'complete':
      return 'Every response is stored.';
    case 'failed':
      return 'It ended before every subject was done. What was answered is stored, and it can be gone on with.';
  }
}

/** A subject's part in a run, in a word or two. */
export function subjectStateWords(state: SubjectLine['state']): string {
  const words: Readonly<Record<SubjectLine['state'], string>> = {
    waiting: 'Waiting',
    loading: 'Loading',
    running: 'Running',
    finished: 'Finished',
    failed: 'Failed',
    stopped: 'Stopped',
  };
  return words[state];
}
