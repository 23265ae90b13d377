import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { SubjectStore } from '../../../shared/domain/subject-source.js';
import { fileError } from '../../engine/gguf/file-error.js';
import { listGgufFiles, skip, type SkippedPath } from '../list-gguf-files.js';
import type { StoreContents, StoredFile } from './store.js';

const REPOSITORY_PREFIX = 'models--';
const COMMIT = /^[0-9a-f]{40}$/;
const LFS_SHA256 = /^[0-9a-f]{64}$/;

/**
 * The GGUF files of a cache in the hub's layout, `models--ORGANISATION--NAME/{refs,blobs,snapshots/COMMIT/FILE}`. Snapshots
 * lead to blobs by links, or hold copies where links cannot be made; one file is given for each blob, from the snapshot of the
 * newest reference. A blob of 64 hex digits is called by its SHA-256. Unfinished blobs and locks are passed over. Throws
 * `CANCELLED`.
 */
export async function readHubCache(
  store: SubjectStore,
  folder: string,
  signal?: AbortSignal,
): Promise<StoreContents> {
  const files: StoredFile[] = [];
  const skipped: SkippedPath[] = [];
  const names = await readdir(folder).catch((thrown: unknown) => {
    skipped.push(skip(folder, fileError(folder, thrown)));
    return [];
  });
  for (const name of names.filter((entry) => entry.startsWith(REPOSITORY_PREFIX)).sort()) {
    const repository = await readRepository(store, join(folder, name), signal);
    files.push(...repository.files);
    skipped.push(...repository.skipped);
  }
  return { files, skipped };
}

async function readRepository(
  store: SubjectStore,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<StoreContents> {
  const repository = basename(folder).slice(REPOSITORY_PREFIX.length).replaceAll('--', '/');
  const skipped: SkippedPath[] = [];
  const files: StoredFile[] = [];
  const seen = new Set<string>();
  for (const snapshot of await orderedSnapshots(folder, skipped)) {
    const found = await listGgufFiles([snapshot], signal);
    skipped.push(...found.skipped);
    for (const path of found.files) {
      const real = await realpath(path);
      if (seen.has(real)) continue;
      seen.add(real);
      const commit = basename(snapshot);
      files.push({
        path,
        sha256: blobHash(real),
        source: {
          store,
          repository,
          revision: COMMIT.test(commit) ? commit : null,
          tag: relative(snapshot, path).split(sep).join('/'),
          notes: [],
        },
      });
    }
  }
  return { files, skipped };
}

/** The hash that a blob is called by; null for a file that is no blob, and for blobs that are called by a Git hash. */
function blobHash(real: string): string | null {
  const name = basename(real);
  return basename(dirname(real)) === 'blobs' && LFS_SHA256.test(name) ? name : null;
}

/** Snapshot folders: those that a reference names first, newest reference first, then the others, newest first. */
async function orderedSnapshots(folder: string, skipped: SkippedPath[]): Promise<readonly string[]> {
  const snapshots = join(folder, 'snapshots');
  const names = await readdir(snapshots).catch((thrown: unknown) => {
    const error = fileError(snapshots, thrown);
    // A repository of which nothing was fetched yet has none.
    if (error.code !== 'FILE_NOT_FOUND') skipped.push(skip(snapshots, error));
    return [];
  });
  const references = await referenceTimes(join(folder, 'refs'));
  const dated = await Promise.all(
    names.map(async (name) => ({
      name,
      referred: references.get(name) ?? -Infinity,
      changed: (await stat(join(snapshots, name)).catch(() => null))?.mtimeMs ?? -Infinity,
    })),
  );
  dated.sort(
    (left, right) =>
      descending(left.referred, right.referred) ||
      descending(left.changed, right.changed) ||
      (left.name < right.name ? -1 : 1),
  );
  return dated.map(({ name }) => join(snapshots, name));
}

function descending(left: number, right: number): number {
  return left === right ? 0 : right > left ? 1 : -1;
}

/** When a reference to each commit was last written; unreadable references name nothing. */
async function referenceTimes(folder: string): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    try {
      const commit = (await readFile(path, 'utf8')).trim();
      times.set(commit, Math.max(times.get(commit) ?? -Infinity, (await stat(path)).mtimeMs));
    } catch {
      // Its snapshot comes after those that a readable reference names, and is found all the same.
      continue;
    }
  }
  return times;
}
