import type { Progress } from '../../shared/domain/progress.js';
import type { Response } from '../../shared/domain/response.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import type { MettleError } from '../../shared/errors.js';
import type { Engine } from '../engine/engine.js';
import type { Store, StudySnapshot } from '../store/store.js';
import type { BatchLimits } from './response-writer.js';

/** What happened to a subject, besides its progress. */
export type StudyEvent =
  | {
      readonly type: 'loading';
      readonly subject: SubjectFile;
      readonly answered: number;
      readonly total: number;
    }
  | { readonly type: 'loaded'; readonly subject: SubjectFile; readonly runtime: RuntimeRecord }
  | { readonly type: 'restarting'; readonly subject: SubjectFile; readonly error: MettleError }
  | {
      readonly type: 'finished';
      readonly subject: SubjectFile;
      readonly total: number;
      /** Responses that this run added, and the seconds that it took. */
      readonly fresh: number;
      readonly seconds: number;
    }
  | { readonly type: 'failed'; readonly subject: SubjectFile; readonly error: MettleError };

export interface RunOptions {
  readonly store: Store;
  readonly engine: Pick<Engine, 'load'>;
  readonly snapshot: StudySnapshot;
  /** Each subject once, by its SHA-256. */
  readonly subjects: readonly SubjectFile[];
  /** The file of the model that reads free replies, where the study has any. */
  readonly judge?: string;
  /** Aborting it pauses the run: the decode in hand is finished and stored. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onEvent?: (event: StudyEvent) => void;
  /** Told of responses once they are stored, in the order of writing. What it throws ends the subject's run. */
  readonly onStored?: (subject: SubjectFile, responses: readonly Response[]) => void;
  readonly batch?: BatchLimits;
  /** Milliseconds that never run backwards. */
  readonly clock?: () => number;
}
