import type { Progress } from '../../shared/domain/progress.js';
import type { Response } from '../../shared/domain/response.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import type { MettleError } from '../../shared/errors.js';
import type { SubjectPlace } from '../engine/adapter-choice.js';
import type { Engine, LoadOptions } from '../engine/engine.js';
import type { Store, StudySnapshot } from '../store/store.js';
import type { StudyJudge } from './judging/study-judge.js';
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

/** A run of some subjects of a study, with others before or after it. */
export interface PartOfRun {
  /** Subjects whose turn it is, by SHA-256; the others are left as they are. */
  readonly only: ReadonlySet<string>;
  /** Whether subjects beside `only` are still to have their turn: the study is not over then. */
  readonly more: boolean;
  /** Subjects that were tried just before and could not be loaded: marked failed without another try. By SHA-256. */
  readonly unloadable: ReadonlyMap<string, MettleError>;
  /** Gives the judge of a study, which may have been measured in an earlier part. */
  readonly openJudge: (place: SubjectPlace, snapshot: StudySnapshot) => StudyJudge;
}

export interface RunOptions {
  readonly store: Store;
  readonly engine: Pick<Engine, 'load'>;
  readonly snapshot: StudySnapshot;
  /** Each subject once, by its SHA-256. */
  readonly subjects: readonly SubjectFile[];
  /** Where the model lies that reads free replies, where the study has any. */
  readonly judge?: SubjectPlace;
  /** Aborting it pauses the run: the decode in hand is finished and stored. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onEvent?: (event: StudyEvent) => void;
  /** Told of responses once they are stored, in the order of writing. What it throws ends the subject's run. */
  readonly onStored?: (subject: SubjectFile, responses: readonly Response[]) => void;
  /** What the study leaves open of how its subjects are loaded. */
  readonly load?: Pick<LoadOptions, 'gpu' | 'threads' | 'mostThreads'>;
  /** Absent: all subjects, one after the other. */
  readonly part?: PartOfRun;
  readonly batch?: BatchLimits;
  /** Milliseconds that never run backwards. */
  readonly clock?: () => number;
}
