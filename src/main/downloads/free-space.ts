import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MettleError } from '../../shared/errors.js';

/** Left free beside what is fetched, so that the store can go on writing. */
const MARGIN_BYTES = 64 * 2 ** 20;

/** Bytes that this account may still write in a folder, or where it will be made. Throws `FILE_UNREADABLE`. */
export async function freeSpace(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (cause) {
    const above = dirname(folder);
    if (above !== folder && cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      return freeSpace(above);
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MettleError('FILE_UNREADABLE', `The room in ${folder} cannot be read: ${reason}.`, {
      hint: 'Choose another folder for models in the settings.',
      cause,
    });
  }
}

/** Throws `DOWNLOAD_NO_SPACE` where `needed` bytes and a margin of 64 MiB are more than is free. */
export function checkSpace(folder: string, needed: number, free: number): void {
  if (needed + MARGIN_BYTES <= free) return;
  const missing = needed + MARGIN_BYTES - free;
  throw new MettleError(
    'DOWNLOAD_NO_SPACE',
    `${folder} has ${megabytes(free)} free, and ${megabytes(needed)} are still to come.`,
    { hint: `Make ${megabytes(missing)} more room, or choose another folder in the settings, then resume.` },
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en-US')} MB`;
}
