import { posix, win32, type PlatformPath } from 'node:path';
import type { SubjectSource, SubjectStore } from '../../../shared/domain/subject-source.js';
import type { SkippedPath } from '../list-gguf-files.js';

/** The machine as far as it decides where programs keep their models. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** A model's file as it lies in a store. */
export interface StoredFile {
  readonly path: string;
  readonly source: SubjectSource;
  /** SHA-256 (hex) where the store tells it. */
  readonly sha256: string | null;
  /** What the store calls the model, for a file whose own name says nothing. */
  readonly name?: string;
}

/** What lies in a folder of a store. */
export interface StoreContents {
  /** In the order in which of two names for one file the first is to be preferred. */
  readonly files: readonly StoredFile[];
  readonly skipped: readonly SkippedPath[];
}

/** A program's way to keep models. Reads in place, and writes nothing. */
export interface Store {
  readonly store: SubjectStore;
  /** Folders that it may lie in, by the rules of `platform`, whatever system this runs on; absolute paths. */
  folders(surroundings: Surroundings): readonly string[];
  /** Reads a folder that is there. Throws `CANCELLED`. */
  read(folder: string, signal?: AbortSignal): Promise<StoreContents>;
}

/** The rules by which paths are made on a platform. */
export function pathRules({ platform }: Pick<Surroundings, 'platform'>): PlatformPath {
  return platform === 'win32' ? win32 : posix;
}

/** The folder that a variable names, `~` being the home folder; null where it is unset, empty or relative. */
export function variableFolder(surroundings: Surroundings, name: string): string | null {
  const value = surroundings.variables[name]?.trim() ?? '';
  const rules = pathRules(surroundings);
  const path =
    value === '~' || value.startsWith('~/') || value.startsWith('~\\')
      ? rules.join(surroundings.homeDirectory, value.slice(1))
      : value;
  return path !== '' && rules.isAbsolute(path) ? rules.normalize(path) : null;
}

/** A file of which the place tells nothing but the store. */
export function plainSource(store: SubjectStore, tag: string | null = null): SubjectSource {
  return { store, repository: null, revision: null, tag, notes: [] };
}
