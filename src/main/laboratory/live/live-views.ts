import type { Announce } from '../../../shared/contract/contract.js';
import type { LiveView } from '../../../shared/contract/runs.js';
import type { Response } from '../../../shared/domain/response.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord } from '../../store/store.js';
import type { StudyEvent } from '../../studies/run-options.js';
import type { RunListener } from '../run-queue/study-run.js';
import { SubjectLive } from './subject-live.js';

export interface LiveOptions {
  readonly store: LaboratoryStore;
  readonly announce: Announce;
  /** Between two views; two seconds by default. */
  readonly milliseconds?: number;
}

const MILLISECONDS = 2000;
/** The first answers are shown sooner. */
const FIRST_MILLISECONDS = 300;
/** A view may take no more than this share of the time, however large the study. */
const LARGEST_SHARE = 0.02;
/** Studies whose last view is kept. */
const KEPT_VIEWS = 8;

/** Follows the subject that answers and tells the window every two seconds where it stands, where anything is new. */
export class LiveViews implements RunListener {
  readonly #store: LaboratoryStore;
  readonly #announce: Announce;
  readonly #milliseconds: number;
  /** By study, the one that was seen last at the end. */
  readonly #views = new Map<number, LiveView>();
  #live: SubjectLive | null = null;
  #ready = false;
  #changed = false;
  #wait = FIRST_MILLISECONDS;
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor({ store, announce, milliseconds = MILLISECONDS }: LiveOptions) {
    this.#store = store;
    this.#announce = announce;
    this.#milliseconds = milliseconds;
  }

  /** What the study's running, or last run, subject came to; null where none has run since Mettle was opened. */
  latest(study: number): LiveView | null {
    return this.#views.get(study) ?? null;
  }

  began(): void {
    this.#leave();
  }

  happened(record: StudyRecord, event: StudyEvent): void {
    if (event.type !== 'loading' || this.#live?.sha256 === event.subject.sha256) return;
    this.#leave();
    const live = new SubjectLive(this.#store, record, event.subject, event.answered);
    this.#live = live;
    this.#ready = event.answered === 0;
    this.#wait = Math.min(FIRST_MILLISECONDS, this.#milliseconds);
    if (this.#ready) return;
    this.#enqueue(live, async () => {
      await live.catchUp();
      if (this.#live !== live) return;
      this.#ready = true;
      this.#ask();
    });
  }

  stored(_record: StudyRecord, { sha256 }: SubjectFile, responses: readonly Response[]): void {
    const live = this.#live;
    if (live?.sha256 !== sha256) return;
    try {
      live.add(responses);
    } catch (thrown) {
      this.#giveUp(live, thrown);
      return;
    }
    this.#ask();
  }

  ended(): void {
    this.#leave();
  }

  /** Waits until no view is being made. */
  async close(): Promise<void> {
    this.#leave();
    await this.#work;
  }

  /** Shows the subject as it stands and follows it no longer. */
  #leave(): void {
    const live = this.#live;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#live = null;
    live?.stop();
    if (live !== null && this.#ready && this.#changed) this.#enqueue(live, () => this.#show(live));
    this.#changed = false;
    this.#ready = false;
  }

  #ask(): void {
    this.#changed = true;
    if (this.#timer !== null || !this.#ready) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const live = this.#live;
      if (live === null || !this.#changed) return;
      this.#changed = false;
      this.#enqueue(live, () => this.#show(live));
    }, this.#wait);
  }

  async #show(live: SubjectLive): Promise<void> {
    const newest = await live.newest();
    const start = performance.now();
    const view = live.view(newest);
    this.#wait = Math.max(this.#milliseconds, (performance.now() - start) / LARGEST_SHARE);
    this.#views.delete(live.study);
    this.#views.set(live.study, view);
    for (const study of [...this.#views.keys()].slice(0, -KEPT_VIEWS)) this.#views.delete(study);
    this.#announce('live.changed', view);
  }

  #enqueue(live: SubjectLive, work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((thrown: unknown) => this.#giveUp(live, thrown));
  }

  /** The run goes on: its responses are stored whether anyone watches or not. */
  #giveUp(live: SubjectLive, thrown: unknown): void {
    if (this.#live === live) {
      this.#changed = false;
      this.#leave();
    }
    this.#announce('notice', {
      tone: 'warning',
      title: 'The run can no longer be watched',
      text: 'It goes on all the same, and its responses are stored.',
      study: live.study,
      error: MettleError.from(thrown).toShape(),
    });
  }
}
