import type { QueueEntry } from '../../../shared/contract/runs.js';
import type { Response } from '../../../shared/domain/response.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import type { Engine } from '../../engine/engine.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord } from '../../store/store.js';
import type { StudyEvent } from '../../studies/run-options.js';
import { runStudy, type RunOutcome } from '../../studies/runner.js';
import { snapshotOf, storedStudy } from '../stored-study.js';
import { RunProgress } from './run-progress.js';
import { WatchedEngine } from './watched-engine.js';

/** Who follows a run. What a listener throws must not end the run, so listeners throw nothing. */
export interface RunListener {
  /** Before anything else of the study's run. */
  began(record: StudyRecord): void;
  happened(record: StudyRecord, event: StudyEvent): void;
  /** Responses that were just stored, in the order of writing. */
  stored(record: StudyRecord, subject: SubjectFile, responses: readonly Response[]): void;
  /** When the run is over, however it ended. */
  ended(record: StudyRecord): void;
}

export interface StudyRunOptions {
  readonly study: number;
  readonly name: string;
  readonly store: LaboratoryStore;
  readonly engine: () => Promise<Engine>;
  /** The file behind a reference to a subject. */
  readonly subjectPath: (reference: string) => Promise<string>;
  readonly listener: RunListener;
  /** Told whenever `entry` may have changed. */
  readonly changed: () => void;
  /** Milliseconds that never run backwards. */
  readonly clock: () => number;
}

/** One study while it runs. */
export class StudyRun {
  readonly study: number;
  name: string;
  readonly #options: StudyRunOptions;
  readonly #abort = new AbortController();
  readonly #startedAt = new Date().toISOString();
  #progress: RunProgress | null = null;
  #engine: WatchedEngine | null = null;
  #givenUp = false;

  constructor(options: StudyRunOptions) {
    this.#options = options;
    this.study = options.study;
    this.name = options.name;
  }

  /**
   * Runs the study to its end or until it is paused; one that was given up on the way is marked failed. Throws
   * `STUDY_NOT_FOUND`, `STUDY_RUNNING`, `STORE_*`, and what keeps the engine from being used at all.
   */
  async perform(): Promise<RunOutcome> {
    const { store, listener, changed, clock } = this.#options;
    const record = await storedStudy(store, this.study);
    const subjects = await store.studySubjects(this.study);
    const progress = new RunProgress(subjects, record.expectedPerSubject);
    this.#progress = progress;
    const { judge } = record.design;
    const judgePath = judge === undefined ? undefined : await this.#options.subjectPath(judge.subject);
    this.#engine = new WatchedEngine(await this.#options.engine(), clock);
    listener.began(record);
    try {
      const outcome = await runStudy({
        store,
        engine: this.#engine,
        snapshot: snapshotOf(record),
        subjects: subjects.map(({ subject }) => subject),
        ...(judgePath === undefined ? {} : { judge: judgePath }),
        signal: this.#abort.signal,
        clock,
        onProgress: (state) => {
          progress.advance(state);
          changed();
        },
        onEvent: (event) => {
          progress.note(event);
          listener.happened(record, event);
          changed();
        },
        onStored: (subject, responses) => listener.stored(record, subject, responses),
      });
      if (this.#givenUp && outcome.status === 'paused') await store.setStatus(this.study, 'failed');
      return outcome;
    } finally {
      listener.ended(record);
    }
  }

  /** Stops after the decode in hand. */
  pause(): void {
    this.#abort.abort();
  }

  /** As `pause`, and the study counts as given up, unless it is complete by then. */
  giveUp(): void {
    this.#givenUp = true;
    this.pause();
  }

  get pausing(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Ends the engine's process; whether there was one. The run loads the subject once more, or pauses where that was asked. */
  endEngine(): boolean {
    return this.#engine?.end() ?? false;
  }

  /** Bytes of the engine's process; null while unknown. */
  engineMemory(): number | null {
    return this.#engine?.memory() ?? null;
  }

  entry(): QueueEntry {
    return {
      study: this.study,
      name: this.name,
      state: this.pausing ? 'pausing' : 'running',
      subjects: this.#progress?.subjects() ?? [],
      secondsLeft: this.#progress?.secondsLeft() ?? null,
      startedAt: this.#startedAt,
    };
  }
}
