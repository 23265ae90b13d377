import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { downloadSchema, type Download } from '../../shared/contract/downloads.js';
import { MettleError } from '../../shared/errors.js';
import { UNFINISHED_FOLDER } from '../subjects/list-gguf-files.js';
import { sourceSchema } from './source.js';

const RECORD = 'download.json';
const ID = /^[0-9a-f]{16}$/;

/** A download as it is kept from one start of Mettle to the next. */
export const recordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  download: downloadSchema,
  /** Where each file of the source belongs. */
  places: z.array(z.string().min(1)),
  source: sourceSchema,
  /** When it was first asked for, ISO 8601. */
  startedAt: z.string(),
});
export type DownloadRecord = z.infer<typeof recordSchema>;

/** Names a download by its address, so that the same address is the same download. */
export function downloadId(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16);
}

/** The folder of one download's unfinished files. */
export function workFolder(folder: string, id: string): string {
  return join(folder, UNFINISHED_FOLDER, id);
}

/** Writes a record as a whole or not at all. Throws `FILE_UNREADABLE`. */
export async function writeRecord(folder: string, record: DownloadRecord): Promise<void> {
  const path = join(workFolder(folder, record.download.id), RECORD);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(draft, 'w');
    try {
      await file.writeFile(`${JSON.stringify(record, null, 1)}\n`, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw unwritable(path, cause);
  }
}

/** The record of one download; null where there is none, or none that can be read. */
export async function readRecord(folder: string, id: string): Promise<DownloadRecord | null> {
  const text = await readFile(join(workFolder(folder, id), RECORD), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const record = recordSchema.safeParse(JSON.parse(text));
    return record.success && record.data.download.id === id ? record.data : null;
  } catch {
    // Damaged: the address can be given again, which begins anew.
    return null;
  }
}

/** All records of a folder, oldest first. A finished one whose file is no longer there is left out. */
export async function readRecords(folder: string): Promise<DownloadRecord[]> {
  const names = await readdir(join(folder, UNFINISHED_FOLDER)).catch(() => [] as string[]);
  const found = await Promise.all(names.filter((name) => ID.test(name)).map((id) => readRecord(folder, id)));
  const there: DownloadRecord[] = [];
  for (const record of found) if (record !== null && (await stillThere(record))) there.push(record);
  return there.sort((left, right) => (left.startedAt < right.startedAt ? -1 : 1));
}

/** Takes a download's folder away with all that is in it. Throws `FILE_UNREADABLE`. */
export async function removeWorkFolder(folder: string, id: string): Promise<void> {
  const path = workFolder(folder, id);
  try {
    await rm(path, { recursive: true, force: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Deletes the bytes of a download and keeps its record. */
export async function removeBytes(folder: string, id: string): Promise<void> {
  const path = workFolder(folder, id);
  const names = await readdir(path).catch(() => [] as string[]);
  for (const name of names.filter((one) => one.startsWith('fetched')))
    await rm(join(path, name), { force: true });
}

async function stillThere({ download, places }: DownloadRecord): Promise<boolean> {
  if (download.state !== 'done') return true;
  const [first] = places;
  return (
    first !== undefined &&
    (await stat(first).then(
      () => true,
      () => false,
    ))
  );
}

function unwritable(path: string, cause: unknown): MettleError {
  const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new MettleError(
    full ? 'DOWNLOAD_NO_SPACE' : 'FILE_UNREADABLE',
    `${path} cannot be written: ${reason}.`,
    {
      hint: 'Check that there is room on the disk and that you may write to the folder for models.',
      cause,
    },
  );
}

/** What is told of a download at its beginning. */
export function newDownload(id: string, source: DownloadRecord['source'], path: string): Download {
  const sizes = source.files.map(({ bytes }) => bytes);
  return {
    id,
    address: source.address,
    name: source.files[0]?.name ?? '',
    path,
    state: 'waiting',
    files: source.files.length,
    doneBytes: 0,
    totalBytes: sizes.every((bytes) => bytes !== null) ? sizes.reduce((sum, bytes) => sum + bytes, 0) : null,
    rate: 0,
    secondsLeft: null,
    sha256: source.files.length === 1 ? (source.files[0]?.sha256 ?? null) : null,
    resumed: 0,
    error: null,
  };
}
