import { basename } from 'node:path';
import type { SubjectPlace } from '../../engine/adapter-choice.js';
import type { Engine } from '../../engine/engine.js';
import type { FoundSubjects } from '../../subjects/found-subject.js';
import { fileNameOf } from '../documents/file-names.js';
import { inspectedOrNull } from './inspected-or-null.js';

/** The model that read a study's free replies, as its bundle tells of it. */
export interface BundledJudge {
  /** The reference of the design: a file's name where paths were left out. */
  readonly subject: string;
  readonly sha256: string;
}

/**
 * Finds a study's judge among the files of this machine: of those with its name the one with its bytes, or null. Files that cannot
 * be read are passed over. Throws `CANCELLED`.
 */
export async function locateJudge(
  { subject, sha256 }: BundledJudge,
  { subjects }: Pick<FoundSubjects, 'subjects'>,
  engine: Pick<Engine, 'inspect'>,
): Promise<SubjectPlace | null> {
  const name = fileNameOf(subject);
  for (const found of subjects) {
    const paths = [found.path, ...found.alsoAt];
    if (!paths.some((path) => basename(path) === name)) continue;
    const file = await inspectedOrNull(engine, found.path, undefined);
    if (file?.sha256 === sha256) return { path: found.path };
  }
  return null;
}
