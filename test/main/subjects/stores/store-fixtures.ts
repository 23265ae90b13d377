import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathOf } from '../../../models/calibration/calibration-files.js';

/** The model that every fixture holds: small, and real. */
export const MODEL = pathOf('half-q4_0.gguf');
/** Another one, where a store holds two. */
export const OTHER_MODEL = pathOf('half-q8_0.gguf');
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
export const OLDER_COMMIT = 'fedcba9876543210fedcba9876543210fedcba98';

export async function sha256Of(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

export async function put(path: string, content: string | Uint8Array = ''): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

export async function putModel(path: string, model: string = MODEL): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await copyFile(model, path);
  return path;
}

export interface HubFile {
  readonly repository: string;
  readonly file: string;
  readonly commit?: string;
  readonly model?: string;
  /** Whether the snapshot holds a copy, as on systems without links. */
  readonly copied?: boolean;
}

/** A file in the hub's cache as its own programs put it there: a blob, a link to it, and a reference to the commit. */
export async function putHubFile(
  hub: string,
  { repository, file, commit = COMMIT, model = MODEL, copied = false }: HubFile,
): Promise<string> {
  const folder = join(hub, `models--${repository.replace('/', '--')}`);
  const path = join(folder, 'snapshots', commit, file);
  await put(join(folder, 'refs', 'main'), commit);
  if (copied) return putModel(path, model);
  const blob = await putModel(join(folder, 'blobs', await sha256Of(model)), model);
  await mkdir(dirname(path), { recursive: true });
  await symlink(relative(dirname(path), blob), path);
  return path;
}

export interface OllamaModel {
  /** `HOST/NAMESPACE/MODEL/TAG`. */
  readonly name: string;
  readonly layers: readonly { readonly kind: string; readonly digest: string }[];
}

/** A blob as Ollama puts it, and its digest. */
export async function putBlob(
  store: string,
  content: string,
): Promise<{ readonly path: string; readonly digest: string }> {
  const hash = await sha256Of(content);
  return { path: await putModel(join(store, 'blobs', `sha256-${hash}`), content), digest: `sha256:${hash}` };
}

export function putManifest(store: string, { name, layers }: OllamaModel): Promise<string> {
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      digest: `sha256:${'0'.repeat(64)}`,
      size: 1,
    },
    layers: layers.map(({ kind, digest }) => ({
      mediaType: `application/vnd.ollama.image.${kind}`,
      digest,
      size: 1,
    })),
  };
  return put(join(store, 'manifests', ...name.split('/')), JSON.stringify(manifest));
}

/** The last names of a path, for comparisons that do not depend on the folder of the test. */
export function ending(path: string, names: number): string {
  return path.split(/[\\/]/).slice(-names).join('/');
}
