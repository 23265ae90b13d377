import { MettleError } from '../../../shared/errors.js';

/**
 * Turns what the file system threw into `FILE_NOT_FOUND` or `FILE_UNREADABLE`, naming the file. A MettleError stays as it
 * is; what did not come from the file system becomes `INTERNAL`.
 */
export function fileError(path: string, thrown: unknown): MettleError {
  if (thrown instanceof MettleError) return thrown;
  if (!(thrown instanceof Error && 'code' in thrown)) return MettleError.from(thrown);
  const code = String(thrown.code);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new MettleError('FILE_NOT_FOUND', `There is no file ${path}.`, {
      hint: 'Check the path; `mettle subjects` lists the files that can be used.',
      cause: thrown,
    });
  }
  return new MettleError('FILE_UNREADABLE', `${path} cannot be read (${code}).`, {
    hint:
      code === 'EACCES' || code === 'EPERM'
        ? 'Give your account the right to read it.'
        : 'Check the disk that it lies on.',
    cause: thrown,
  });
}
