import type { DesignCheck, DraftDesign } from '../../../shared/contract/designs.js';
import { MettleError, type ErrorCode } from '../../../shared/errors.js';
import type { Problem } from '../../instruments/problems.js';
import type { StudyRecord } from '../../store/store.js';
import { placeOf } from '../../studies/issue-problems.js';
import { planSize } from '../../studies/preview.js';
import type { LaboratoryContext } from '../context.js';
import { placeKey } from '../../subjects/resolve-place.js';
import { subjectPlace } from '../subject-path.js';
import { planDraft } from './plan-draft.js';

/** What is said before the message of what keeps a subject from being used. */
const PROBLEM_WORDS: Partial<Record<ErrorCode, string>> = {
  SUBJECT_NOT_FOUND: 'cannot be found',
  FILE_UNREADABLE: 'cannot be found',
  INVALID_INPUT: 'cannot be read',
};

/** Everything that keeps a design from being locked, the size of its plan, and the stored study that has this plan already. */
export async function checkDraft(
  context: LaboratoryContext,
  design: DraftDesign,
  quick: boolean,
): Promise<DesignCheck> {
  const { snapshot, problems } = planDraft(design, await context.library(), quick);
  const all = [...problems, ...(await subjectProblems(context, design.subjects))];
  const existing = snapshot === null ? null : await studyWithPlan(context.store, snapshot.planHash);
  return {
    problems: all.map(({ path, message }) => ({ place: placeOf(path), message })),
    size: snapshot === null ? null : planSize(snapshot),
    planHash: snapshot?.planHash ?? null,
    conditions: snapshot === null ? [] : [...snapshot.conditions],
    specifications: snapshot?.specifications === undefined ? null : [...snapshot.specifications],
    existing: existing === null ? null : { id: existing.id, name: existing.design.name },
  };
}

/** The stored study with this plan hash, in the bin or not, or null. */
export async function studyWithPlan(
  store: LaboratoryContext['store'],
  planHash: string,
): Promise<StudyRecord | null> {
  try {
    const record = await store.study(planHash);
    // A study may be called by what looks like a hash.
    return record.planHash === planHash && record.origin === undefined ? record : null;
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (error.code === 'STUDY_NOT_FOUND') return null;
    throw error;
  }
}

/** Subjects whose files are not there, or stand twice. The files themselves are read when the plan is locked. */
async function subjectProblems(context: LaboratoryContext, subjects: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  const places = new Map<string, number>();
  for (const [index, reference] of subjects.entries()) {
    if (subjects.indexOf(reference) < index) continue;
    try {
      const place = placeKey(await subjectPlace(context, reference));
      const first = places.get(place);
      if (first !== undefined) {
        problems.push({ path: ['subjects', index], message: `is the same subject as subjects[${first}]` });
      }
      places.set(place, first ?? index);
    } catch (thrown) {
      const error = MettleError.from(thrown);
      const message = PROBLEM_WORDS[error.code];
      if (message === undefined) throw error;
      problems.push({ path: ['subjects', index], message: `${message}: ${error.message}` });
    }
  }
  return problems;
}
