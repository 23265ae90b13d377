import type { SubjectFile } from '../../shared/domain/subject.js';
import type { Store, StudyRecord, StudySubjectRecord } from '../store/store.js';
import { besideOf } from '../studies/beside.js';
import { studyKind } from '../studies/registry.js';
import type { StudyAnalysis, SubjectOutcome } from '../studies/study-kind.js';

/** What a study says so far: for programs, and to read. */
export interface StudyReport {
  readonly study: StudyRecord;
  readonly outcomes: readonly SubjectOutcome[];
  readonly analysis: StudyAnalysis;
}

/**
 * Analyses what is stored of a study, subject by subject, each beside its reference where the kind of study compares. With `only`, no other subjects than these (by SHA-256), in this
 * order; else all that the study has.
 */
export async function reportStudy(
  store: Store,
  study: StudyRecord,
  only?: readonly SubjectFile[],
): Promise<StudyReport> {
  const outcomes = await subjectOutcomes(store, study, only);
  const analysis = studyKind(study.design.kind).analysis(study);
  for (const outcome of outcomes) {
    const responsesOf = (sha256: string) => store.responses(study.id, sha256);
    const beside = besideOf(study, outcome, outcomes, responsesOf);
    await analysis.addSubject(outcome, responsesOf(outcome.subject.sha256), beside);
  }
  return { study, outcomes, analysis };
}

/** How far each subject of a study has come. */
export async function subjectOutcomes(
  store: Store,
  study: StudyRecord,
  only?: readonly SubjectFile[],
): Promise<SubjectOutcome[]> {
  const records = await store.studySubjects(study.id);
  const chosen =
    only === undefined
      ? records
      : only.flatMap(({ sha256 }) => records.filter(({ subject }) => subject.sha256 === sha256));
  return chosen.map((record) => outcomeOf(record, study));
}

/** The study as it stands in JSON output. */
export function studyJson(study: StudyRecord, outcomes: readonly SubjectOutcome[]): Record<string, unknown> {
  const { design } = study;
  return {
    id: study.id,
    name: design.name,
    description: design.description,
    kind: design.kind,
    planHash: study.planHash,
    status: study.status,
    partial: outcomes.some(isPartial),
    quick: study.quick,
    seed: design.seed,
    language: design.language,
    instruments: study.instruments.map(({ id }) => id),
    conditions: study.conditions.length,
    templates: design.templates,
    orders: design.orders,
    ...(study.specifications === undefined ? {} : { specifications: study.specifications }),
    ...(study.itemOrders === undefined ? {} : { itemOrders: study.itemOrders }),
    administration: design.administration,
    expectedPerSubject: study.expectedPerSubject,
    createdAt: study.createdAt,
    updatedAt: study.updatedAt,
  };
}

/** A subject's place in JSON output, before the measures of its study kind. */
export function outcomeJson(outcome: SubjectOutcome): Record<string, unknown> {
  const { subject, responses, expected, failure } = outcome;
  return {
    name: subject.name,
    file: subject.path,
    sha256: subject.sha256,
    quantization: subject.quantization,
    family: subject.family,
    bytes: subject.bytes,
    responses,
    expected,
    partial: isPartial(outcome),
    failure,
  };
}

/** The whole report in JSON. */
export function reportJson({ study, outcomes, analysis }: StudyReport): Record<string, unknown> {
  const measures = analysis.json();
  const findings = analysis.findings();
  const comparison = studyKind(study.design.kind).compare?.(
    study,
    outcomes.map((outcome, position) => ({ outcome, findings: findings[position] ?? null })),
  );
  return {
    study: studyJson(study, outcomes),
    subjects: outcomes.map((outcome, position) => ({ ...outcomeJson(outcome), ...measures[position] })),
    ...(comparison === undefined ? {} : { comparison }),
  };
}

function isPartial({ responses, expected }: SubjectOutcome): boolean {
  return responses < expected;
}

function outcomeOf(
  { subject, responses, failure, runtime }: StudySubjectRecord,
  study: StudyRecord,
): SubjectOutcome {
  return { subject, responses, expected: study.expectedPerSubject, failure, judge: runtime?.judge ?? null };
}
