import { basename } from 'node:path';
import { MettleError } from '../../../shared/errors.js';
import { numberField } from './metadata-fields.js';
import { readGgufHeader } from './read-header.js';
import type { GgufFileHeader } from './read-header.js';
import { parseSplitName, splitPartPaths } from './split-name.js';

/** A model's header, whatever the number of its files. */
export interface WholeHeader {
  /** Of a split model: the first part's metadata, and the tensors, bytes and newest time of all parts. */
  readonly header: GgufFileHeader;
  /** Paths of all parts in order; null for a model of one file. */
  readonly parts: readonly string[] | null;
}

const FETCH_PARTS = 'Put all parts into one folder under the names that they were published with.';

/**
 * Reads a model's header; that of a split one, named by its first part, from all of its parts, and checks that they belong
 * together as llama.cpp does. Throws as `readGgufHeader` does, naming the part, and `GGUF_SPLIT_PART` for a part that is not the
 * first, and for a set of which one is missing or foreign.
 */
export async function readWholeHeader(path: string, signal?: AbortSignal): Promise<WholeHeader> {
  const first = await readGgufHeader(path, signal);
  const count = numberField(first, 'split.count') ?? 1;
  if (count <= 1) return { header: first, parts: null };
  requireFirst(path, first, count);
  const parts = splitPartPaths(path, count);
  if (parts === null) {
    throw splitError(
      `${path} is part 1 of a model split into ${count} files, and its name does not end in -00001-of-` +
        `${String(count).padStart(5, '0')}.gguf, so that the others cannot be found.`,
    );
  }
  const headers = [first];
  for (const [index, part] of parts.entries()) {
    if (index > 0) headers.push(await readPart(part, index, first, signal));
  }
  return { header: merge(path, first, headers), parts };
}

function requireFirst(path: string, header: GgufFileHeader, count: number): void {
  const part = (numberField(header, 'split.no') ?? 0) + 1;
  if (part === 1) return;
  const first = parseSplitName(path) === null ? null : splitPartPaths(path, count)?.[0];
  throw new MettleError('GGUF_SPLIT_PART', `${path} is part ${part} of a model split into ${count} files.`, {
    hint:
      first === null || first === undefined
        ? 'Choose the first part; the others are found beside it.'
        : `Choose the first part, ${basename(first)}; the others are found beside it.`,
  });
}

async function readPart(
  path: string,
  index: number,
  first: GgufFileHeader,
  signal: AbortSignal | undefined,
): Promise<GgufFileHeader> {
  const header = await readGgufHeader(path, signal).catch((thrown: unknown) => {
    const error = MettleError.from(thrown);
    throw error.code === 'FILE_NOT_FOUND'
      ? splitError(
          `${basename(path)} is missing: it is part ${index + 1} of a model split into ` +
            `${numberField(first, 'split.count')} files.`,
          error,
        )
      : error;
  });
  const foreign = foreignness(header, index, first);
  if (foreign !== null) throw splitError(`${path} does not belong to the model's other parts: ${foreign}.`);
  return header;
}

function foreignness(header: GgufFileHeader, index: number, first: GgufFileHeader): string | null {
  const no = numberField(header, 'split.no');
  if (no === null) return 'it is no part of a split model';
  if (no !== index) return `it calls itself part ${no + 1} where part ${index + 1} is due`;
  for (const [key, what] of [
    ['split.count', 'files'],
    ['split.tensors.count', 'tensors'],
  ] as const) {
    const own = numberField(header, key);
    const due = numberField(first, key);
    if (own !== due)
      return `it is of a model of ${own ?? 'an unknown number of'} ${what}, and they of ${due}`;
  }
  return null;
}

function merge(path: string, first: GgufFileHeader, headers: readonly GgufFileHeader[]): GgufFileHeader {
  const tensors = headers.flatMap((header) => header.tensors);
  const due = numberField(first, 'split.tensors.count');
  if (due !== null && due !== tensors.length) {
    throw splitError(`The parts of ${path} hold ${tensors.length} tensors together, and ${due} are due.`);
  }
  const names = new Set<string>();
  for (const { name } of tensors) {
    if (names.has(name)) throw splitError(`The parts of ${path} hold tensor ${name} twice.`);
    names.add(name);
  }
  return {
    ...first,
    tensors,
    bytes: headers.reduce((sum, { bytes }) => sum + bytes, 0),
    requiredBytes: headers.reduce((sum, { requiredBytes }) => sum + requiredBytes, 0),
    modifiedMs: Math.max(...headers.map(({ modifiedMs }) => modifiedMs)),
  };
}

function splitError(message: string, cause?: MettleError): MettleError {
  return new MettleError('GGUF_SPLIT_PART', message, { hint: FETCH_PARTS, cause });
}
