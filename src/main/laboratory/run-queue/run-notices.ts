import type { EventPayload } from '../../../shared/contract/events.js';
import type { MettleError } from '../../../shared/errors.js';
import type { StudyRecord } from '../../store/store.js';
import type { StudyEvent } from '../../studies/run-options.js';
import type { RunOutcome, SubjectFailure } from '../../studies/runner.js';

export type Notice = EventPayload<'notice'>;

/** What the researcher should hear of something that happened to a subject; null where it can be read off the run's screen. */
export function subjectNotice({ id, design }: StudyRecord, event: StudyEvent): Notice | null {
  const { name } = event.subject;
  if (event.type === 'restarting') {
    return {
      tone: 'warning',
      title: `The engine of ${name} stopped`,
      text: `It is started again and goes on where study ${design.name} was. Nothing that was answered is lost.`,
      study: id,
      error: event.error.toShape(),
    };
  }
  if (event.type === 'failed') {
    return {
      tone: 'problem',
      title: `${name} could not be finished`,
      text:
        `Study ${design.name} goes on with its other subjects. What ${name} answered is stored; ` +
        'start the study again to go on with it.',
      study: id,
      error: event.error.toShape(),
    };
  }
  return null;
}

/**
 * What the researcher should hear at the end of a run, `failures` being those of all its turns; null where she ended it herself,
 * or where other subjects are still to have their turn.
 */
export function outcomeNotice(
  { study, status }: Pick<RunOutcome, 'study' | 'status'>,
  failures: readonly SubjectFailure[],
): Notice | null {
  if (status === 'paused' || status === 'open') return null;
  const { id, design } = study;
  if (failures.length === 0) {
    return {
      tone: 'success',
      title: `Study ${design.name} is complete`,
      text: 'Every response is stored. The results are being worked out.',
      study: id,
      error: null,
    };
  }
  const names = failures.map(({ subject }) => subject.name).join(', ');
  return {
    tone: 'warning',
    title: `Study ${design.name} ended without some of its subjects`,
    text: `Not finished: ${names}. Start the study again to go on with them.`,
    study: id,
    error: null,
  };
}

/** What the researcher should hear of a queue that goes on by itself. */
export function resumedNotice(studies: number): Notice {
  return {
    tone: 'information',
    title: 'The queue goes on',
    text: `Mettle ended while ${studies === 1 ? 'a study' : `${studies} studies`} waited or ran. Each goes on where it was.`,
    study: null,
    error: null,
  };
}

/** What the researcher should hear of a run that could not go on at all. */
export function stoppedNotice(
  { study, name }: { readonly study: number; readonly name: string },
  error: MettleError,
): Notice {
  return {
    tone: 'problem',
    title: `Study ${name} stopped`,
    text: 'What was answered before is stored. Start the study again once the cause is out of the way.',
    study,
    error: error.toShape(),
  };
}

/** What the researcher should hear of trouble with the queue itself. */
export function queueNotice(error: MettleError): Notice {
  return {
    tone: 'problem',
    title: 'The queue is in trouble',
    text: 'What was answered is stored. Look at the queue, and start Mettle again if it stands still.',
    study: null,
    error: error.toShape(),
  };
}
