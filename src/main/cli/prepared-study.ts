import { dirname, resolve } from 'node:path';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { SubjectPlace } from '../engine/adapter-choice.js';
import type { Engine } from '../engine/engine.js';
import type { StudySnapshot } from '../store/store.js';
import { readDesignFile } from '../studies/design-file.js';
import { planStudy } from '../studies/plan.js';
import { withReferenceRead } from '../studies/population/reference-file.js';
import type { Environment } from './environment.js';
import { chosenLibrary, type LibraryOption } from './own-catalogue.js';
import { chooseSubjects, findJudge } from './study-subjects.js';

/** What a command line says of the studies that it names. */
export interface StudyChoice extends LibraryOption {
  readonly subject: readonly string[];
  readonly quick: boolean;
}

/** A study file with its texts. */
export interface ReadStudy {
  readonly snapshot: StudySnapshot;
  /** Absolute path of the folder that the study file lies in. */
  readonly folder: string;
}

/** A study that can be run: its plan, its subjects, and its judge where it has one. */
export interface PreparedStudy {
  readonly snapshot: StudySnapshot;
  readonly subjects: readonly SubjectFile[];
  readonly judge: SubjectPlace | undefined;
}

/** Reads a study file (from the working directory) and plans it. Throws `FILE_*`, `INVALID_*`. */
export async function readStudy(
  environment: Environment,
  studyFile: string,
  options: StudyChoice,
): Promise<ReadStudy> {
  const file = resolve(environment.workingDirectory, studyFile);
  const design = await readDesignFile(file);
  const library = await chosenLibrary(environment, options);
  const folder = dirname(file);
  const whole = await withReferenceRead(design, folder, library);
  return { snapshot: planStudy(whole, library, { quick: options.quick }), folder };
}

/**
 * Finds the subjects of a study, or those given in their place (`replacements`), and its judge. Every file is checked before any is
 * loaded. Throws `FILE_*`, `GGUF_*`, `SUBJECT_NOT_FOUND`.
 */
export async function findSubjects(
  environment: Environment,
  engine: Pick<Engine, 'inspect'>,
  { snapshot, folder }: ReadStudy,
  replacements: readonly string[],
): Promise<PreparedStudy> {
  const { design } = snapshot;
  const folders = { study: folder, working: environment.workingDirectory };
  return {
    snapshot,
    subjects: await chooseSubjects(environment, engine, design, folders, replacements),
    judge: await findJudge(environment, design, folder),
  };
}
