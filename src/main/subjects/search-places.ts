import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SubjectStore } from '../../shared/domain/subject-source.js';
import { fileError } from '../engine/gguf/file-error.js';
import type { SkippedFile } from './found-subject.js';
import { listGgufFiles, skip } from './list-gguf-files.js';
import { readFolder } from './stores/flat-folder.js';
import { STORES } from './stores/registry.js';
import { plainSource, type StoreContents, type StoredFile, type Surroundings } from './stores/store.js';

/** A store with the folders in which to look. */
export interface SearchPlace {
  readonly store: SubjectStore;
  /** Absolute paths. */
  readonly folders: readonly string[];
  /** Whether a folder that is not there is told of: the researcher named it. */
  readonly named: boolean;
  read(folder: string, signal?: AbortSignal): Promise<StoreContents>;
}

/** A researcher's own folders. */
export function ownFolders(folders: readonly string[]): SearchPlace {
  return {
    store: 'folder',
    folders,
    named: true,
    read: (folder, signal) => readPlain('folder', folder, signal),
  };
}

/** The folder of the calibration subjects. */
export function calibrationPlace(folder: string): SearchPlace {
  return {
    store: 'calibration',
    folders: [folder],
    named: true,
    read: (place, signal) => readPlain('calibration', place, signal),
  };
}

/** The folder that Mettle fetches models into, `ORGANISATION/NAME/FILE.gguf` within it. */
export function mettlePlace(folder: string): SearchPlace {
  const repository = ([organisation, name]: readonly string[]): string | null =>
    name === undefined ? null : `${organisation}/${name}`;
  return {
    store: 'mettle',
    folders: [folder],
    named: false,
    read: (place, signal) => readFolder('mettle', place, { repository }, signal),
  };
}

/** The places in which other programs keep their models on this machine. */
export function storePlaces(surroundings: Surroundings): readonly SearchPlace[] {
  return STORES.map((store) => ({
    store: store.store,
    folders: store.folders(surroundings),
    named: false,
    read: (folder, signal) => store.read(folder, signal),
  }));
}

/** Which places a search takes in. */
export interface PlaceRequest {
  /** The folder of the calibration subjects. */
  readonly calibration?: string | null;
  /** Folders that the researcher names. */
  readonly own?: readonly string[];
  /** The folder that Mettle fetches models into. */
  readonly fetched?: string;
  /** The machine whose other programs' stores are searched; none by default. */
  readonly stores?: Surroundings;
}

/** The places of a request, in the order in which a list shows them. */
export function requestedPlaces({ calibration, own, fetched, stores }: PlaceRequest): readonly SearchPlace[] {
  return [
    ...(calibration === undefined || calibration === null ? [] : [calibrationPlace(calibration)]),
    ...(own === undefined ? [] : [ownFolders(own)]),
    ...(fetched === undefined ? [] : [mettlePlace(fetched)]),
    ...(stores === undefined ? [] : storePlaces(stores)),
  ];
}

export interface PlaceContents {
  readonly files: readonly StoredFile[];
  readonly skipped: readonly SkippedFile[];
  /** Folders that are there. */
  readonly paths: readonly string[];
}

/** What lies in a place. A folder that cannot be read is listed as skipped. Throws `CANCELLED`. */
export async function searchPlace(place: SearchPlace, signal?: AbortSignal): Promise<PlaceContents> {
  const files: StoredFile[] = [];
  const skipped: SkippedFile[] = [];
  const paths: string[] = [];
  for (const folder of place.folders) {
    const problem = await stat(folder).then(
      () => null,
      (thrown: unknown) => fileError(folder, thrown),
    );
    if (problem !== null) {
      if (place.named || problem.code !== 'FILE_NOT_FOUND') {
        skipped.push({ ...skip(folder, problem), store: place.store });
      }
      continue;
    }
    paths.push(folder);
    const contents = await place.read(folder, signal);
    files.push(...contents.files);
    skipped.push(...contents.skipped.map((path) => ({ ...path, store: place.store })));
  }
  return { files, skipped, paths };
}

async function readPlain(
  store: 'folder' | 'calibration',
  folder: string,
  signal: AbortSignal | undefined,
): Promise<StoreContents> {
  const found = await listGgufFiles([folder], signal);
  return {
    files: found.files.map((path) => ({ path, sha256: null, source: plainSource(store, basename(path)) })),
    skipped: found.skipped,
  };
}
