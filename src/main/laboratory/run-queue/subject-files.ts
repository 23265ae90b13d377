import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import type { Engine } from '../../engine/engine.js';
import type { StudySubjectRecord } from '../../store/store.js';

/**
 * Makes sure that every subject which has something left to answer (of `expected` responses) is there and is what it was, so that
 * a missing file is told of before a night's run and not after. `refind` gives a subject with the places of its files as they
 * are now. Throws `SUBJECT_NOT_FOUND` naming the subject, and `GGUF_*`.
 */
export async function requireSubjectFiles(
  engine: Pick<Engine, 'inspect'>,
  subjects: readonly StudySubjectRecord[],
  expected: number,
  refind: (subject: SubjectFile) => Promise<SubjectFile> = async (subject) => subject,
): Promise<void> {
  for (const { subject, responses } of subjects) {
    if (responses >= expected) continue;
    const present = await refind(subject);
    const { path, adapter } = present;
    const { sha256 } = await engine.inspect(path, adapter).catch((thrown: unknown) => {
      throw unreadable(present, MettleError.from(thrown, 'FILE_UNREADABLE'));
    });
    if (sha256 !== subject.sha256) {
      const files =
        adapter === undefined ? `the file ${path} is` : `the files ${path} and ${adapter.path} together are`;
      throw missing(subject.name, `${files} not what the plan was locked with`);
    }
  }
}

function unreadable({ name, path, adapter }: SubjectFile, error: MettleError): MettleError {
  if (error.code !== 'FILE_NOT_FOUND' && error.code !== 'FILE_UNREADABLE') return error;
  const files =
    adapter === undefined
      ? `its file ${path} cannot be read`
      : `its files ${path} and ${adapter.path} cannot both be read`;
  return missing(name, files, error);
}

function missing(name: string, why: string, cause?: MettleError): MettleError {
  return new MettleError('SUBJECT_NOT_FOUND', `${name} cannot be asked: ${why}.`, {
    hint: 'Put the file back in its place, or duplicate the study with another subject.',
    cause,
  });
}
