import { realpath, stat } from 'node:fs/promises';
import { SUBJECT_STORES } from '../../shared/domain/subject-source.js';
import type { FoundSubject } from './found-subject.js';
import type { StoredFile } from './stores/store.js';

/** A file with every other path that leads to it. */
export interface UniqueFile {
  readonly file: StoredFile;
  readonly alsoAt: readonly string[];
}

/**
 * One entry for each real file: links and hard links to it become `alsoAt`. Of several paths that is kept whose place tells the
 * repository, else that of the store that stands first in `SUBJECT_STORES`, else the first.
 */
export async function uniqueFiles(files: readonly StoredFile[]): Promise<readonly UniqueFile[]> {
  const byIdentity = new Map<string, StoredFile[]>();
  for (const file of files) {
    const identity = await identityOf(file.path);
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), file]);
  }
  return [...byIdentity.values()].flatMap((same) => {
    const [best] = same.toSorted(
      (left, right) =>
        Number(left.source.repository === null) - Number(right.source.repository === null) ||
        storeRank(left.source.store) - storeRank(right.source.store),
    );
    if (best === undefined) return [];
    const sha256 = same.find((file) => file.sha256 !== null)?.sha256 ?? null;
    return [
      {
        file: { ...best, sha256 },
        alsoAt: others(
          best.path,
          same.map(({ path }) => path),
        ),
      },
    ];
  });
}

/**
 * One entry for each known hash: copies become `alsoAt` of the one whose store stands first in `SUBJECT_STORES`; entries whose
 * hash nobody knows yet stay apart. Keeps the order.
 */
export function mergeCopies(subjects: readonly FoundSubject[]): readonly FoundSubject[] {
  const byHash = new Map<string, FoundSubject[]>();
  for (const subject of subjects) {
    if (subject.sha256 !== null) {
      byHash.set(subject.sha256, [...(byHash.get(subject.sha256) ?? []), subject]);
    }
  }
  return subjects.flatMap((subject) => {
    const same = subject.sha256 === null ? [subject] : (byHash.get(subject.sha256) ?? [subject]);
    const [best] = same.toSorted(
      (left, right) => storeRank(left.source.store) - storeRank(right.source.store),
    );
    if (best !== subject) return [];
    const paths = same.flatMap(({ path, alsoAt }) => [path, ...alsoAt]);
    return [{ ...subject, alsoAt: others(subject.path, paths) }];
  });
}

function others(path: string, paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].filter((other) => other !== path).sort();
}

function storeRank(store: StoredFile['source']['store']): number {
  return SUBJECT_STORES.indexOf(store);
}

/** Device and number of the file, which hard links share; its real path where the file system has no numbers. */
async function identityOf(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return ino === 0n ? await realpath(path) : `${dev}:${ino}`;
  } catch {
    // What is wrong with it is told when its header is read.
    return path;
  }
}
