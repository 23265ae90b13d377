import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord, StudySubjectRecord } from '../../store/store.js';
import { studyKind } from '../../studies/registry.js';
import { wrapped } from '../../studies/report-style.js';
import { findingsBasis, outcomeOf } from './findings-basis.js';
import type { FindingsDesk } from './findings-desk.js';

const LAYOUT = { width: 100, unicode: true, colour: false } as const;

/**
 * The report of a study to read, in 100 columns: what the command line shows, what is missing and what was changed after the
 * plan was locked. Findings that are not there yet are waited for. Throws what kept them from being worked out, and `STORE_*`.
 */
export async function studyReport(
  store: LaboratoryStore,
  desk: FindingsDesk,
  record: StudyRecord,
): Promise<string> {
  const analysis = studyKind(record.design.kind).analysis(record);
  const expected = record.expectedPerSubject;
  const subjects = await store.studySubjects(record.id);
  for (const entry of subjects) {
    const { responses, subject } = entry;
    const current = responses === 0 ? null : await currentFindings(desk, record, subject.sha256, subjects);
    analysis.addFindings(outcomeOf(entry, expected), current?.findings ?? null);
  }
  const done = subjects.reduce((sum, { responses }) => sum + responses, 0);
  const total = expected * subjects.length;
  const partial = done < total ? [`Partial: ${count(done)} of ${count(total)} responses are stored.`] : [];
  const remarks = [...partial, ...(await remarksOn(store, record))];
  const lines = [...analysis.text(LAYOUT), ...(remarks.length === 0 ? [] : ['', ...remarks])];
  return `${lines.join('\n')}\n`;
}

async function currentFindings(
  desk: FindingsDesk,
  record: StudyRecord,
  sha256: string,
  subjects: readonly StudySubjectRecord[],
): ReturnType<FindingsDesk['current']> {
  const basis = findingsBasis(record, sha256, subjects);
  const current = await desk.current(record, sha256, basis);
  if (current !== null && current.responses >= basis.responses) return current;
  desk.want(record.id, sha256, basis.responses);
  await desk.settled(record.id, sha256);
  return desk.current(record, sha256, basis);
}

async function remarksOn(store: LaboratoryStore, { id, createdAt }: StudyRecord): Promise<string[]> {
  const { exploratoryOf, changes } = await store.marks(id);
  const remarks = [
    `The plan was locked at ${createdAt}.`,
    ...(exploratoryOf === null
      ? []
      : [
          `Exploratory: the plan is a changed copy of study number ${exploratoryOf}, made after that was locked.`,
        ]),
    ...changes.map(({ at, what }) => `${at}: ${what}.`),
  ];
  return remarks.flatMap((remark) => wrapped(remark, LAYOUT.width));
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
