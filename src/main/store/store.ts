import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { PeopleAttributes } from '../../shared/domain/population/attributes.js';
import type { Response, SampledOutcome } from '../../shared/domain/response.js';
import type { ItemOrderLists, Specification } from '../../shared/domain/specification.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import type { Template } from '../../shared/domain/template.js';

export type StudyStatus = 'planned' | 'running' | 'paused' | 'complete' | 'failed';

/** Everything needed to analyse a study later, frozen when its plan was made. */
export interface StudySnapshot {
  readonly design: StudyDesign;
  /** SHA-256 (hex) of the design and of the texts it used; a different hash under the same name is a different study. */
  readonly planHash: string;
  readonly instruments: readonly Instrument[];
  readonly conditions: readonly Condition[];
  /** The templates that the plan's prompts were made from, so that a study can be gone on with and read anew. */
  readonly templates?: readonly Template[];
  /** The ways of administering that a study of kind `specification`, or one of several item orders, crosses with its conditions. */
  readonly specifications?: readonly Specification[];
  /** The orders that items are put in, where a study of kind `instability` crosses several. */
  readonly itemOrders?: ItemOrderLists;
  /** Requested level per instrument and scale, by persona id. */
  readonly targets: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  /** Requested type by persona id. */
  readonly types: Readonly<Record<string, string>>;
  /** Subgroup values of the people of a study of kind `population`, by persona or role. */
  readonly people?: PeopleAttributes;
  readonly expectedPerSubject: number;
  readonly quick: boolean;
}

/** Where a study came from that is somebody else's. */
export interface StudyOrigin {
  /** SHA-256 (hex) of the bundle's file. */
  readonly bundleSha256: string;
  /** Version of the Mettle that wrote the bundle. */
  readonly mettle: string;
  readonly importedAt: string;
  /** Whether the plan's hash can be worked out anew from what was in the bundle. */
  readonly planHashCovered: boolean;
  /** The locked study that it is a changed copy of; that one is not here. */
  readonly exploratoryOf: { readonly name: string; readonly planHash: string } | null;
}

export interface StudyRecord extends StudySnapshot {
  readonly id: number;
  readonly status: StudyStatus;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** There where the study was taken in from a bundle: it is only read then. Absent for one's own. */
  readonly origin?: StudyOrigin;
}

export interface StudySubjectRecord {
  readonly subject: SubjectFile;
  readonly runtime: RuntimeRecord | null;
  readonly responses: number;
  /** Set when this subject could not be run or crashed: the code and the sentence. */
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/** How many responses of each kind a subject has: readouts, and sampled answers by outcome. */
export type ResponseCounts = Readonly<Record<'readout' | SampledOutcome, number>>;

/**
 * SQLite behind one interface. Writers take batches; each batch is one transaction. What would run or change a study that was
 * taken in from a bundle throws `STUDY_READ_ONLY`.
 */
export interface Store {
  readonly readOnly: boolean;
  /**
   * Finds one's own study with this plan hash or creates it, with its subjects (each once, by its SHA-256). A study that is
   * found takes on the snapshot given, since what may differ under one plan hash (name, description, keying, targets,
   * analysis settings) changes how responses are read and not the responses; subjects that it lacks are added, and those
   * that it has take on the path given. Throws `INVALID_INPUT` on a snapshot that could not be read back.
   */
  ensureStudy(snapshot: StudySnapshot, subjects: readonly SubjectFile[]): Promise<StudyRecord>;
  /**
   * By id, exact name (the newest), or plan-hash prefix of at least 6 digits, tried in this order; one's own before those of
   * others. Throws `STUDY_NOT_FOUND`, also for a prefix that several studies share.
   */
  study(reference: string): Promise<StudyRecord>;
  studies(): Promise<readonly StudyRecord[]>;
  studySubjects(studyId: number): Promise<readonly StudySubjectRecord[]>;
  setStatus(studyId: number, status: StudyStatus): Promise<void>;
  setRuntime(studyId: number, sha256: string, runtime: RuntimeRecord): Promise<void>;
  setFailure(
    studyId: number,
    sha256: string,
    failure: { code: string; message: string } | null,
  ): Promise<void>;
  /**
   * Makes the caller the only one, in any process, to run this study. Resolves to the function that gives the lock back;
   * closing the store, and the end of the process however it comes, do so too. Throws `STUDY_RUNNING` when it is taken,
   * `STUDY_NOT_FOUND`.
   */
  acquireRunLock(studyId: number): Promise<() => Promise<void>>;
  /** Whether some process holds the study's run lock now; a status `running` without it was left by a killed run. */
  isRunning(studyId: number): Promise<boolean>;
  /**
   * Appends a batch and the prompts it needs (text by SHA-256 of its UTF-8 bytes, hex) in one transaction; a response
   * already stored is left as it is. Numbers and text come back as they were given (see `response-rows.ts`). Throws
   * `INVALID_INPUT` on a response that is not one, a prompt that is neither given nor stored, and a prompt that is not
   * what its hash says; `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`, `STORE_*`. Nothing of a refused batch is stored.
   */
  append(
    studyId: number,
    sha256: string,
    responses: readonly Response[],
    prompts: ReadonlyMap<string, string>,
  ): Promise<void>;
  /**
   * Keys of answered readout cells, and `key#run` of sampled ones, in the order they were written, as of the first
   * `next()`. Constant memory per page.
   */
  answered(studyId: number, sha256: string): AsyncIterable<string>;
  /** Stored responses in the order they were written, as of the first `next()`, paged. */
  responses(studyId: number, sha256: string): AsyncIterable<Response>;
  countResponses(studyId: number, sha256: string): Promise<number>;
  countOutcomes(studyId: number, sha256: string): Promise<ResponseCounts>;
  /** The exact prompt text with this SHA-256 (hex), or null. */
  prompt(hash: string): Promise<string | null>;
  /** Waits for what is under way, gives run locks back and closes the file; every later call throws `STORE_FAILED`. */
  close(): Promise<void>;
}
