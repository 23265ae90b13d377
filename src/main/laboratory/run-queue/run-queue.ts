import type { Announce } from '../../../shared/contract/contract.js';
import type { Queue } from '../../../shared/contract/runs.js';
import { MettleError } from '../../../shared/errors.js';
import type { Engine } from '../../engine/engine.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import { storedStudy } from '../stored-study.js';
import type { QueueStanding } from '../study-summary.js';
import { outcomeNotice, stoppedNotice, subjectNotice, type Notice } from './run-notices.js';
import { StudyRun, type RunListener } from './study-run.js';
import { requireSubjectFiles } from './subject-files.js';
import { Throttle } from './throttle.js';

const ANNOUNCE_MILLISECONDS = 200;
/** How long a decode may take to end when Mettle is closed. */
const CLOSE_MILLISECONDS = 10_000;

export interface RunQueueOptions {
  readonly store: LaboratoryStore;
  readonly engine: () => Promise<Engine>;
  /** The file behind a reference to a subject. Throws `SUBJECT_NOT_FOUND`. */
  readonly subjectPath: (reference: string) => Promise<string>;
  readonly announce: Announce;
  readonly listener: RunListener;
  /** Milliseconds that never run backwards. */
  readonly clock?: () => number;
}

interface Waiting {
  readonly study: number;
  readonly name: string;
}

/**
 * The studies that are to be run, one at a time. Those that wait are stored, and are there again after a restart; nothing
 * begins by itself then, so that opening Mettle does not put a machine to work. Once a study is started the rest follow in
 * their order, also after one that was paused.
 */
export class RunQueue implements QueueStanding {
  readonly #options: RunQueueOptions;
  readonly #clock: () => number;
  readonly #announcer: Throttle;
  #waiting: readonly Waiting[];
  #run: StudyRun | null = null;
  #ended: Promise<void> = Promise.resolve();
  #closing = false;

  private constructor(options: RunQueueOptions, waiting: readonly Waiting[]) {
    this.#options = options;
    this.#waiting = waiting;
    this.#clock = options.clock ?? (() => performance.now());
    this.#announcer = new Throttle(ANNOUNCE_MILLISECONDS, () =>
      options.announce('queue.changed', this.view()),
    );
  }

  /** Brings back the studies that waited when Mettle was closed. Throws `STORE_*`. */
  static async open(options: RunQueueOptions): Promise<RunQueue> {
    const { store } = options;
    const waiting: Waiting[] = [];
    for (const study of await store.queue()) {
      waiting.push({ study, name: (await storedStudy(store, study)).design.name });
    }
    return new RunQueue(options, waiting);
  }

  /** The study that runs, and those that wait. */
  view(): Queue {
    const waiting = this.#waiting.map(({ study, name }) => ({
      study,
      name,
      state: 'queued' as const,
      subjects: [],
      secondsLeft: null,
      startedAt: null,
    }));
    return {
      entries: this.#run === null ? waiting : [this.#run.entry(), ...waiting],
      memory: { door: process.memoryUsage.rss(), engine: this.#run?.engineMemory() ?? null },
    };
  }

  standing(study: number): 'queued' | 'running' | null {
    if (this.#run?.study === study) return 'running';
    return this.#isWaiting(study) ? 'queued' : null;
  }

  /**
   * Puts a study at the end of the queue; where nothing runs it begins at once, before those that wait. Throws
   * `STUDY_NOT_FOUND`, `STUDY_RUNNING`, `INVALID_INPUT` for one in the bin, and `SUBJECT_*`, `GGUF_*` for its files.
   */
  async start(study: number): Promise<Queue> {
    const { store, engine } = this.#options;
    const record = await storedStudy(store, study);
    if (this.#run?.study === study) return this.#goOnWith(this.#run);
    if ((await store.marks(study)).removedAt !== null) {
      throw new MettleError('INVALID_INPUT', `Study ${record.design.name} is in the bin.`, {
        hint: 'Take it out of the bin first.',
      });
    }
    if (await store.isRunning(study)) {
      throw new MettleError('STUDY_RUNNING', `Another program runs study ${record.design.name}.`, {
        hint: 'Pause it there first, or wait until it is done; its results can be read all the while.',
      });
    }
    const subjects = await store.studySubjects(study);
    await requireSubjectFiles(await engine(), subjects, record.expectedPerSubject);
    // A judge that is missing is told of now too.
    const { judge } = record.design;
    if (judge !== undefined) await this.#options.subjectPath(judge.subject);
    this.#requireOpen();
    // What was looked up above took its time, in which the same study may have been started twice.
    if (this.standing(study) === 'running') return this.view();
    const entry = { study, name: record.design.name };
    if (this.#run !== null) {
      if (!this.#isWaiting(study)) await this.#setWaiting([...this.#waiting, entry]);
      this.#tellStudies();
    } else {
      this.#waiting = [entry, ...this.#waiting.filter((other) => other.study !== study)];
      this.#advance();
    }
    return this.view();
  }

  /** Stops the study that runs after the decode in hand, or takes a waiting one out of the queue. */
  async pause(study: number): Promise<Queue> {
    if (this.#run?.study === study) this.#run.pause();
    else await this.forget(study);
    this.#announcer.ask();
    return this.view();
  }

  /** As `pause`, and marks the study as failed, since it was given up. Throws `STUDY_NOT_FOUND`. */
  async cancel(study: number): Promise<Queue> {
    const { store } = this.#options;
    const { status } = await storedStudy(store, study);
    if (this.#run?.study === study) {
      this.#run.giveUp();
    } else {
      await this.forget(study);
      if (status !== 'complete') await store.setStatus(study, 'failed');
      this.#tellStudies();
    }
    this.#announcer.ask();
    return this.view();
  }

  /** Puts the waiting studies in this order; those not named keep theirs after them. */
  async reorder(studies: readonly number[]): Promise<Queue> {
    const named = [...new Set(studies)].flatMap((study) =>
      this.#waiting.filter((entry) => entry.study === study),
    );
    await this.#setWaiting([...named, ...this.#waiting.filter((entry) => !named.includes(entry))]);
    return this.view();
  }

  /** Ends the engine of the study that runs. Throws `INVALID_INPUT` where there is none. */
  stopEngine(study: number): void {
    if (this.#run?.study === study && this.#run.endEngine()) return;
    throw new MettleError('INVALID_INPUT', 'No engine is at work for this study.', {
      hint: 'Look at the queue: the study may have ended in the meantime.',
    });
  }

  /** Takes a study out of those that wait. */
  async forget(study: number): Promise<void> {
    if (!this.#isWaiting(study)) return;
    await this.#setWaiting(this.#waiting.filter((entry) => entry.study !== study));
    this.#tellStudies();
  }

  /** Takes up a study's new name. */
  rename(study: number, name: string): void {
    if (this.#run?.study === study) this.#run.name = name;
    this.#waiting = this.#waiting.map((entry) => (entry.study === study ? { study, name } : entry));
    this.#announcer.ask();
  }

  /** Pauses what runs, waits until it is stored, and begins nothing more. What waits stays stored. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#run?.pause();
    const impatience = setTimeout(() => this.#run?.endEngine(), CLOSE_MILLISECONDS);
    await this.#ended;
    clearTimeout(impatience);
    this.#announcer.flush();
  }

  #isWaiting(study: number): boolean {
    return this.#waiting.some((entry) => entry.study === study);
  }

  #goOnWith(run: StudyRun): Queue {
    if (!run.pausing) return this.view();
    throw new MettleError('STUDY_RUNNING', `Study ${run.name} is still being paused.`, {
      hint: 'Wait a moment, then go on with it.',
    });
  }

  #requireOpen(): void {
    if (this.#closing) throw new MettleError('CANCELLED', 'Mettle is being closed.');
  }

  async #setWaiting(waiting: readonly Waiting[]): Promise<void> {
    this.#waiting = waiting;
    this.#announcer.ask();
    await this.#options.store.setQueue(waiting.map(({ study }) => study));
  }

  #advance(): void {
    const [next, ...others] = this.#waiting;
    if (this.#run !== null || this.#closing || next === undefined) return;
    const { store, engine, subjectPath, listener } = this.#options;
    this.#waiting = others;
    this.#run = new StudyRun({
      ...next,
      store,
      engine,
      subjectPath,
      listener: this.#withNotices(listener),
      changed: () => this.#announcer.ask(),
      clock: this.#clock,
    });
    this.#ended = this.#perform(this.#run);
  }

  async #perform(run: StudyRun): Promise<void> {
    let goOn = true;
    try {
      await this.#setWaiting(this.#waiting);
      this.#tellStudies();
      const outcome = await run.perform();
      this.#tell(outcomeNotice(outcome));
    } catch (thrown) {
      const error = MettleError.from(thrown);
      // What keeps one study's responses from being stored keeps the next one's too.
      goOn = !error.code.startsWith('STORE_');
      this.#tell(stoppedNotice(run, error));
    }
    this.#run = null;
    this.#tellStudies();
    this.#announcer.ask();
    if (goOn) this.#advance();
  }

  #withNotices(listener: RunListener): RunListener {
    return {
      began: (record) => listener.began(record),
      stored: (record, subject, responses) => listener.stored(record, subject, responses),
      ended: (record) => listener.ended(record),
      happened: (record, event) => {
        this.#tell(subjectNotice(record, event));
        if (event.type === 'finished' || event.type === 'failed') this.#tellStudies();
        listener.happened(record, event);
      },
    };
  }

  #tellStudies(): void {
    this.#options.announce('studies.changed', {});
  }

  #tell(notice: Notice | null): void {
    if (notice !== null) this.#options.announce('notice', notice);
  }
}
