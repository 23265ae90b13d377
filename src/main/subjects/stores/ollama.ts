import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';
import { skip, type SkippedPath } from '../list-gguf-files.js';
import { digestHash, readOllamaManifest, type LayerKind, type OllamaLayer } from './ollama-manifest.js';
import { pathRules, variableFolder, type Store, type StoreContents, type StoredFile } from './store.js';

const DEFAULT_HOST = 'registry.ollama.ai';
const DEFAULT_NAMESPACE = 'library';
/** Host, namespace, model, tag. */
const MANIFEST_LEVELS = 4;
const LONGEST_SHOWN = 100;

/**
 * Ollama keeps `manifests/HOST/NAMESPACE/MODEL/TAG` beside `blobs/sha256-HEX`, in `OLLAMA_MODELS`, else in `~/.ollama/models`,
 * and where it runs as a service of Linux in `/usr/share/ollama/.ollama/models` (Ollama's `envconfig/config.go`, `docs/faq`,
 * `manifest/manifest.go`). A digest is the SHA-256 of its file.
 */
export const ollamaStore: Store = {
  store: 'ollama',
  folders(surroundings) {
    const rules = pathRules(surroundings);
    const own =
      variableFolder(surroundings, 'OLLAMA_MODELS') ??
      rules.join(surroundings.homeDirectory, '.ollama', 'models');
    return surroundings.platform === 'linux'
      ? [...new Set([own, '/usr/share/ollama/.ollama/models'])]
      : [own];
  },
  async read(folder, signal) {
    const skipped: SkippedPath[] = [];
    const byBlob = new Map<string, StoredFile>();
    for (const manifest of await listManifests(join(folder, 'manifests'), skipped)) {
      if (signal?.aborted === true) {
        throw new MettleError('CANCELLED', 'The search for subjects was cancelled.');
      }
      const contents = await readModel(folder, manifest);
      skipped.push(...contents.skipped);
      for (const file of contents.files) {
        const known = byBlob.get(file.path);
        byBlob.set(file.path, known === undefined ? file : withSecondName(known, file));
      }
    }
    return { files: [...byBlob.values()], skipped };
  },
};

interface Manifest {
  readonly path: string;
  readonly host: string;
  readonly namespace: string;
  readonly model: string;
  readonly tag: string;
}

/** Exactly four levels down; what lies higher or deeper is no manifest. */
async function listManifests(root: string, skipped: SkippedPath[]): Promise<readonly Manifest[]> {
  let ways: readonly (readonly string[])[] = [[]];
  for (let level = 1; level <= MANIFEST_LEVELS; level += 1) {
    const next: string[][] = [];
    for (const way of ways) {
      for (const name of await entriesOf(join(root, ...way), level === MANIFEST_LEVELS, skipped)) {
        next.push([...way, name]);
      }
    }
    ways = next;
  }
  return ways.map(([host = '', namespace = '', model = '', tag = '']) => ({
    path: join(root, host, namespace, model, tag),
    host,
    namespace,
    model,
    tag,
  }));
}

/** Names of the files or of the folders in a folder, sorted. */
async function entriesOf(folder: string, files: boolean, skipped: SkippedPath[]): Promise<string[]> {
  try {
    const names: string[] = [];
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const facts = entry.isSymbolicLink() ? await stat(join(folder, entry.name)).catch(() => null) : entry;
      if (files ? facts?.isFile() === true : facts?.isDirectory() === true) names.push(entry.name);
    }
    return names.sort();
  } catch (thrown) {
    const error = fileError(folder, thrown);
    // A store without manifests has no models yet.
    if (error.code !== 'FILE_NOT_FOUND') skipped.push(skip(folder, error));
    return [];
  }
}

async function readModel(folder: string, manifest: Manifest): Promise<StoreContents> {
  try {
    return modelFiles(folder, manifest, await readOllamaManifest(manifest.path));
  } catch (thrown) {
    return { files: [], skipped: [skip(manifest.path, MettleError.from(thrown))] };
  }
}

function modelFiles(folder: string, manifest: Manifest, layers: readonly OllamaLayer[]): StoreContents {
  const files: StoredFile[] = [];
  const skipped: SkippedPath[] = [];
  const kinds = new Set(layers.map(({ kind }) => kind));
  const name = shownName(manifest);
  const unusable = (message: string): number =>
    skipped.push({ path: manifest.path, code: 'GGUF_NOT_GGUF', message });
  if (kinds.has('tensor')) {
    unusable(`Ollama’s ${name} is kept tensor by tensor and not in a GGUF file, and cannot be used here.`);
  } else if (!kinds.has('model')) {
    unusable(`Ollama’s ${name} has no model file on this machine.`);
  }
  for (const { kind, digest } of layers) {
    if (kind !== 'model' && kind !== 'adapter' && kind !== 'projector') continue;
    const sha256 = digestHash(digest);
    if (sha256 === null) {
      const shown = JSON.stringify(digest.slice(0, LONGEST_SHOWN));
      skipped.push({
        path: manifest.path,
        code: 'GGUF_CORRUPT',
        message: `Ollama’s ${name} names a file by ${shown}, which is no SHA-256 digest.`,
      });
      continue;
    }
    // The blob is called as the digest is spelt; digests in capitals are rare and Ollama keeps them so.
    const path = join(folder, 'blobs', digest.replace(':', '-'));
    files.push({ path, sha256, name, source: sourceOf(manifest, kind === 'model' ? notesOf(kinds) : []) });
  }
  return { files, skipped };
}

function sourceOf({ host, namespace, model, tag }: Manifest, notes: readonly string[]): StoredFile['source'] {
  const parts =
    host === DEFAULT_HOST
      ? namespace === DEFAULT_NAMESPACE
        ? [model]
        : [namespace, model]
      : host === 'hf.co'
        ? [namespace, model]
        : [host, namespace, model];
  return { store: 'ollama', repository: parts.join('/'), revision: null, tag, notes };
}

/** As Ollama lists it, with the host only where it is not Ollama's own. */
function shownName(manifest: Manifest): string {
  const { host, namespace, model, tag } = manifest;
  const parts = [
    ...(host === DEFAULT_HOST ? [] : [host]),
    ...(host === DEFAULT_HOST && namespace === DEFAULT_NAMESPACE ? [] : [namespace]),
    model,
  ];
  return `${parts.join('/')}:${tag}`;
}

/** What Ollama would do to the model that Mettle does not: it would be another default persona. */
function notesOf(kinds: ReadonlySet<LayerKind>): readonly string[] {
  const notes: readonly (readonly [LayerKind, string])[] = [
    ['system', 'Ollama adds a system prompt of its own to this model; Mettle does not.'],
    ['template', 'Ollama uses a chat template of its own for this model; Mettle uses the one in the file.'],
    ['messages', 'Ollama begins each conversation of this model with messages of its own; Mettle does not.'],
    ['adapter', 'Ollama lays an adapter over this model; here the model is without it.'],
  ];
  return notes.filter(([kind]) => kinds.has(kind)).map(([, note]) => note);
}

/** One blob under two names is one file: the first name is kept, and the second told of. */
function withSecondName(known: StoredFile, second: StoredFile): StoredFile {
  const notes = [...known.source.notes, `Ollama also calls this file ${second.name ?? second.source.tag}.`];
  return { ...known, source: { ...known.source, notes } };
}
