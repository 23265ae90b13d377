import type { DraftDesign } from '../../shared/contract/designs.js';
import type { Response, SampledOutcome } from '../../shared/domain/response.js';
import type { AnalysisSettings } from '../../shared/domain/study.js';
import type { Store } from './store.js';

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

/** Findings as they were last worked out, with what they rest on. */
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
  /** Text that a generated answer holds, without regard to case (ASCII letters). */
  readonly text?: string;
}

/**
 * Where the pages of a query begin: row number `n * stride` has the id `starts[n]`. Rows are never changed or deleted, so an
 * index stays right for the rows up to `last`.
 */
export interface ResponseIndex {
  readonly total: number;
  readonly stride: number;
  readonly starts: readonly number[];
  /** Id of the last row. */
  readonly last: number;
}

export interface StoredResponse {
  readonly id: number;
  readonly sha256: string;
  readonly response: Response;
}

/** The store as the laboratory needs it: beside studies and responses, what a window keeps. */
export interface LaboratoryStore extends Store {
  /** Drafts that are not in the bin, newest change first. */
  drafts(): Promise<readonly DraftRecord[]>;
  /** Throws `STUDY_NOT_FOUND`. */
  draft(id: number): Promise<DraftRecord>;
  addDraft(draft: {
    readonly design: DraftDesign;
    readonly quick: boolean;
    readonly derivedFrom: number | null;
  }): Promise<DraftRecord>;
  /** Throws `STUDY_NOT_FOUND`. */
  saveDraft(id: number, draft: { readonly design: DraftDesign; readonly quick: boolean }): Promise<DraftRecord>;
  /** Puts a draft in the bin or takes it out again. Throws `STUDY_NOT_FOUND`. */
  setDraftRemoved(id: number, removed: boolean): Promise<void>;

  marks(studyId: number): Promise<StudyMarks>;
  setExploratoryOf(studyId: number, of: number | null): Promise<void>;
  /** Puts a study in the bin or takes it out again; its responses stay. Throws `STUDY_NOT_FOUND`. */
  setStudyRemoved(studyId: number, removed: boolean): Promise<void>;
  /** Changes the name alone. Throws `STUDY_NOT_FOUND`. */
  renameStudy(studyId: number, name: string): Promise<void>;
  /** Changes how responses are read and notes `what` among the study's changes, in one transaction. */
  changeAnalysis(studyId: number, analysis: AnalysisSettings, what: string): Promise<void>;

  /** Studies that wait to be run, in order. */
  queue(): Promise<readonly number[]>;
  setQueue(studyIds: readonly number[]): Promise<void>;

  findings(studyId: number, sha256: string): Promise<StoredFindings | null>;
  putFindings(studyId: number, sha256: string, findings: StoredFindings): Promise<void>;

  /** Counts the responses of a query and notes where its pages begin; one pass over an index. */
  responseIndex(studyId: number, query: ResponseQuery): Promise<ResponseIndex>;
  /** Rows `offset` to `offset + limit` of a query, by the index made for it. */
  responsePage(
    studyId: number,
    query: ResponseQuery,
    index: ResponseIndex,
    offset: number,
    limit: number,
  ): Promise<readonly StoredResponse[]>;
  /** One response by its id, or null where the study has none such. */
  storedResponse(studyId: number, id: number): Promise<StoredResponse | null>;
}

