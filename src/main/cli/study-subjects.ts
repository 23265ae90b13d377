import { resolve } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { SubjectPlace } from '../engine/adapter-choice.js';
import type { Engine } from '../engine/engine.js';
import type { Environment } from './environment.js';

/**
 * The subjects that a study is put to: those given on the command line (paths from the working directory), else those that
 * the study names (paths from the study file's folder). Every file is checked before any is loaded. Throws `FILE_*`,
 * `GGUF_*`, `ADAPTER_MISMATCH` and `SUBJECT_NOT_FOUND`, naming the file.
 */
export async function chooseSubjects(
  environment: Pick<Environment, 'resolveSubject'>,
  engine: Pick<Engine, 'inspect'>,
  design: StudyDesign,
  folders: { readonly study: string; readonly working: string },
  replacements: readonly string[],
): Promise<SubjectFile[]> {
  const chosen = replacements.length > 0 ? replacements : design.subjects;
  const base = replacements.length > 0 ? folders.working : folders.study;
  const files: SubjectFile[] = [];
  for (const reference of chosen) {
    const file = await inspectSubject(environment, engine, reference, base);
    if (files.some(({ sha256 }) => sha256 === file.sha256)) continue;
    files.push(file);
  }
  return files;
}

/** Where the judge lies that a study names (paths from the study file's folder), if any. Throws `SUBJECT_NOT_FOUND`. */
export async function findJudge(
  environment: Pick<Environment, 'resolveSubject'>,
  { judge }: StudyDesign,
  folder: string,
): Promise<SubjectPlace | undefined> {
  return judge === undefined ? undefined : environment.resolveSubject(judge.subject, resolve(folder));
}

async function inspectSubject(
  environment: Pick<Environment, 'resolveSubject'>,
  engine: Pick<Engine, 'inspect'>,
  reference: string,
  base: string,
): Promise<SubjectFile> {
  try {
    const { path, adapter } = await environment.resolveSubject(reference, resolve(base));
    return await engine.inspect(path, adapter);
  } catch (thrown) {
    const error = MettleError.from(thrown, 'FILE_UNREADABLE');
    const code =
      error.code === 'FILE_NOT_FOUND' || error.code === 'FILE_UNREADABLE' ? 'SUBJECT_NOT_FOUND' : error.code;
    const message = error.message.includes(reference)
      ? error.message
      : `Subject ${reference}: ${error.message}`;
    throw new MettleError(
      code,
      message,
      error.hint === undefined ? { cause: thrown } : { hint: error.hint, cause: thrown },
    );
  }
}
