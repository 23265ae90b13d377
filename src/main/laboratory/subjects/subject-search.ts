import { join } from 'node:path';
import { hashFile, type FileState } from '../../engine/gguf/hash-file.js';
import { DescriptionCache } from '../../subjects/description-cache.js';
import { findSubjects } from '../../subjects/find-subjects.js';
import type { FoundSubjects } from '../../subjects/found-subject.js';
import { requestedPlaces } from '../../subjects/search-places.js';
import type { LaboratoryContext } from '../context.js';
import { calibrationFolder } from '../subject-path.js';

/** What was found, and in which of the researcher's own folders. */
export interface SearchResult extends FoundSubjects {
  /** Folders that she named. */
  readonly folders: readonly string[];
  /** Those and the folder of fetched models: what may change under Mettle's eyes. */
  readonly watched: readonly string[];
}

/** The search for subjects in every place of the settings. It remembers what headers said for as long as it lives. */
export class SubjectSearch {
  readonly #context: LaboratoryContext;
  readonly #descriptions = new DescriptionCache();

  constructor(context: LaboratoryContext) {
    this.#context = context;
  }

  /** Throws `CANCELLED` when `signal` aborts. */
  async find(signal?: AbortSignal): Promise<SearchResult> {
    const { dataFolder, surroundings, settings } = this.#context;
    const { subjectFolders, searchStores, downloads } = await settings.read();
    const fetched = downloads.folder ?? join(dataFolder, 'models');
    const found = await findSubjects({
      places: requestedPlaces({
        calibration: calibrationFolder(this.#context),
        own: subjectFolders,
        fetched,
        ...(searchStores ? { stores: surroundings } : {}),
      }),
      cache: await this.#context.hashes(),
      descriptions: this.#descriptions,
      ...(signal === undefined ? {} : { signal }),
    });
    return { ...found, folders: subjectFolders, watched: [...subjectFolders, fetched] };
  }

  /**
   * Where the subject or adapter with these bytes lies; null where it is not found. A file whose hash nobody knows is read as a
   * whole where it has the length sought: `bytes`, or that of a file with this hash that was known before. Throws `CANCELLED`.
   */
  async locate(sha256: string, bytes?: number, signal?: AbortSignal): Promise<string | null> {
    const cache = await this.#context.hashes();
    const { subjects, adapters } = await this.find(signal);
    const known = subjects.find((subject) => subject.sha256 === sha256);
    if (known !== undefined) return known.path;
    const lengths = new Set(bytes === undefined ? cache.lengthsOf(sha256) : [bytes]);
    const unknown: readonly FileState[] = [
      ...subjects.filter((subject) => subject.sha256 === null),
      ...adapters,
    ];
    for (const file of unknown.filter((candidate) => lengths.has(candidate.bytes))) {
      const hash = cache.get(file) ?? (await hashFile(file, signal === undefined ? {} : { signal }));
      cache.set(file, hash);
      if (hash === sha256) return file.path;
    }
    return null;
  }
}
