import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';

const layerSchema = z.object({ mediaType: z.string(), digest: z.string() });
const manifestSchema = z.object({ layers: z.array(layerSchema).max(100_000).nullable() });

/** What a layer of an Ollama model is, by the last part of its media type. */
export const LAYER_KINDS = {
  'application/vnd.ollama.image.model': 'model',
  'application/vnd.ollama.image.adapter': 'adapter',
  'application/vnd.ollama.image.projector': 'projector',
  'application/vnd.ollama.image.tensor': 'tensor',
  'application/vnd.ollama.image.system': 'system',
  'application/vnd.ollama.image.template': 'template',
  'application/vnd.ollama.image.messages': 'messages',
} as const;
export type LayerKind = (typeof LAYER_KINDS)[keyof typeof LAYER_KINDS];

export interface OllamaLayer {
  readonly kind: LayerKind;
  /** As the manifest has it: not to be used as a path before `digestHash` took it. */
  readonly digest: string;
}

/** The form of digests that Ollama itself accepts; it leaves no room for a path. */
const DIGEST = /^sha256[:-](?<hash>[0-9a-fA-F]{64})$/;
const LARGEST_MANIFEST = 16 * 2 ** 20;

/**
 * The layers of a manifest that matter here, in their order. Throws `FILE_*`, and `GGUF_CORRUPT` for a file that is no
 * manifest.
 */
export async function readOllamaManifest(path: string): Promise<readonly OllamaLayer[]> {
  const manifest = manifestSchema.safeParse(parse(await readText(path)));
  if (!manifest.success) throw noManifest(path);
  return (manifest.data.layers ?? []).flatMap(({ mediaType, digest }) => {
    const kind = (LAYER_KINDS as Readonly<Record<string, LayerKind | undefined>>)[mediaType];
    return kind === undefined ? [] : [{ kind, digest }];
  });
}

/** The SHA-256 (hex, lower case) of a digest; null for a text that is no digest. */
export function digestHash(digest: string): string | null {
  return DIGEST.exec(digest)?.groups?.['hash']?.toLowerCase() ?? null;
}

async function readText(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > LARGEST_MANIFEST) throw noManifest(path);
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No manifest: the schema refuses it, and the caller says so.
    return null;
  }
}

function noManifest(path: string): MettleError {
  return new MettleError('GGUF_CORRUPT', `${path} is no manifest of Ollama.`, {
    hint: 'Fetch the model again with Ollama.',
  });
}
