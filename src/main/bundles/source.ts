import type { Comparison, Findings } from '../../shared/contract/results.js';
import type { Response } from '../../shared/domain/response.js';
import { MettleError } from '../../shared/errors.js';
import type { LaboratoryStore, StudyMarks } from '../store/laboratory-store.js';
import type { StudyRecord, StudySubjectRecord } from '../store/store.js';
import { besideOf } from '../studies/beside.js';
import { batchedPrompts } from './batched-prompts.js';
import { studyKind } from '../studies/registry.js';
import type { SubjectOutcome } from '../studies/study-kind.js';

/** What a bundle is made of: a stored study, read as often as is needed and always the same. */
export interface BundleSource {
  readonly study: StudyRecord;
  readonly subjects: readonly StudySubjectRecord[];
  readonly changes: StudyMarks['changes'];
  /** The locked study that this one is a changed copy of. */
  readonly exploratoryOf: { readonly name: string; readonly planHash: string } | null;
  /** A subject's responses in the order of writing. */
  responses(sha256: string): AsyncIterable<Response>;
  /** The prompt text with this SHA-256 (hex), or null. */
  prompt(hash: string): Promise<string | null>;
}

/** What a study found, subject by subject in its order. */
export interface StudyFindings {
  readonly findings: readonly (Findings | null)[];
  /** Null in kinds of study that do not compare subjects. */
  readonly comparison: Comparison | null;
}

/**
 * A stored study as a bundle's source. Throws `STUDY_NOT_FOUND`, `STORE_*`, and `STUDY_RUNNING` for one that is being run,
 * which would grow while it is read.
 */
export async function storedSource(store: LaboratoryStore, reference: string): Promise<BundleSource> {
  const study = await store.study(reference);
  if (await store.isRunning(study.id)) {
    throw new MettleError('STUDY_RUNNING', `The study ${study.design.name} is being run.`, {
      hint: 'Wait until it has ended, or pause it; a study that is not finished can be exported, and says so.',
    });
  }
  const marks = await store.marks(study.id);
  const original = marks.exploratoryOf === null ? null : await store.study(String(marks.exploratoryOf));
  return {
    study,
    subjects: await store.studySubjects(study.id),
    changes: marks.changes,
    exploratoryOf:
      original === null
        ? (study.origin?.exploratoryOf ?? null)
        : { name: original.design.name, planHash: original.planHash },
    responses: (sha256) => store.responses(study.id, sha256),
    prompt: batchedPrompts((hashes) => store.promptTexts(hashes)),
  };
}

/** Works out anew all that a study found. Holds sums and distributions, never the responses. Throws `STORE_CORRUPT`. */
export async function workOutFindings(source: BundleSource): Promise<StudyFindings> {
  const { study, subjects } = source;
  const kind = studyKind(study.design.kind);
  const outcomes = subjects.map(({ subject, responses, failure, runtime }): SubjectOutcome => ({
    subject,
    responses,
    expected: study.expectedPerSubject,
    failure,
    judge: runtime?.judge ?? null,
  }));
  const analysis = kind.analysis(study);
  const responsesOf = (sha256: string): AsyncIterable<Response> => source.responses(sha256);
  for (const outcome of outcomes) {
    const beside = besideOf(study, outcome, outcomes, responsesOf);
    await analysis.addSubject(outcome, responsesOf(outcome.subject.sha256), beside);
  }
  const findings = analysis.findings();
  const entries = outcomes.map((outcome, place) => ({ outcome, findings: findings[place] ?? null }));
  return { findings, comparison: kind.compare?.(study, entries) ?? null };
}
