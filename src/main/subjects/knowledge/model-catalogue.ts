import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CatalogueEntry } from '../../../shared/contract/subjects.js';
import { modelCatalogueSchema, type CatalogueModel } from '../../../shared/domain/model-catalogue.js';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';
import { checkFit, estimateMemory, type MemoryEstimate } from '../../engine/gguf/memory.js';
import type { MetadataValue } from '../../engine/gguf/parse-header.js';
import { calibrationDirectory } from '../calibration-directory.js';

const CONTEXT_SIZE = 4096;
const BATCH_SIZE = 512;

/** The catalogue that comes with Mettle. Throws `SUBJECT_NOT_FOUND` where Mettle's `models` folder is missing. */
export function modelCatalogueFile(): string {
  return join(dirname(calibrationDirectory()), 'catalogue.json');
}

/**
 * The models of a catalogue file, in its order. Throws `FILE_*` where it cannot be read, and `FILE_UNREADABLE` naming the place
 * where it is no catalogue.
 */
export async function readModelCatalogue(path: string): Promise<readonly CatalogueModel[]> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
  const parsed = modelCatalogueSchema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data.models;
  const [issue] = parsed.error.issues;
  throw broken(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, parsed.error);
}

/** A model of the catalogue for a machine with this much free memory (bytes). */
export function catalogueEntry(model: CatalogueModel, freeBytes: number): CatalogueEntry {
  const { shape, variants, ...entry } = model;
  void shape;
  return {
    ...entry,
    variants: variants.map((variant) => {
      const memory = modelMemory(model, variant.bytes);
      return {
        ...variant,
        memoryBytes: memory.totalBytes,
        fits: checkFit(model.name, memory, freeBytes) === null,
      };
    }),
  };
}

/** What a variant of this many bytes takes with one lane and a context of 4096 tokens, by the rules of `estimateMemory`. */
function modelMemory({ shape, contextLength }: CatalogueModel, bytes: number): MemoryEstimate {
  const fields: Readonly<Record<string, MetadataValue>> = {
    'general.architecture': 'model',
    'model.block_count': shape.layers,
    'model.embedding_length': shape.embedding,
    'model.feed_forward_length': shape.feedForward,
    'model.attention.head_count': shape.heads,
    'model.attention.head_count_kv': shape.keyValueHeads,
    'model.attention.key_length': shape.headLength,
    'model.attention.value_length': shape.headLength,
    'tokenizer.ggml.tokens': { length: shape.vocabulary, numbers: null },
  };
  return estimateMemory({
    header: {
      metadata: new Map(Object.entries(fields)),
      tensors: [{ name: 'weights', shape: [bytes], typeName: 'I8', offset: 0, bytes }],
    },
    contextSize: Math.min(contextLength, CONTEXT_SIZE),
    lanes: 1,
    batchSize: BATCH_SIZE,
  });
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw broken(path, 'it is no JSON', thrown);
  }
}

function broken(path: string, why: string, cause: unknown): MettleError {
  return new MettleError('FILE_UNREADABLE', `${path} is no catalogue of models (${why}).`, {
    hint: 'The catalogue comes with Mettle: install it again.',
    cause,
  });
}
