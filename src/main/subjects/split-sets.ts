import { basename } from 'node:path';
import { parseSplitName, splitPartPaths } from '../engine/gguf/split-name.js';
import type { SkippedFile } from './found-subject.js';
import type { StoredFile } from './stores/store.js';

export interface FileSets {
  /** Files to be opened, each with all its files, itself first. */
  readonly sets: readonly { readonly first: StoredFile; readonly parts: readonly string[] }[];
  /** Parts of which the first is missing: one reason for each set. */
  readonly skipped: readonly SkippedFile[];
}

/**
 * Puts the parts of split models together by their names: a model is opened through its first part, and the others are no
 * entries of their own.
 */
export function splitSets(files: readonly StoredFile[]): FileSets {
  const paths = new Set(files.map(({ path }) => path));
  const sets: FileSets['sets'][number][] = [];
  const orphans = new Map<string, SkippedFile>();
  for (const first of files) {
    const name = parseSplitName(first.path);
    const parts = name === null ? null : splitPartPaths(first.path, name.count);
    if (name === null || parts === null) sets.push({ first, parts: [first.path] });
    else if (name.part === 1) sets.push({ first, parts: parts.filter((path) => paths.has(path)) });
    else if (parts[0] !== undefined && !paths.has(parts[0]) && !orphans.has(parts[0])) {
      const present = parts.filter((path) => paths.has(path)).length;
      orphans.set(parts[0], {
        path: first.path,
        store: first.source.store,
        code: 'GGUF_SPLIT_PART',
        message:
          `${basename(first.path)} belongs to a model split into ${name.count} files, of which ${present} ` +
          `${present === 1 ? 'is' : 'are'} here; the first, ${basename(parts[0])}, is missing.`,
      });
    }
  }
  return { sets, skipped: [...orphans.values()] };
}
