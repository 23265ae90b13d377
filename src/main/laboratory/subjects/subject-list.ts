import type { SubjectList } from '../../../shared/contract/subjects.js';
import type { LaboratoryContext } from '../context.js';
import { calibrationFolder } from '../subject-path.js';
import type { BackgroundHashes } from './background-hashes.js';
import type { FolderWatch } from './folder-watch.js';
import type { SubjectSearch } from './subject-search.js';
import { speedBySettings } from './subject-speed.js';
import { subjectSummary } from './subject-summary.js';

/** What works on after a list was made; a list alone needs neither. */
export interface ListFollowers {
  readonly hashes?: Pick<BackgroundHashes, 'want' | 'progress'>;
  readonly watch?: Pick<FolderWatch, 'follow'>;
}

/** Every subject and adapter of the researcher's folders and stores; begins to hash what is not hashed yet. */
export async function listSubjects(
  context: LaboratoryContext,
  search: SubjectSearch,
  { hashes, watch }: ListFollowers = {},
): Promise<SubjectList> {
  const found = await search.find();
  const shown = { calibration: calibrationFolder(context), speed: await speedBySettings(context) };
  hashes?.want(found.subjects.filter(({ sha256 }) => sha256 === null));
  watch?.follow(found.watched);
  return {
    subjects: found.subjects.map((subject) => subjectSummary(subject, shown)),
    adapters: found.adapters.map(({ path, name, architecture, base, bytes, source }) => ({
      path,
      name,
      architecture,
      base,
      bytes,
      source,
    })),
    stores: found.stores
      .filter(({ store, paths }) => paths.length > 0 || (store !== 'folder' && store !== 'mettle'))
      .map((store) => ({ ...store, paths: [...store.paths] })),
    hashing: hashes?.progress() ?? null,
    skipped: found.skipped.map(({ path, store, code, message }) => ({
      path,
      store,
      error: { code, message },
    })),
    folders: [...found.folders],
    freeBytes: found.freeBytes,
  };
}
