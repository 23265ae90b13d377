import type { CatalogueEntry } from '../../../shared/contract/subjects.js';
import { availableMemory } from '../../engine/gguf/available-memory.js';
import {
  catalogueEntry,
  modelCatalogueFile,
  readModelCatalogue,
} from '../../subjects/knowledge/model-catalogue.js';

/** The models that a newcomer may try, with what fits this machine now. Throws `SUBJECT_NOT_FOUND`, `FILE_*`. */
export async function listCatalogue(): Promise<{ entries: CatalogueEntry[] }> {
  const [models, freeBytes] = await Promise.all([
    readModelCatalogue(modelCatalogueFile()),
    availableMemory(),
  ]);
  return { entries: models.map((model) => catalogueEntry(model, freeBytes)) };
}
