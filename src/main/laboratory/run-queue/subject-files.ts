import { MettleError } from '../../../shared/errors.js';
import type { Engine } from '../../engine/engine.js';
import type { StudySubjectRecord } from '../../store/store.js';

/**
 * Makes sure that every subject which has something left to answer (of `expected` responses) is where it was and what it was,
 * so that a missing file is told of before a night's run and not after. Throws `SUBJECT_NOT_FOUND` naming the subject, and
 * `GGUF_*`.
 */
export async function requireSubjectFiles(
  engine: Pick<Engine, 'inspect'>,
  subjects: readonly StudySubjectRecord[],
  expected: number,
): Promise<void> {
  for (const { subject, responses } of subjects) {
    if (responses >= expected) continue;
    const { sha256 } = await engine.inspect(subject.path).catch((thrown: unknown) => {
      const error = MettleError.from(thrown, 'FILE_UNREADABLE');
      throw error.code === 'FILE_NOT_FOUND' || error.code === 'FILE_UNREADABLE'
        ? missing(subject.name, `its file ${subject.path} cannot be read`, error)
        : error;
    });
    if (sha256 !== subject.sha256) {
      throw missing(subject.name, `the file ${subject.path} is not the one that the plan was locked with`);
    }
  }
}

function missing(name: string, why: string, cause?: MettleError): MettleError {
  return new MettleError('SUBJECT_NOT_FOUND', `${name} cannot be asked: ${why}.`, {
    hint: 'Put the file back in its place, or duplicate the study with another subject.',
    cause,
  });
}
