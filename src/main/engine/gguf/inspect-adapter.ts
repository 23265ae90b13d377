import { basename } from 'node:path';
import type { AdapterFile, SubjectFile } from '../../../shared/domain/subject.js';
import type { AdapterChoice } from '../adapter-choice.js';
import { adaptedIdentity } from './adapted-identity.js';
import { checkAdapter } from './check-adapter.js';
import { hashFile } from './hash-file.js';
import type { GgufDescription, InspectOptions } from './inspect-gguf.js';
import { textField } from './metadata-fields.js';
import { readGgufHeader } from './read-header.js';

/** An adapter's file without the hash that takes a pass over the whole file. */
export type AdapterDescription = Omit<AdapterFile, 'sha256'>;

/**
 * Reads an adapter's header and checks that it fits the base, without loading either. Throws `ADAPTER_MISMATCH`, `FILE_*`,
 * `GGUF_*` and `CANCELLED`.
 */
export async function describeAdapter(
  { path, scale }: AdapterChoice,
  base: GgufDescription,
  signal?: AbortSignal,
): Promise<AdapterDescription> {
  const header = await readGgufHeader(path, signal);
  checkAdapter(path, header, base.file.name, base.header);
  const name = textField(header, 'general.name') ?? basename(path).replace(/\.gguf$/i, '');
  return { path, bytes: header.bytes, modifiedMs: header.modifiedMs, name, scale };
}

/**
 * The subject that an adapter makes of a base: its identity names both files and the scale, its name both names, and
 * everything else is the base's. Throws as `describeAdapter` and `hashFile` do.
 */
export async function adaptSubject(
  base: SubjectFile,
  adapter: AdapterDescription,
  options: InspectOptions = {},
): Promise<SubjectFile> {
  const known = options.cache?.get(adapter);
  const sha256 = known ?? (await hashFile(adapter, options));
  if (known === undefined) options.cache?.set(adapter, sha256);
  return {
    ...base,
    sha256: adaptedIdentity(base.sha256, sha256, adapter.scale),
    name: adaptedName(base.name, adapter),
    adapter: { ...adapter, sha256 },
    baseSha256: base.sha256,
  };
}

/** What the two are called together, e.g. `Pliant + Reserve (x0.5)`; a scale of 1 goes without saying. */
export function adaptedName(base: string, { name, scale }: Pick<AdapterFile, 'name' | 'scale'>): string {
  return scale === 1 ? `${base} + ${name}` : `${base} + ${name} (x${scale})`;
}
