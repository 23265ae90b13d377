import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';
import { describeGguf } from '../../engine/gguf/inspect-gguf.js';
import { absolutePath, isWithin } from '../absolute-path.js';
import type { LaboratoryContext } from '../context.js';
import { calibrationFolder } from '../subject-path.js';

/**
 * Adds a folder, or the folder of a subject's file, to those that are searched, unless it lies within one of them. Throws
 * `INVALID_INPUT` for a whole disk, `FILE_*`, and the `GGUF_*` of a file that is no subject.
 */
export async function addSubjectPath(context: LaboratoryContext, path: string): Promise<void> {
  const folder = await folderOf(absolutePath(path));
  if (dirname(folder) === folder) {
    throw new MettleError(
      'INVALID_INPUT',
      `${folder} is a whole disk, which would take too long to search.`,
      { hint: 'Choose the folder that holds the GGUF files.' },
    );
  }
  const calibration = calibrationFolder(context);
  await context.settings.change(({ subjectFolders }) => {
    const searched = [...(calibration === null ? [] : [calibration]), ...subjectFolders];
    return searched.some((known) => isWithin(folder, known))
      ? {}
      : { subjectFolders: [...subjectFolders, folder] };
  });
  context.announce('subjects.changed', {});
}

/** Takes a folder off the list of those that are searched. */
export async function removeSubjectFolder(context: LaboratoryContext, path: string): Promise<void> {
  await context.settings.change(({ subjectFolders }) => ({
    subjectFolders: subjectFolders.filter((folder) => folder !== path),
  }));
  context.announce('subjects.changed', {});
}

/** The folder itself, or the one that a subject's file lies in. */
async function folderOf(path: string): Promise<string> {
  const facts = await stat(path).catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
  if (facts.isDirectory()) return path;
  await describeGguf(path);
  return dirname(path);
}
