import { basename } from 'node:path';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import { checkKind } from './check-kind.js';
import { checkStructure } from './check-structure.js';
import type { HashCache } from './hash-cache.js';
import { hashFile } from './hash-file.js';
import { architectureOf, arrayField, numberField, textField } from './metadata-fields.js';
import { quantizationName } from './quantization-name.js';
import type { GgufFileHeader } from './read-header.js';
import { readWholeHeader } from './read-split.js';
import { parseSplitName } from './split-name.js';

/** What a file's header says, without the hash that takes a pass over the whole file. */
export interface GgufDescription {
  readonly file: Omit<SubjectFile, 'sha256'>;
  /** Of a split model: the metadata of its first part with the tensors of all. */
  readonly header: GgufFileHeader;
}

export interface InspectOptions {
  readonly signal?: AbortSignal;
  /** Remembers hashes by path, length and modification time. */
  readonly cache?: HashCache;
  /** Called with the bytes hashed so far, after each chunk. */
  readonly onHashed?: (bytes: number) => void;
}

/**
 * Reads a file's header and checks that it holds one whole, text-generating model whose metadata fits its tensors, all
 * without loading it. A split model is named by its first part and read with all of them. Throws `FILE_*`, `GGUF_*` (one code for each thing that can be wrong) and `CANCELLED`.
 */
export async function describeGguf(path: string, signal?: AbortSignal): Promise<GgufDescription> {
  const { header, parts } = await readWholeHeader(path, signal);
  checkKind(path, header);
  checkStructure(path, header);
  const file = describeFile(path, header);
  return { file: parts === null ? file : { ...file, parts }, header };
}

/**
 * `describeGguf`, and the SHA-256 of the file's bytes, of a split model those of its parts one after the other, which is the
 * subject's identity. Throws as `describeGguf` and
 * `hashFile` do.
 */
export async function inspectGguf(path: string, options: InspectOptions = {}): Promise<SubjectFile> {
  const { file } = await describeGguf(path, options.signal);
  const known = options.cache?.get(file);
  if (known !== undefined) return { ...file, sha256: known };
  const sha256 = await hashFile(file, options);
  options.cache?.set(file, sha256);
  return { ...file, sha256 };
}

function describeFile(path: string, header: GgufFileHeader): Omit<SubjectFile, 'sha256'> {
  const architecture = architectureOf(header);
  return {
    path,
    bytes: header.bytes,
    modifiedMs: header.modifiedMs,
    name: textField(header, 'general.name') ?? nameOf(path),
    architecture,
    quantization: quantizationName(numberField(header, 'general.file_type'), header.tensors),
    family: familyOf(header),
    sizeLabel: textField(header, 'general.size_label'),
    licence: textField(header, 'general.license'),
    contextLength: numberField(header, `${architecture}.context_length`) ?? 0,
    vocabularySize: arrayField(header, 'tokenizer.ggml.tokens')?.length ?? 0,
    chatTemplate: textField(header, 'tokenizer.chat_template'),
    tensors: header.tensors.length,
    parameters: header.tensors.reduce(
      (total, { shape }) => total + shape.reduce((product, side) => product * side, 1),
      0,
    ),
    weightsBytes: header.tensors.reduce((total, { bytes }) => total + bytes, 0),
  };
}

/** The file's name without its ending, and of a split model without the part's number. */
function nameOf(path: string): string {
  const file = basename(path);
  return parseSplitName(file)?.prefix ?? file.replace(/\.gguf$/i, '');
}

/**
 * What subjects share that differ by quantization alone: the parts of GGUF's naming convention that stand before the
 * encoding (base name, size, fine-tune, version), else the name of the first base model.
 */
function familyOf(header: GgufFileHeader): string | null {
  const base = textField(header, 'general.basename');
  if (base === null) return textField(header, 'general.base_model.0.name');
  const rest = ['general.size_label', 'general.finetune', 'general.version'].map((key) =>
    textField(header, key),
  );
  return [base, ...rest].filter((part) => part !== null).join('-');
}
