import type { SubjectFile } from '../../../shared/domain/subject.js';
import type { DraftRecord } from '../../store/laboratory-store.js';
import type { StudySnapshot } from '../../store/store.js';
import { describeAnalysisChange } from '../analysis-changes.js';
import type { LaboratoryContext } from '../context.js';
import { storedStudy } from '../stored-study.js';
import { subjectPlace } from '../subject-path.js';
import { studyWithPlan } from './check-draft.js';
import { notReady, planDraft } from './plan-draft.js';

/**
 * Freezes a draft's plan as a study without responses, and takes the draft away. A stored study with the same plan is gone on
 * with: it keeps its name, takes on the subjects that it lacks, and notes analysis settings that differ. A plan that differs
 * from the study's that it was made from is marked exploratory. Gives the study's number. Throws `INVALID_STUDY` naming what
 * is wrong, `SUBJECT_NOT_FOUND`, `ADAPTER_MISMATCH`, `FILE_*` and `GGUF_*`; nothing is stored then.
 */
export async function lockPlan(context: LaboratoryContext, draft: DraftRecord): Promise<number> {
  const { store } = context;
  const { snapshot, problems } = planDraft(draft.design, await context.library(), draft.quick);
  if (snapshot === null || problems.length > 0) throw notReady(problems);
  const subjects = await inspectSubjects(context, draft.design.subjects);
  const existing = await studyWithPlan(store, snapshot.planHash);
  if (existing !== null) {
    const change = describeAnalysisChange(existing.design.analysis, draft.design.analysis);
    if (change !== null) await store.changeAnalysis(existing.id, draft.design.analysis, change);
    const { name, description } = existing.design;
    return (await store.ensureStudy(renamed(snapshot, name, description), subjects)).id;
  }
  const { id } = await store.ensureStudy(snapshot, subjects);
  if (draft.derivedFrom !== null) {
    const original = await storedStudy(store, draft.derivedFrom);
    if (original.planHash !== snapshot.planHash) await store.setExploratoryOf(id, original.id);
  }
  return id;
}

function renamed(snapshot: StudySnapshot, name: string, description: string): StudySnapshot {
  return { ...snapshot, design: { ...snapshot.design, name, description } };
}

/** Every file is read and checked before anything is stored; one that stands twice is taken once. */
async function inspectSubjects(
  context: LaboratoryContext,
  references: readonly string[],
): Promise<SubjectFile[]> {
  const engine = await context.engine();
  const files = new Map<string, SubjectFile>();
  for (const reference of references) {
    const { path, adapter } = await subjectPlace(context, reference);
    const file = await engine.inspect(path, adapter);
    if (!files.has(file.sha256)) files.set(file.sha256, file);
  }
  return [...files.values()];
}
