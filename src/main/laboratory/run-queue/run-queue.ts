import type { Settings } from '../../../shared/contract/application.js';
import type { Announce } from '../../../shared/contract/contract.js';
import type { Queue } from '../../../shared/contract/runs.js';
import { MettleError } from '../../../shared/errors.js';
import type { Engine } from '../../engine/engine.js';
import type { RunOutcome } from '../../studies/runner.js';
import { AwakeClock, beating } from '../../studies/turns/awake-clock.js';
import { nextTurn } from '../../studies/turns/next-turn.js';
import { storedStudy } from '../stored-study.js';
import type { QueueStanding } from '../study-summary.js';
import { loadBySettings, QueueEngine } from './queue-engine.js';
import { reordered } from './queue-order.js';
import {
  outcomeNotice,
  queueNotice,
  resumedNotice,
  stoppedNotice,
  subjectNotice,
  type Notice,
} from './run-notices.js';
import { requireRunnable } from './runnable.js';
import { StudyRun, type RunListener, type StudyRunOptions } from './study-run.js';
import { Throttle } from './throttle.js';
import { hoursAt, type Hours } from '../../studies/turns/hours.js';

const ANNOUNCE_MILLISECONDS = 200;
/** How long a decode may take to end when Mettle is closed. */
const CLOSE_MILLISECONDS = 10_000;

export interface RunQueueOptions extends Pick<StudyRunOptions, 'store' | 'subjectPlace' | 'refind'> {
  readonly engine: () => Promise<Engine>;
  readonly settings: () => Promise<Settings>;
  readonly announce: Announce;
  readonly listener: RunListener;
  /** What the clock on the wall shows. */
  readonly now?: () => Date;
  /** Between two looks at the clock; five seconds by default. */
  readonly beatMilliseconds?: number;
}

/**
 * The studies that are to be run. One subject answers at a time: it is loaded once and answers every study that waits for it
 * before the next one is loaded (`nextTurn`). The studies are stored with the one that runs, and are there again after a
 * restart, however Mettle ended; nothing begins by itself then unless the researcher has set it, so that opening Mettle does not
 * put a machine to work. Outside the hours that she has set, studies wait, but for one that she starts although it waits.
 */
export class RunQueue implements QueueStanding {
  readonly #options: RunQueueOptions;
  readonly #clock = new AwakeClock();
  readonly #announcer: Throttle;
  readonly #engine: QueueEngine;
  readonly #endBeating: () => void;
  #settings: Settings;
  #runs: readonly StudyRun[] = [];
  #current: StudyRun | null = null;
  #ended: Promise<void> = Promise.resolve();
  /** Whether what waits follows by itself. */
  #going = false;
  #closing = false;
  #told = '';

  private constructor(options: RunQueueOptions, settings: Settings) {
    this.#options = options;
    this.#settings = settings;
    this.#engine = new QueueEngine(options.engine, this.#clock.read);
    this.#announcer = new Throttle(ANNOUNCE_MILLISECONDS, () => {
      const view = this.view();
      this.#told = hoursOf(view);
      options.announce('queue.changed', view);
    });
    this.#endBeating = beating(this.#clock, () => this.#beat(), options.beatMilliseconds);
  }

  /**
   * Brings back the studies that ran or waited when Mettle ended; goes on with them where the researcher has set it, and where no
   * other program runs one of them. Throws `STORE_*`, `FILE_UNREADABLE`.
   */
  static async open(options: RunQueueOptions): Promise<RunQueue> {
    const { store } = options;
    const queue = new RunQueue(options, await options.settings());
    const runs: StudyRun[] = [];
    let elsewhere = false;
    for (const study of await store.queue()) {
      runs.push(await StudyRun.prepare(study, queue.#runOptions()));
      elsewhere ||= await store.isRunning(study);
    }
    queue.#runs = runs;
    if (queue.#settings.unattended.resume && runs.length > 0 && !elsewhere) {
      queue.#going = true;
      queue.#tell(resumedNotice(runs.length));
      queue.#advance();
    }
    return queue;
  }

  /** The study that runs, and those that wait. */
  view(): Queue {
    const waiting = this.#runs.filter((run) => run !== this.#current);
    const hours = this.#hours();
    return {
      entries: [...(this.#current === null ? [] : [this.#current]), ...waiting].map((run) => run.entry()),
      memory: { door: process.memoryUsage.rss(), engine: this.#engine.memory() },
      held: this.#held(hours),
      threadLimit: hours.threadLimit,
    };
  }

  standing(study: number): 'queued' | 'running' | null {
    if (this.#current?.study === study) return 'running';
    return this.#find(study) === undefined ? null : 'queued';
  }

  /**
   * Puts a study at the end of the queue; where nothing runs it comes first and begins at once. Outside the hours for runs it
   * waits for them, and begins at once when it is started while it waits. Throws `STUDY_NOT_FOUND`, `STUDY_RUNNING`,
   * `INVALID_INPUT` for one in the bin, and `SUBJECT_*`, `GGUF_*` for its files.
   */
  async start(study: number): Promise<Queue> {
    const { store, engine, subjectPlace, refind } = this.#options;
    const record = await storedStudy(store, study);
    if (this.#current?.study === study) return this.#goOnWith(this.#current);
    await requireRunnable({ store, engine: await engine(), subjectPlace, refind }, record);
    const fresh = await StudyRun.prepare(study, this.#runOptions());
    this.#requireOpen();
    // What was looked up above took its time, in which the same study may have been started twice.
    if (this.standing(study) === 'running') return this.view();
    const waited = this.#find(study);
    this.#engine.turns.forgive(fresh.subjects());
    if (this.#current === null) {
      fresh.outsideHours = waited !== undefined && this.#hours().opens !== null;
      this.#runs = [fresh, ...this.#runs.filter((run) => run !== waited)];
      this.#going = true;
      this.#advance();
    } else if (waited === undefined) {
      this.#runs = [...this.#runs, fresh];
    }
    await this.#keep();
    this.#tellStudies();
    return this.view();
  }

  /** Begins with the studies that wait, each in its turn; outside the hours for runs, when these begin. Throws `STORE_*`. */
  async startQueue(): Promise<Queue> {
    this.#requireOpen();
    for (const run of this.#runs) this.#engine.turns.forgive(run.subjects());
    this.#going = true;
    this.#advance();
    this.#tellStudies();
    this.#announcer.ask();
    return this.view();
  }

  /** Stops the study that runs after the decode in hand, or takes a waiting one out of the queue. */
  async pause(study: number): Promise<Queue> {
    if (this.#current?.study === study) this.#current.stop('pause');
    else await this.forget(study);
    this.#announcer.ask();
    return this.view();
  }

  /** As `pause`, and marks the study as failed, since it was given up. Throws `STUDY_NOT_FOUND`. */
  async cancel(study: number): Promise<Queue> {
    const { store } = this.#options;
    const { status } = await storedStudy(store, study);
    if (this.#current?.study === study) {
      this.#current.stop('give-up');
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
    const order = reordered(
      this.#runs.map(({ study }) => study),
      studies,
      (study) => this.#current?.study === study,
    );
    this.#runs = order.flatMap((study) => this.#find(study) ?? []);
    await this.#keep();
    return this.view();
  }

  /** Ends the engine of the study that runs. Throws `INVALID_INPUT` where there is none. */
  stopEngine(study: number): void {
    if (this.#current?.study === study && this.#engine.end()) return;
    throw new MettleError('INVALID_INPUT', 'No engine is at work for this study.', {
      hint: 'Look at the queue: the study may have ended in the meantime.',
    });
  }

  /** Takes a study out of those that wait. */
  async forget(study: number): Promise<void> {
    if (this.standing(study) !== 'queued') return;
    this.#runs = this.#runs.filter((run) => run.study !== study);
    await this.#keep();
    this.#tellStudies();
  }

  /** Takes up a study's new name. */
  rename(study: number, name: string): void {
    const run = this.#find(study);
    if (run !== undefined) run.name = name;
    this.#announcer.ask();
  }

  /** Takes up settings that were changed. Throws `FILE_UNREADABLE`. */
  async settingsChanged(): Promise<void> {
    this.#settings = await this.#options.settings();
    this.#beat();
  }

  /** Pauses what runs, waits until it is stored, and begins nothing more. What ran and what waits stays in the stored queue. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#endBeating();
    this.#current?.stop('hold');
    const impatience = setTimeout(() => this.#engine.end(), CLOSE_MILLISECONDS);
    await this.#ended;
    await this.#engine.turns.release();
    clearTimeout(impatience);
    this.#announcer.flush();
  }

  #find(study: number): StudyRun | undefined {
    return this.#runs.find((run) => run.study === study);
  }

  #hours(): Hours {
    return hoursAt(this.#options.now?.() ?? new Date(), this.#settings.unattended);
  }

  #held({ opens }: Hours): Queue['held'] {
    if (this.#runs.length === 0 || this.#current !== null) return null;
    if (!this.#going) return { reason: 'reopened' };
    return opens === null ? null : { reason: 'window', until: opens };
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

  /** Stores the queue as it stands, with the study that runs. */
  async #keep(): Promise<void> {
    this.#announcer.ask();
    await this.#options.store.setQueue(this.#runs.map(({ study }) => study));
  }

  #runOptions(): StudyRunOptions {
    return {
      ...this.#options,
      listener: this.#withNotices(this.#options.listener),
      changed: () => this.#announcer.ask(),
      clock: this.#clock.read,
    };
  }

  /** Looks at what the clock changes: the hours for runs, the limit of threads, and whether the machine slept. */
  #beat(): void {
    const slept = this.#clock.takeSlept();
    if (this.#closing || this.#runs.length === 0) return;
    const run = this.#current;
    const { opens, threadLimit } = this.#hours();
    if (run === null) this.#advance();
    else if (opens !== null && !run.outsideHours) run.stop('hold');
    else if (run.wantsReload(threadLimit)) run.stop('reload');
    if (slept) void this.#engine.endDead().catch((thrown: unknown) => this.#tellTrouble(thrown));
    if (hoursOf(this.view()) !== this.#told) this.#announcer.ask();
  }

  #advance(): void {
    if (this.#closing || this.#current !== null) return;
    const open = this.#hours().opens === null;
    const runs = this.#going ? this.#runs.filter(({ outsideHours }) => open || outsideHours) : [];
    const { turns } = this.#engine;
    const turn = nextTurn(
      runs.map((run) => run.turns()),
      turns.loaded,
    );
    const run = runs.find(({ study }) => study === turn?.study);
    this.#ended =
      turn === null || run === undefined
        ? turns.release().catch((thrown: unknown) => this.#tellTrouble(thrown))
        : this.#perform(run, turn.subject);
  }

  async #perform(run: StudyRun, subject: string): Promise<void> {
    run.begin();
    this.#current = run;
    let goOn = true;
    try {
      this.#tellStudies();
      this.#announcer.ask();
      await this.#options.engine();
      this.#settings = await this.#options.settings();
      const load = loadBySettings(this.#settings, this.#hours().threadLimit);
      const outcome = await run.take(subject, this.#engine.turns, load);
      if (leavesQueue(run, outcome)) await this.#leave(run);
      this.#tell(outcomeNotice(outcome, run.failures()));
    } catch (thrown) {
      const error = MettleError.from(thrown);
      // What keeps one study's responses from being stored keeps the next one's too.
      goOn = !error.code.startsWith('STORE_');
      this.#tell(stoppedNotice(run, error));
      await this.#leave(run).catch((trouble: unknown) => goOn && this.#tellTrouble(trouble));
    }
    run.rest();
    this.#current = null;
    this.#going &&= goOn;
    this.#tellStudies();
    this.#announcer.ask();
    this.#advance();
  }

  async #leave(run: StudyRun): Promise<void> {
    this.#runs = this.#runs.filter((other) => other !== run);
    await this.#keep();
  }

  #withNotices(listener: RunListener): RunListener {
    return {
      began: (record) => listener.began(record),
      stored: (record, subject, responses) => listener.stored(record, subject, responses),
      ended: (record, over) => listener.ended(record, over),
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

  #tellTrouble(thrown: unknown): void {
    this.#tell(queueNotice(MettleError.from(thrown)));
  }
}

/** Whether nothing of the study is left for the queue after a turn, or the researcher has taken it out. */
function leavesQueue(run: StudyRun, { status }: RunOutcome): boolean {
  const taken = run.stopped === 'pause' || run.stopped === 'give-up';
  return taken || status === 'complete' || status === 'failed';
}

/** What a view says of the hours. */
function hoursOf({ held, threadLimit }: Queue): string {
  return JSON.stringify([held, threadLimit]);
}
