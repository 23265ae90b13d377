import type { AdapterSummary } from '../../shared/contract/subjects.js';
import type { SubjectSource, SubjectStore } from '../../shared/domain/subject-source.js';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { MemoryEstimate } from '../engine/gguf/memory.js';
import type { TokenWork } from './knowledge/weights.js';
import type { SkippedPath } from './list-gguf-files.js';

/** A file that can be put to a test, as a list shows it. */
export interface FoundSubject extends Omit<SubjectFile, 'sha256' | 'parameters' | 'source'> {
  /** Known only where a cache or the file's own place tells it: a list does not read whole files. */
  readonly sha256: string | null;
  readonly source: SubjectSource;
  /** What variants of one model share, see `subjectGroup`. */
  readonly group: string;
  /** Weights in the model; null where the file does not tell. */
  readonly parameters: number | null;
  /** Null where `parameters` is. */
  readonly bitsPerWeight: number | null;
  /** What one token goes through, by which a speed is estimated. */
  readonly perToken: TokenWork;
  /** What it needs with one lane. */
  readonly memory: MemoryEstimate;
  readonly fits: boolean;
  /** Why it does not fit, with the numbers; null where it does. */
  readonly fitMessage: string | null;
  /** Other paths that lead to the same bytes or file, sorted. */
  readonly alsoAt: readonly string[];
}

/** A LoRA adapter that was found. */
export interface FoundAdapter extends AdapterSummary {
  readonly modifiedMs: number;
}

/** A path that was passed over in a store, and why. */
export interface SkippedFile extends SkippedPath {
  readonly store: SubjectStore;
}

/** A place that was searched: folders that are there, and what was found in them. */
export interface SearchedStore {
  readonly store: SubjectStore;
  readonly paths: readonly string[];
  readonly subjects: number;
  readonly skipped: number;
}

export interface FoundSubjects {
  readonly subjects: readonly FoundSubject[];
  readonly adapters: readonly FoundAdapter[];
  readonly stores: readonly SearchedStore[];
  /** Every file and folder that was passed over. */
  readonly skipped: readonly SkippedFile[];
  readonly freeBytes: number;
}
