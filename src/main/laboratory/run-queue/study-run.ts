import type { QueueEntry } from '../../../shared/contract/runs.js';
import type { Response } from '../../../shared/domain/response.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import type { SubjectPlace } from '../../engine/adapter-choice.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord, StudySubjectRecord } from '../../store/store.js';
import type { RunOptions, StudyEvent } from '../../studies/run-options.js';
import type { RunOutcome, SubjectFailure } from '../../studies/runner.js';
import { fitsLimit } from '../../studies/turns/kept-engine.js';
import type { StudyTurns } from '../../studies/turns/next-turn.js';
import type { TurnTaker } from '../../studies/turns/turn-taker.js';
import { snapshotOf, storedStudy } from '../stored-study.js';
import { RunProgress } from './run-progress.js';
import type { RefindSubject } from './runnable.js';

/** Who follows a run. What a listener throws must not end the run, so listeners throw nothing. */
export interface RunListener {
  /** Before anything else of a subject's turn. */
  began(record: StudyRecord): void;
  happened(record: StudyRecord, event: StudyEvent): void;
  /** Responses that were just stored, in the order of writing. */
  stored(record: StudyRecord, subject: SubjectFile, responses: readonly Response[]): void;
  /** When the turn is over, however it ended. `over`: no other subject of the study follows. */
  ended(record: StudyRecord, over: boolean): void;
}

export interface StudyRunOptions {
  readonly store: LaboratoryStore;
  /** Where the subject behind a reference lies. */
  readonly subjectPlace: (reference: string) => Promise<SubjectPlace>;
  /** A subject with the places of its files as they are now; as they were, by default. */
  readonly refind?: RefindSubject | undefined;
  readonly listener: RunListener;
  /** Told whenever `entry` may have changed. */
  readonly changed: () => void;
  /** Milliseconds that never run backwards. */
  readonly clock: () => number;
}

/**
 * Why a turn is stopped: `pause` and `give-up` by the researcher, which take the study out of the queue; `hold` until the queue
 * may go on; `reload` to go on at once, loaded anew.
 */
export type StopReason = 'pause' | 'give-up' | 'hold' | 'reload';

/** One study in the queue: which of its subjects had their turn, and how far they came. */
export class StudyRun {
  readonly study: number;
  name: string;
  /** Whether the researcher wants it run outside the hours for runs too. */
  outsideHours = false;
  readonly #options: StudyRunOptions;
  readonly #determinism: StudyTurns['determinism'];
  /** Subjects that have not had their turn, in the study's order. */
  #open: readonly string[];
  readonly #failures = new Map<string, SubjectFailure>();
  readonly #progress: RunProgress;
  #abort: AbortController | null = null;
  #stopped: StopReason | null = null;
  #startedAt: string | null = null;
  #threads: number | null = null;
  #mostThreads: number | undefined;

  private constructor(
    record: StudyRecord,
    subjects: readonly StudySubjectRecord[],
    options: StudyRunOptions,
  ) {
    this.#options = options;
    this.study = record.id;
    this.name = record.design.name;
    this.#determinism = record.design.determinism;
    this.#open = subjects.map(({ subject }) => subject.sha256);
    this.#progress = new RunProgress(subjects, record.expectedPerSubject);
  }

  /** A study that waits for its subjects' turns. Throws `STUDY_NOT_FOUND`, `STORE_*`. */
  static async prepare(study: number, options: StudyRunOptions): Promise<StudyRun> {
    const { store } = options;
    return new StudyRun(await storedStudy(store, study), await store.studySubjects(study), options);
  }

  /** What is left of it, for the order of turns. */
  turns(): StudyTurns {
    return { study: this.study, determinism: this.#determinism, open: this.#open };
  }

  /** Every subject that it named when it was put in the queue, by SHA-256. */
  subjects(): string[] {
    return this.#progress.subjects().map(({ sha256 }) => sha256);
  }

  /** Whether one of its subjects has its turn now. */
  get running(): boolean {
    return this.#abort !== null;
  }

  /** Whether the researcher has stopped the turn under way. */
  get pausing(): boolean {
    return this.#abort?.signal.aborted === true && this.#stopped !== 'reload';
  }

  /** Why the last turn was stopped; null where it was not. */
  get stopped(): StopReason | null {
    return this.#stopped;
  }

  /** Whether the subject that answers now would be loaded otherwise under this limit of threads; null: none. */
  wantsReload(threadLimit: number | null): boolean {
    return this.#threads !== null && !fitsLimit(this.#threads, this.#mostThreads, threadLimit ?? undefined);
  }

  /** What failed its subjects since it was put in the queue. */
  failures(): SubjectFailure[] {
    return [...this.#failures.values()];
  }

  /** Begins a turn: from now until `rest` it runs, and can be stopped. */
  begin(): void {
    this.#abort = new AbortController();
    this.#stopped = null;
    this.#threads = null;
    this.#startedAt ??= new Date().toISOString();
  }

  /** Ends a turn. */
  rest(): void {
    this.#abort = null;
  }

  /**
   * Lets a subject (by SHA-256) answer in the turn that was begun, to its end or until the turn is stopped; a study that was given
   * up on the way is marked failed. Throws `STUDY_NOT_FOUND`, `STUDY_RUNNING`, `STORE_*`, and `SUBJECT_NOT_FOUND` for its judge.
   */
  async take(subject: string, turns: TurnTaker, load: NonNullable<RunOptions['load']>): Promise<RunOutcome> {
    this.#mostThreads = load.mostThreads;
    const { store, listener, changed, clock } = this.#options;
    const record = await storedStudy(store, this.study);
    const subjects = await this.#present(record, subject);
    const { judge } = record.design;
    const judgePlace = judge === undefined ? undefined : await this.#options.subjectPlace(judge.subject);
    const others = this.#open.filter((sha256) => sha256 !== subject);
    let over = true;
    listener.began(record);
    try {
      const outcome = await turns.take({
        store,
        snapshot: snapshotOf(record),
        subjects,
        subject,
        more: others.length > 0,
        load,
        ...(judgePlace === undefined ? {} : { judge: judgePlace }),
        signal: this.#signal(),
        clock,
        onProgress: (state) => {
          this.#progress.advance(state);
          changed();
        },
        onEvent: (event) => {
          if (event.type === 'loaded') this.#threads = event.runtime.threads;
          this.#progress.note(event);
          listener.happened(record, event);
          changed();
        },
        onStored: (file, responses) => listener.stored(record, file, responses),
      });
      this.#failures.delete(subject);
      for (const failure of outcome.failures) this.#failures.set(failure.subject.sha256, failure);
      if (outcome.status !== 'paused') this.#open = others;
      over = outcome.status !== 'open' && this.#stopped !== 'reload';
      if (this.#stopped === 'give-up' && (outcome.status === 'paused' || outcome.status === 'open')) {
        await store.setStatus(this.study, 'failed');
      }
      return outcome;
    } finally {
      listener.ended(record, over);
    }
  }

  /** Stops the turn under way after the decode in hand. The researcher's word stands against the clock's. */
  stop(reason: StopReason): void {
    if (this.#abort === null) return;
    const byResearcher = this.#stopped === 'pause' || this.#stopped === 'give-up';
    if (byResearcher && reason !== 'give-up') return;
    this.#stopped = reason;
    this.#abort.abort();
  }

  /** The study's subjects, the one whose turn it is with the places of its files as they are now. */
  async #present(record: StudyRecord, sha256: string): Promise<SubjectFile[]> {
    const { store, refind } = this.#options;
    const present: SubjectFile[] = [];
    for (const { subject } of await store.studySubjects(this.study)) {
      const sought = subject.sha256 === sha256 && refind !== undefined;
      present.push(sought ? await refind(record, subject) : subject);
    }
    return present;
  }

  entry(): QueueEntry {
    const { study, name, running } = this;
    return {
      study,
      name,
      state: !running ? 'queued' : this.pausing ? 'pausing' : 'running',
      subjects: running ? this.#progress.subjects() : [],
      secondsLeft: running ? this.#progress.secondsLeft() : null,
      startedAt: running ? this.#startedAt : null,
    };
  }

  #signal(): AbortSignal {
    this.#abort ??= new AbortController();
    return this.#abort.signal;
  }
}
