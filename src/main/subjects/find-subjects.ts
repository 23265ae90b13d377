import { basename } from 'node:path';
import type { SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import { availableMemory } from '../engine/gguf/available-memory.js';
import type { HashCache } from '../engine/gguf/hash-cache.js';
import { describeGguf } from '../engine/gguf/inspect-gguf.js';
import { checkFit, estimateMemory } from '../engine/gguf/memory.js';
import type { MemoryEstimate } from '../engine/gguf/memory.js';
import { listGgufFiles, skip } from './list-gguf-files.js';
import type { SkippedPath } from './list-gguf-files.js';

/** A file that can be put to a test, as a list shows it. */
export interface FoundSubject extends Omit<SubjectFile, 'sha256'> {
  /** Known only where a cache remembers it: a list does not read whole files. */
  readonly sha256: string | null;
  /** What it needs with one lane. */
  readonly memory: MemoryEstimate;
  readonly fits: boolean;
  /** Why it does not fit, with the numbers; null where it does. */
  readonly fitMessage: string | null;
}

export interface FoundSubjects {
  readonly subjects: readonly FoundSubject[];
  /** Every file and folder that was passed over. */
  readonly skipped: readonly SkippedPath[];
  readonly freeBytes: number;
}

export interface FindOptions {
  readonly directories: readonly string[];
  readonly signal?: AbortSignal;
  readonly cache?: HashCache;
  /** Free memory in bytes; measured where it is not given. */
  readonly freeBytes?: number;
}

const LARGEST_DEFAULT_CONTEXT = 4096;
const BATCH_SIZE = 512;
const SPLIT_NAME = /-\d{5}-of-(\d{5})\.gguf$/i;

/**
 * Looks through folders for subjects, reading headers only. A file that cannot be used is listed with its reason; the
 * parts of a split model are one entry. Throws `CANCELLED` when `signal` aborts.
 */
export async function findSubjects(options: FindOptions): Promise<FoundSubjects> {
  const { files, skipped: unreadable } = await listGgufFiles(options.directories, options.signal);
  const freeBytes = options.freeBytes ?? (await availableMemory());
  const { whole, splits } = separateSplits(files);
  const subjects: FoundSubject[] = [];
  const skipped = [...unreadable, ...splits];
  for (const path of whole) {
    try {
      subjects.push(await describeSubject(path, freeBytes, options));
    } catch (thrown) {
      const error = MettleError.from(thrown);
      if (error.code === 'CANCELLED' || error.code === 'INTERNAL') throw error;
      skipped.push(skip(path, error));
    }
  }
  return { subjects, skipped, freeBytes };
}

/**
 * One file as a list of subjects shows it, from its header alone. `freeBytes` is the free memory that it must fit in. Throws
 * `FILE_*`, `GGUF_*`, and `CANCELLED` when `signal` aborts.
 */
export async function describeSubject(
  path: string,
  freeBytes: number,
  options: Pick<FindOptions, 'signal' | 'cache'> = {},
): Promise<FoundSubject> {
  const { file, header } = await describeGguf(path, options.signal);
  const contextSize = Math.min(file.contextLength, LARGEST_DEFAULT_CONTEXT);
  const memory = estimateMemory({
    header,
    contextSize,
    lanes: 1,
    batchSize: Math.min(contextSize, BATCH_SIZE),
  });
  const misfit = checkFit(file.name, memory, freeBytes);
  return {
    ...file,
    sha256: options.cache?.get(file) ?? null,
    memory,
    fits: misfit === null,
    fitMessage: misfit?.message ?? null,
  };
}

function separateSplits(files: readonly string[]): { whole: string[]; splits: SkippedPath[] } {
  const whole: string[] = [];
  const parts = new Map<string, string[]>();
  for (const path of files) {
    const match = SPLIT_NAME.exec(path);
    if (match === null || Number(match[1]) === 1) whole.push(path);
    else {
      const set = path.replace(SPLIT_NAME, `-of-${match[1]}`);
      parts.set(set, [...(parts.get(set) ?? []), path]);
    }
  }
  const splits = [...parts.values()].map((paths): SkippedPath => {
    const first = paths[0] ?? '';
    const count = Number(SPLIT_NAME.exec(first)?.[1]);
    const found =
      paths.length === count ? `${count} files` : `${count} files, of which ${paths.length} are here`;
    return {
      path: first,
      code: 'GGUF_SPLIT_PART',
      message: `${basename(first)} belongs to a model split into ${found}; merge them with llama-gguf-split --merge.`,
    };
  });
  return { whole, splits };
}
