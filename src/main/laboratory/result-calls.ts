import type { Handlers } from '../../shared/contract/contract.js';
import type { StudyResults, SubjectResults } from '../../shared/contract/results.js';
import type { StudyRecord, StudySubjectRecord } from '../store/store.js';
import { studyKind } from '../studies/registry.js';
import type { LaboratoryContext } from './context.js';
import { findingsBasis, outcomeOf } from './findings/findings-basis.js';
import type { FindingsDesk } from './findings/findings-desk.js';
import { studyReport } from './findings/study-report.js';
import { storedStudy } from './stored-study.js';
import { summariseStudy, summariseSubject, type QueueStanding } from './study-summary.js';

type ResultHandlers = Pick<Handlers, 'results.get' | 'results.report'>;

/** While a study runs, findings are worked out anew when responses have grown by this factor, so that the work stays small. */
const GROWTH_WHILE_RUNNING = 1.1;

/** Findings of stored studies, from what was worked out before. */
export function resultHandlers(
  { store }: Pick<LaboratoryContext, 'store'>,
  queue: QueueStanding,
  desk: FindingsDesk,
): ResultHandlers {
  return {
    'results.get': async ({ study }): Promise<StudyResults> => {
      const record = await storedStudy(store, study);
      const summary = await summariseStudy({ store, queue }, record);
      const running = summary.state === 'running' || summary.state === 'running-elsewhere';
      const entries = await store.studySubjects(study);
      const subjects: SubjectResults[] = [];
      for (const entry of entries) subjects.push(await subjectResults(record, entry, entries, running));
      const found = entries.map((entry, place) => ({
        outcome: outcomeOf(entry, record.expectedPerSubject),
        findings: subjects[place]?.findings ?? null,
      }));
      const comparison = studyKind(record.design.kind).compare?.(record, found) ?? null;
      return { study: summary, subjects, comparison };
    },
    'results.report': async ({ study }) => {
      const record = await storedStudy(store, study);
      return { fileName: `${record.design.name}.txt`, text: await studyReport(store, desk, record) };
    },
  };

  async function subjectResults(
    record: StudyRecord,
    entry: StudySubjectRecord,
    entries: readonly StudySubjectRecord[],
    running: boolean,
  ): Promise<SubjectResults> {
    const { sha256 } = entry.subject;
    const known = {
      subject: summariseSubject(entry, record.expectedPerSubject),
      runtime: entry.runtime === null ? null : { ...entry.runtime },
    };
    if (entry.responses === 0) {
      return { ...known, state: 'empty', analysed: 0, findings: null, error: null };
    }
    const basis = findingsBasis(record, sha256, entries);
    const current = await desk.current(record, sha256, basis);
    const rest = current?.responses ?? 0;
    const analysed = current?.findings.result.coverage.answered ?? 0;
    const found = { ...known, analysed, findings: current?.findings ?? null, error: null };
    if (rest >= basis.responses) return { ...found, state: 'ready' };
    if (!desk.isWorking(record.id, sha256)) {
      const failure = desk.failure(record.id, sha256);
      if (failure !== null) return { ...found, state: 'failed', error: failure.toShape() };
      const grown = !running || basis.responses >= rest * GROWTH_WHILE_RUNNING;
      if (grown) desk.want(record.id, sha256, basis.responses);
    }
    return { ...found, state: current === null ? 'computing' : 'stale' };
  }
}

/** Has findings worked out for every subject of a study that has responses which they do not rest on yet. Throws `STORE_*`. */
export async function refreshFindings(
  { store }: Pick<LaboratoryContext, 'store'>,
  desk: FindingsDesk,
  study: number,
): Promise<void> {
  const record = await storedStudy(store, study);
  const subjects = await store.studySubjects(study);
  for (const { subject, responses } of subjects) {
    const basis = findingsBasis(record, subject.sha256, subjects);
    const current = await desk.current(record, subject.sha256, basis);
    if (responses > 0 && basis.responses > (current?.responses ?? 0)) {
      desk.want(study, subject.sha256, basis.responses);
    }
  }
}
