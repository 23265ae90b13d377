import type { ResponseRow } from '../../../shared/contract/responses.js';
import type { LiveView } from '../../../shared/contract/runs.js';
import type { Response } from '../../../shared/domain/response.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord } from '../../store/store.js';
import { studyKind } from '../../studies/registry.js';
import type { LiveAnalysis } from '../../studies/study-kind.js';
import { RowMaker } from '../responses/row-maker.js';
import { NewestResponses } from './newest-responses.js';

/** Rows that a window shows while a run goes on. */
const NEWEST_ROWS = 12;

/** What one subject's answers come to while they are stored. */
export class SubjectLive {
  readonly study: number;
  readonly sha256: string;
  readonly #record: StudyRecord;
  readonly #subject: SubjectFile;
  readonly #store: LaboratoryStore;
  readonly #analysis: LiveAnalysis;
  readonly #rows: RowMaker;
  readonly #newest: NewestResponses;
  readonly #stored: number;
  #stopped = false;

  /** `stored`: responses of this subject that were there before its run goes on. */
  constructor(store: LaboratoryStore, record: StudyRecord, subject: SubjectFile, stored: number) {
    this.study = record.id;
    this.sha256 = subject.sha256;
    this.#store = store;
    this.#record = record;
    this.#subject = subject;
    this.#stored = stored;
    this.#analysis = studyKind(record.design.kind).live(record);
    this.#rows = new RowMaker(record);
    this.#newest = new NewestResponses(store, record.id, subject.sha256, stored);
  }

  /** Counts what was stored before this run. Throws `STORE_*`. */
  async catchUp(): Promise<void> {
    let left = this.#stored;
    if (left === 0) return;
    for await (const response of this.#store.responses(this.study, this.sha256)) {
      // What this run has stored in the meantime is counted as it is told of.
      if (left === 0 || this.#stopped) return;
      this.#analysis.add(response);
      left -= 1;
    }
  }

  /** Counts responses that were just stored. Throws `STORE_CORRUPT`. */
  add(responses: readonly Response[]): void {
    for (const response of responses) this.#analysis.add(response);
    this.#newest.note(responses.length);
  }

  /** Ends `catchUp` early. */
  stop(): void {
    this.#stopped = true;
  }

  /** The rows written last, the newest last. Throws `STORE_*`. */
  async newest(): Promise<ResponseRow[]> {
    return (await this.#newest.read(NEWEST_ROWS)).map((stored) => this.#rows.row(stored));
  }

  /** Where the subject stands, beside its newest rows. */
  view(newest: ResponseRow[]): LiveView {
    return {
      study: this.study,
      subject: this.sha256,
      subjectName: this.#subject.name,
      answered: this.#analysis.answered,
      expected: this.#record.expectedPerSubject,
      ...this.#analysis.profiles(),
      newest,
    };
  }
}
