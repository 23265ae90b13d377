import type { DraftDesign } from '../../shared/contract/designs.js';
import type { Response, SampledOutcome } from '../../shared/domain/response.js';
import type { AnalysisSettings } from '../../shared/domain/study.js';
import type { ImportedStudy, ImportWriter } from './imported-study.js';
import type { Store, StudyRecord } from './store.js';

/** A design in the making, as it was last saved. */
export interface DraftRecord {
  readonly id: number;
  readonly design: DraftDesign;
  readonly quick: boolean;
  /** The study that it was made from. */
  readonly derivedFrom: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What is known of a study beside its plan and its responses. */
export interface StudyMarks {
  /** The locked study that this one is a changed copy of. */
  readonly exploratoryOf: number | null;
  /** When it was put in the bin. */
  readonly removedAt: string | null;
  /** What was changed after the plan was frozen, oldest first. */
  readonly changes: readonly { readonly at: string; readonly what: string }[];
}

/**
 * Findings as they were last worked out, with what they rest on. `findings` is anything that JSON keeps: no NaN or infinities,
 * no maps or sets; of a zero the sign is lost.
 */
export interface StoredFindings {
  /** Names everything but the responses that the findings depend on: program, settings, keying. */
  readonly key: string;
  /** Number of responses that they were worked out from. */
  readonly responses: number;
  readonly findings: unknown;
}

/** Which responses are wanted; what is left out does not narrow. */
export interface ResponseQuery {
  readonly sha256?: string;
  /** Keys of the cells wanted, of any part of the plan. */
  readonly cells?: readonly string[];
  readonly outcomes?: readonly ('readout' | SampledOutcome)[];
  /**
   * Text that a generated answer holds, without regard to case (ASCII letters); readouts hold none. Answers with a lone
   * surrogate are not searched.
   */
  readonly text?: string;
}

/**
 * Where the pages of a query begin: row number `n * stride` (from 0, in the order of writing) has the id `starts[n]`. Rows are
 * never changed or deleted, so an index stays right for the rows up to `last`, and pages by it show these and no later ones.
 */
export interface ResponseIndex {
  readonly total: number;
  readonly stride: number;
  readonly starts: readonly number[];
  /** Id of the last row; 0 where there is none. */
  readonly last: number;
}

export interface StoredResponse {
  readonly id: number;
  readonly sha256: string;
  readonly response: Response;
}

/**
 * The store as the laboratory needs it: beside studies and responses, what a window keeps. Each call sees and does all of its
 * work at once; besides what is said below, calls throw `INVALID_INPUT` on what cannot be stored, `STORE_CORRUPT` on what
 * cannot be read back (naming it), and `STORE_*`. Studies in the bin are studies all the same: `studies()` lists them, `marks`
 * tells, and `ensureStudy` takes the one that it finds out of the bin.
 */
export interface LaboratoryStore extends Store {
  /** Drafts that are not in the bin, newest change first. */
  drafts(): Promise<readonly DraftRecord[]>;
  /** Throws `STUDY_NOT_FOUND`, also for a draft in the bin. */
  draft(id: number): Promise<DraftRecord>;
  /** Throws `STUDY_NOT_FOUND` for a study to derive from that is not there. */
  addDraft(draft: {
    readonly design: DraftDesign;
    readonly quick: boolean;
    readonly derivedFrom: number | null;
  }): Promise<DraftRecord>;
  /** Throws `STUDY_NOT_FOUND`, also for a draft in the bin. */
  saveDraft(
    id: number,
    draft: { readonly design: DraftDesign; readonly quick: boolean },
  ): Promise<DraftRecord>;
  /** Puts a draft in the bin or takes it out again. Throws `STUDY_NOT_FOUND`. */
  setDraftRemoved(id: number, removed: boolean): Promise<void>;

  /** Throws `STUDY_NOT_FOUND`. */
  marks(studyId: number): Promise<StudyMarks>;
  /** Throws `STUDY_NOT_FOUND` for either study, and `INVALID_INPUT` for one that would be a copy of itself. */
  setExploratoryOf(studyId: number, of: number | null): Promise<void>;
  /** Puts a study in the bin or takes it out again; its responses stay. Throws `STUDY_NOT_FOUND`. */
  setStudyRemoved(studyId: number, removed: boolean): Promise<void>;
  /** Changes the name alone, of the study and in its design. Throws `STUDY_NOT_FOUND`. */
  renameStudy(studyId: number, name: string): Promise<void>;
  /**
   * Changes how responses are read and notes `what` among the study's changes, in one transaction. Throws `STUDY_NOT_FOUND`.
   */
  changeAnalysis(studyId: number, analysis: AnalysisSettings, what: string): Promise<void>;

  /**
   * Takes in a study of somebody else's, with what `fill` writes: one transaction for each batch, so that others write in
   * between. Nobody sees the study before `fill` is done; when it throws, nothing of the study is kept. A study that was taken
   * in from the same bundle before is found, and `fill` is not called. Throws `INVALID_INPUT`, and what `fill` throws.
   */
  importStudy(imported: ImportedStudy, fill: (writer: ImportWriter) => Promise<void>): Promise<StudyRecord>;

  /** Prompt texts by SHA-256 (hex), as many of them as are stored, in one reading. */
  promptTexts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Studies that wait to be run, in order. */
  queue(): Promise<readonly number[]>;
  /** Replaces the queue. Throws `STUDY_NOT_FOUND`, `STUDY_READ_ONLY`, and `INVALID_INPUT` where a study is named twice. */
  setQueue(studyIds: readonly number[]): Promise<void>;

  /** Null where none were worked out. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`. */
  findings(studyId: number, sha256: string): Promise<StoredFindings | null>;
  /** Puts findings in the place of earlier ones. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`. */
  putFindings(studyId: number, sha256: string, findings: StoredFindings): Promise<void>;

  /**
   * Counts the responses of a query and notes where its pages begin, in one pass over an index (over the responses themselves
   * where text is sought). Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`.
   */
  responseIndex(studyId: number, query: ResponseQuery): Promise<ResponseIndex>;
  /**
   * Rows `offset` to `offset + limit` (exclusive) of a query, by the index made for the same query; fewer at the end. Reads
   * the rows between two page starts, so that where a query finds few rows among many the many are looked through. Throws
   * `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`.
   */
  responsePage(
    studyId: number,
    query: ResponseQuery,
    index: ResponseIndex,
    offset: number,
    limit: number,
  ): Promise<readonly StoredResponse[]>;
  /** One response by its id, or null where the study has none such. Throws `STUDY_NOT_FOUND`. */
  storedResponse(studyId: number, id: number): Promise<StoredResponse | null>;
}
