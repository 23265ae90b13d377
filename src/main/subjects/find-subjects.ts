import type { SubjectStore } from '../../shared/domain/subject-source.js';
import { MettleError } from '../../shared/errors.js';
import { availableMemory } from '../engine/gguf/available-memory.js';
import type { HashCache } from '../engine/gguf/hash-cache.js';
import { foundSubject, type DescribedSubject } from './describe-subject.js';
import { DescriptionCache } from './description-cache.js';
import { findAdapter } from './find-adapter.js';
import type {
  FoundAdapter,
  FoundSubject,
  FoundSubjects,
  SearchedStore,
  SkippedFile,
} from './found-subject.js';
import { skip } from './list-gguf-files.js';
import { mergeCopies, uniqueFiles, type UniqueFile } from './one-entry-each.js';
import { searchPlace, type SearchPlace } from './search-places.js';
import { splitSets } from './split-sets.js';
import type { StoredFile } from './stores/store.js';

export interface FindOptions {
  readonly places: readonly SearchPlace[];
  readonly signal?: AbortSignal;
  readonly cache?: HashCache;
  /** What was read before; by default every header is read. */
  readonly descriptions?: DescriptionCache;
  /** Free memory in bytes; measured where it is not given. */
  readonly freeBytes?: number;
}

/**
 * Looks through places for subjects and adapters, reading headers only. A file that cannot be used is listed with its reason;
 * the parts of a split model are one entry, and so are the paths that lead to one file or, where hashes are known, to the same
 * bytes. Throws `CANCELLED` when `signal` aborts.
 */
export async function findSubjects(options: FindOptions): Promise<FoundSubjects> {
  const { places, signal, cache, descriptions = new DescriptionCache() } = options;
  const freeBytes = options.freeBytes ?? (await availableMemory());
  const files: StoredFile[] = [];
  const skipped: SkippedFile[] = [];
  const paths: { readonly store: SubjectStore; readonly paths: readonly string[] }[] = [];
  for (const place of places) {
    const contents = await searchPlace(place, signal);
    files.push(...contents.files);
    skipped.push(...contents.skipped);
    paths.push({ store: place.store, paths: contents.paths });
  }
  const { sets, skipped: orphans } = splitSets(files);
  skipped.push(...orphans);
  const partsOf = new Map(sets.map(({ first, parts }) => [first.path, parts]));
  const subjects: FoundSubject[] = [];
  const adapters: FoundAdapter[] = [];
  for (const unique of await uniqueFiles(sets.map(({ first }) => first))) {
    const { file } = unique;
    const description = await descriptions.describe(file.path, partsOf.get(file.path) ?? [file.path], signal);
    if (!(description instanceof MettleError)) {
      subjects.push(inPlace(description, unique, { cache, freeBytes }));
    } else if (description.code === 'GGUF_ADAPTER') {
      const adapter = await findAdapter(file).catch((thrown: unknown) => MettleError.from(thrown));
      if (adapter instanceof MettleError) skipped.push(skipOf(file, adapter));
      else adapters.push(adapter);
    } else {
      skipped.push(skipOf(file, description));
    }
  }
  const found = mergeCopies(subjects);
  const reasons = onceEach(skipped);
  return {
    subjects: found,
    adapters,
    stores: countStores(paths, found, reasons),
    skipped: reasons,
    freeBytes,
  };
}

function inPlace(
  description: DescribedSubject,
  { file, alsoAt }: UniqueFile,
  { cache, freeBytes }: { readonly cache: HashCache | undefined; readonly freeBytes: number },
): FoundSubject {
  const { source, name } = file;
  // What a store tells of a split model is the hash of its first part.
  const told = description.file.parts === undefined ? file.sha256 : null;
  const sha256 = told ?? cache?.get(description.file) ?? null;
  const subject = foundSubject(description, { source, sha256, freeBytes, alsoAt });
  return description.named || name === undefined ? subject : { ...subject, name };
}

function skipOf({ path, source }: StoredFile, error: MettleError): SkippedFile {
  return { ...skip(path, error), store: source.store };
}

/** A place within another is read twice; what is wrong in it is told once. */
function onceEach(skipped: readonly SkippedFile[]): readonly SkippedFile[] {
  const byPath = new Map<string, SkippedFile>();
  for (const entry of skipped) {
    const key = JSON.stringify([entry.path, entry.code, entry.message]);
    if (!byPath.has(key)) byPath.set(key, entry);
  }
  return [...byPath.values()];
}

function countStores(
  places: readonly { readonly store: SubjectStore; readonly paths: readonly string[] }[],
  subjects: readonly FoundSubject[],
  skipped: readonly SkippedFile[],
): readonly SearchedStore[] {
  return places.map(({ store, paths }) => ({
    store,
    paths,
    subjects: subjects.filter(({ source }) => source.store === store).length,
    skipped: skipped.filter((entry) => entry.store === store).length,
  }));
}
