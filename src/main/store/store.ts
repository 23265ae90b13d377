import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { Response } from '../../shared/domain/response.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';

export type StudyStatus = 'planned' | 'running' | 'paused' | 'complete' | 'failed';

/** Everything needed to analyse a study later, frozen when its plan was made. */
export interface StudySnapshot {
  readonly design: StudyDesign;
  /** SHA-256 (hex) of the design and of the texts it used; a different hash under the same name is a different study. */
  readonly planHash: string;
  readonly instruments: readonly Instrument[];
  readonly conditions: readonly Condition[];
  /** Requested level per instrument and scale, by persona id. */
  readonly targets: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  /** Requested type by persona id. */
  readonly types: Readonly<Record<string, string>>;
  readonly expectedPerSubject: number;
  readonly quick: boolean;
}

export interface StudyRecord extends StudySnapshot {
  readonly id: number;
  readonly status: StudyStatus;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface StudySubjectRecord {
  readonly subject: SubjectFile;
  readonly runtime: RuntimeRecord | null;
  readonly responses: number;
  /** Set when this subject could not be run or crashed: the code and the sentence. */
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/** SQLite behind one interface. Writers take batches; each batch is one transaction. */
export interface Store {
  readonly readOnly: boolean;
  /** Finds the study with this plan hash or creates it, with its subjects. */
  ensureStudy(snapshot: StudySnapshot, subjects: readonly SubjectFile[]): Promise<StudyRecord>;
  /** By id, exact name (the newest), or plan-hash prefix of at least 6 digits. Throws `STUDY_NOT_FOUND`. */
  study(reference: string): Promise<StudyRecord>;
  studies(): Promise<readonly StudyRecord[]>;
  studySubjects(studyId: number): Promise<readonly StudySubjectRecord[]>;
  setStatus(studyId: number, status: StudyStatus): Promise<void>;
  setRuntime(studyId: number, sha256: string, runtime: RuntimeRecord): Promise<void>;
  setFailure(studyId: number, sha256: string, failure: { code: string; message: string } | null): Promise<void>;
  /** Appends a batch and the prompts it needs in one transaction; a response already stored is left as it is. */
  append(
    studyId: number,
    sha256: string,
    responses: readonly Response[],
    prompts: ReadonlyMap<string, string>,
  ): Promise<void>;
  /** Keys of answered readout cells, and `key#run` of sampled ones. Constant memory per page. */
  answered(studyId: number, sha256: string): AsyncIterable<string>;
  /** Stored responses in the order they were written, paged. */
  responses(studyId: number, sha256: string): AsyncIterable<Response>;
  countResponses(studyId: number, sha256: string): Promise<number>;
  prompt(hash: string): Promise<string | null>;
  close(): Promise<void>;
}
