import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MettleError } from '../../shared/errors.js';

let drafts = 0;

/**
 * Writes a text file as a whole or not at all, with the folders above it: beside its place first, onto the disk, then
 * renamed. Throws `FILE_UNREADABLE` with the system's reason; the file that was there is then as it was.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  drafts += 1;
  const draft = `${path}.${process.pid}.${drafts}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    // Why the file could not be written is what the caller should hear of.
    await rm(draft, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MettleError('FILE_UNREADABLE', `${path} cannot be written: ${reason}.`, {
      hint: 'Check that there is room on the disk and that you may write to this folder.',
      cause,
    });
  }
}
