import { basename } from 'node:path';
import type { SubjectSource } from '../../shared/domain/subject-source.js';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { HashCache } from '../engine/gguf/hash-cache.js';
import { describeGguf, type GgufDescription } from '../engine/gguf/inspect-gguf.js';
import { checkFit, estimateMemory, type MemoryEstimate } from '../engine/gguf/memory.js';
import { textField } from '../engine/gguf/metadata-fields.js';
import { plainSource } from './stores/store.js';
import type { FoundSubject } from './found-subject.js';
import { describeWeights, type TokenWork } from './knowledge/weights.js';
import { subjectGroup } from './subject-group.js';

/** What a list shows of a file's header, whatever else the machine is doing. */
export interface DescribedSubject {
  readonly file: Omit<SubjectFile, 'sha256'>;
  /** Whether the file gives its model a name. */
  readonly named: boolean;
  readonly memory: MemoryEstimate;
  readonly group: string;
  readonly parameters: number | null;
  readonly bitsPerWeight: number | null;
  readonly perToken: TokenWork;
}

const LARGEST_DEFAULT_CONTEXT = 4096;
const BATCH_SIZE = 512;

/** What a header says of a subject. */
export function describeHeader({ file, header }: GgufDescription): DescribedSubject {
  const contextSize = Math.min(file.contextLength, LARGEST_DEFAULT_CONTEXT);
  const { parameters, bitsPerWeight, perToken } = describeWeights(header);
  return {
    file,
    named: textField(header, 'general.name') !== null,
    memory: estimateMemory({ header, contextSize, lanes: 1, batchSize: Math.min(contextSize, BATCH_SIZE) }),
    group: subjectGroup(header, basename(file.path)),
    parameters,
    bitsPerWeight,
    perToken,
  };
}

export interface DescribeOptions {
  readonly signal?: AbortSignal;
  readonly cache?: HashCache;
  /** What the place that the file lies in tells. */
  readonly source?: SubjectSource;
}

/**
 * One file as a list of subjects shows it, from its header alone. `freeBytes` is the free memory that it must fit in. Throws
 * `FILE_*`, `GGUF_*`, and `CANCELLED` when `signal` aborts.
 */
export async function describeSubject(
  path: string,
  freeBytes: number,
  { signal, cache, source = plainSource('folder', basename(path)) }: DescribeOptions = {},
): Promise<FoundSubject> {
  const described = describeHeader(await describeGguf(path, signal));
  return foundSubject(described, { source, sha256: cache?.get(described.file) ?? null, freeBytes });
}

/** A description with what is known of the file's place, and of the memory that is free. */
export function foundSubject(
  { file, memory, group, parameters, bitsPerWeight, perToken }: DescribedSubject,
  place: Pick<FoundSubject, 'source' | 'sha256'> & {
    readonly freeBytes: number;
    readonly alsoAt?: readonly string[];
  },
): FoundSubject {
  const misfit = checkFit(file.name, memory, place.freeBytes);
  return {
    ...file,
    sha256: place.sha256,
    source: place.source,
    group,
    parameters,
    bitsPerWeight,
    perToken,
    memory,
    fits: misfit === null,
    fitMessage: misfit?.message ?? null,
    alsoAt: place.alsoAt ?? [],
  };
}
