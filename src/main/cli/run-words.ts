import { asksWhole } from '../../shared/domain/study.js';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { StudySnapshot } from '../store/store.js';
import { planSize } from '../studies/preview.js';
import type { StudyEvent } from '../studies/run-options.js';
import { deviceWords } from './device-words.js';
import { administrationWords } from './plan-words.js';
import { count, counted, duration } from './quantities.js';

/** What a study is about to ask of whom, in two lines. */
export function describePlan(snapshot: StudySnapshot, subjects: readonly SubjectFile[]): string {
  const size = planSize(snapshot);
  const { conditions, items, runs, responses } = size;
  const factors = [
    `${conditions} conditions`,
    `${items} items`,
    administrationWords(snapshot, size),
    ...(snapshot.design.administration.mode === 'sampled' ? [`${runs} runs`] : []),
  ];
  const names = subjects.map(({ name }) => name).join(', ');
  return (
    `Study ${snapshot.design.name}${quickWords(snapshot)}: ` +
    `${factors.join(' x ')} = ${count(responses)} responses a subject.\n` +
    `${subjects.length === 1 ? 'Subject' : `${subjects.length} subjects`}: ${names}.`
  );
}

function quickWords({ quick, design }: StudySnapshot): string {
  if (!quick) return '';
  return asksWhole(design.kind) ? ' (quick, which leaves nothing out of experiments)' : ' (quick)';
}

/** What happened to a subject, in a line. */
export function describeEvent(event: StudyEvent): string {
  const { name, path } = event.subject;
  switch (event.type) {
    case 'loading':
      return event.answered === 0
        ? `${name}: loading.`
        : `${name}: loading; ${count(event.answered)} of ${count(event.total)} responses are stored already.`;
    case 'loaded':
      return `${name}: answering on ${deviceWords(event.runtime)}, ${counted(event.runtime.lanes, 'lane')}.`;
    case 'restarting':
      return `${name}: the engine stopped (${event.error.message}); starting it again from where it was.`;
    case 'finished':
      return event.fresh === 0
        ? `${name}: all ${count(event.total)} responses were stored already.`
        : `${name}: done, ${count(event.fresh)} responses in ${duration(event.seconds)}.`;
    case 'failed':
      return `${event.error.code}: ${name} (${path}) failed: ${event.error.message}`;
  }
}
