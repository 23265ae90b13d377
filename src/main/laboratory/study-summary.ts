import type { StudyState, StudySubject, StudySummary } from '../../shared/contract/studies.js';
import type { LaboratoryStore, StudyMarks } from '../store/laboratory-store.js';
import type { StudyRecord, StudySubjectRecord } from '../store/store.js';
import { storedStudy } from './stored-study.js';

/** What the queue of this process does with a study; null where it has nothing to do with it. */
export interface QueueStanding {
  standing(study: number): 'queued' | 'running' | null;
}

/** What summaries are made from. */
export interface SummarySources {
  readonly store: LaboratoryStore;
  readonly queue: QueueStanding;
}

/** A study as lists show it. Throws `STORE_*`. */
export async function summariseStudy(sources: SummarySources, record: StudyRecord): Promise<StudySummary> {
  const { store } = sources;
  const marks = await store.marks(record.id);
  const original = marks.exploratoryOf === null ? null : await nameOf(store, marks.exploratoryOf);
  return summary(sources, record, marks, original);
}

/** All stored studies, newest first, those in the bin apart. Throws `STORE_*`. */
export async function summariseStudies(
  sources: SummarySources,
): Promise<{ studies: StudySummary[]; removed: StudySummary[] }> {
  const records = await sources.store.studies();
  const names = new Map(records.map(({ id, design }) => [id, design.name]));
  const list: { studies: StudySummary[]; removed: StudySummary[] } = { studies: [], removed: [] };
  for (const record of records.toReversed()) {
    const marks = await sources.store.marks(record.id);
    const id = marks.exploratoryOf;
    const name = id === null ? undefined : names.get(id);
    const original = id === null || name === undefined ? null : { id, name };
    const entry = await summary(sources, record, marks, original);
    list[marks.removedAt === null ? 'studies' : 'removed'].push(entry);
  }
  return list;
}

/** A subject of a study, with how far it has come. */
export function summariseSubject(
  { subject, responses, failure }: StudySubjectRecord,
  expected: number,
): StudySubject {
  const { sha256, name, quantization, family, path } = subject;
  return { sha256, name, quantization, family, path, responses, expected, failure };
}

async function summary(
  { store, queue }: SummarySources,
  record: StudyRecord,
  marks: StudyMarks,
  exploratoryOf: StudySummary['exploratoryOf'],
): Promise<StudySummary> {
  const { id, design, instruments, expectedPerSubject } = record;
  const subjects = (await store.studySubjects(id)).map((entry) =>
    summariseSubject(entry, expectedPerSubject),
  );
  return {
    id,
    name: design.name,
    description: design.description,
    kind: design.kind,
    state: await stateOf(store, queue, record, subjects),
    quick: record.quick,
    mode: design.administration.mode,
    subjects,
    instruments: instruments.map((instrument) => ({ id: instrument.id, name: instrument.name })),
    conditions: record.conditions.length,
    responses: subjects.reduce((sum, { responses }) => sum + responses, 0),
    expected: expectedPerSubject * subjects.length,
    planHash: record.planHash,
    lockedAt: record.createdAt,
    exploratoryOf,
    origin: originOf(record),
    changesAfterLock: [...marks.changes],
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}

/**
 * A status `running` that nobody stands behind was left by a run that was killed, also where it waits in the queue to be gone on
 * with; `failed` without a subject that failed, by one that was given up.
 */
async function stateOf(
  store: LaboratoryStore,
  queue: QueueStanding,
  { id, status }: StudyRecord,
  subjects: readonly StudySubject[],
): Promise<StudyState> {
  const standing = queue.standing(id);
  if (standing === 'running' || (standing === 'queued' && status !== 'running')) return standing;
  if (status === 'failed' && subjects.every(({ failure }) => failure === null)) return 'cancelled';
  if (status !== 'running') return status;
  return (await store.isRunning(id)) ? 'running-elsewhere' : 'interrupted';
}

function originOf({ origin }: StudyRecord): StudySummary['origin'] {
  if (origin === undefined) return null;
  const { bundleSha256, mettle, importedAt } = origin;
  return { bundleSha256, mettle, importedAt };
}

async function nameOf(store: LaboratoryStore, id: number): Promise<{ id: number; name: string }> {
  return { id, name: (await storedStudy(store, id)).design.name };
}
