import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import type { SubjectPlace } from '../../engine/adapter-choice.js';
import type { Engine } from '../../engine/engine.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord } from '../../store/store.js';
import { requireSubjectFiles } from './subject-files.js';

export interface RunnableSources {
  readonly store: LaboratoryStore;
  readonly engine: Pick<Engine, 'inspect'>;
  /** Where the subject behind a reference lies. Throws `SUBJECT_NOT_FOUND`. */
  readonly subjectPlace: (reference: string) => Promise<SubjectPlace>;
  /** A study's subject with the places of its files as they are now. */
  readonly refind?: RefindSubject | undefined;
}

export type RefindSubject = (record: StudyRecord, subject: SubjectFile) => Promise<SubjectFile>;

/**
 * Makes sure that a study can be run, so that what is missing is told of before it waits for its turn. Throws `INVALID_INPUT` for
 * one in the bin, `STUDY_RUNNING`, and `SUBJECT_*`, `GGUF_*` for its files and its judge.
 */
export async function requireRunnable(
  { store, engine, subjectPlace, refind }: RunnableSources,
  record: StudyRecord,
): Promise<void> {
  const { id, design, expectedPerSubject } = record;
  if ((await store.marks(id)).removedAt !== null) {
    throw new MettleError('INVALID_INPUT', `Study ${design.name} is in the bin.`, {
      hint: 'Take it out of the bin first.',
    });
  }
  if (await store.isRunning(id)) {
    throw new MettleError('STUDY_RUNNING', `Another program runs study ${design.name}.`, {
      hint: 'Pause it there first, or wait until it is done; its results can be read all the while.',
    });
  }
  await requireSubjectFiles(engine, await store.studySubjects(id), expectedPerSubject, async (subject) =>
    refind === undefined ? subject : refind(record, subject),
  );
  if (design.judge !== undefined) await subjectPlace(design.judge.subject);
}
