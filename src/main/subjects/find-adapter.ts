import { basename } from 'node:path';
import { architectureOf, textField } from '../engine/gguf/metadata-fields.js';
import { readGgufHeader } from '../engine/gguf/read-header.js';
import type { FoundAdapter } from './found-subject.js';
import type { StoredFile } from './stores/store.js';

/** What an adapter's header says of it. Throws `FILE_*` and `GGUF_*`. */
export async function findAdapter({ path, source, name }: StoredFile): Promise<FoundAdapter> {
  const header = await readGgufHeader(path);
  return {
    path,
    name: textField(header, 'general.name') ?? name ?? basename(path).replace(/\.gguf$/i, ''),
    architecture: architectureOf(header),
    base: textField(header, 'general.base_model.0.name'),
    bytes: header.bytes,
    modifiedMs: header.modifiedMs,
    source: { ...source, notes: [...source.notes] },
  };
}
