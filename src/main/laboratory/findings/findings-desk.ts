import type { Announce } from '../../../shared/contract/contract.js';
import { findingsSchema, type Findings } from '../../../shared/contract/results.js';
import { MettleError } from '../../../shared/errors.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord } from '../../store/store.js';
import type { FindingsBasis } from './findings-basis.js';
import { workOutApart } from './findings-process.js';
import type { FindingsJob, WorkedOut } from './findings-protocol.js';

export interface FindingsDeskOptions {
  readonly store: LaboratoryStore;
  /** The database that `store` is open on, for the processes that read it. */
  readonly databaseFile: string;
  readonly announce: Announce;
  /** Works out one subject's findings; in a process of its own by default. */
  readonly workOut?: (
    job: FindingsJob,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ) => Promise<WorkedOut>;
  /** Milliseconds that never run backwards. */
  readonly clock?: () => number;
}

/** Findings that were worked out by today's program and settings, and the responses that they rest on (see `FindingsBasis`). */
export interface CurrentFindings {
  readonly findings: Findings;
  readonly responses: number;
}

/** An analysis that failed is tried again when it is next asked for, but not sooner than this. */
const RETRY_MILLISECONDS = 10_000;

interface Job {
  readonly done: Promise<void>;
  /** Responses that the findings are to rest on at least. */
  wanted: number;
}

interface Failure {
  readonly error: MettleError;
  readonly at: number;
}

/** Works out findings one subject at a time, each once however often it is asked for, and stores them. */
export class FindingsDesk {
  readonly #options: FindingsDeskOptions;
  readonly #clock: () => number;
  readonly #jobs = new Map<string, Job>();
  readonly #failures = new Map<string, Failure>();
  readonly #closing = new AbortController();
  #last: Promise<void> = Promise.resolve();

  constructor(options: FindingsDeskOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** The stored findings of a subject where they are of today's program and settings (`key`); null else. Throws `STORE_*`. */
  async current(
    record: StudyRecord,
    sha256: string,
    { key }: Pick<FindingsBasis, 'key'>,
  ): Promise<CurrentFindings | null> {
    const stored = await this.#options.store.findings(record.id, sha256);
    if (stored?.key !== key) return null;
    const parsed = findingsSchema.safeParse(stored.findings);
    return parsed.success ? { findings: parsed.data, responses: stored.responses } : null;
  }

  /**
   * Begins to work out a subject's findings. Work that is under way or waiting counts for it, but is done once more where it
   * comes out on fewer than `responses`.
   */
  want(study: number, sha256: string, responses: number): void {
    const name = nameOf(study, sha256);
    if (this.#closing.signal.aborted) return;
    const job = this.#jobs.get(name);
    if (job !== undefined) {
      job.wanted = Math.max(job.wanted, responses);
      return;
    }
    this.#failures.delete(name);
    const done = this.#last.then(() => this.#work(study, sha256));
    this.#last = done;
    this.#jobs.set(name, { done, wanted: responses });
  }

  /** Whether a subject's findings are being worked out, or wait for it. */
  isWorking(study: number, sha256: string): boolean {
    return this.#jobs.has(nameOf(study, sha256));
  }

  /** Why the last analysis of a subject failed, for a while; null else. */
  failure(study: number, sha256: string): MettleError | null {
    const failure = this.#failures.get(nameOf(study, sha256));
    if (failure === undefined || this.#clock() - failure.at > RETRY_MILLISECONDS) return null;
    return failure.error;
  }

  /** Waits for the work on a subject, if there is any. Throws what it failed by. */
  async settled(study: number, sha256: string): Promise<void> {
    await this.#jobs.get(nameOf(study, sha256))?.done;
    const failure = this.#failures.get(nameOf(study, sha256));
    if (failure !== undefined) throw failure.error;
  }

  /** Ends what is under way and begins nothing more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
  }

  async #work(study: number, sha256: string): Promise<void> {
    const { store, announce } = this.#options;
    const name = nameOf(study, sha256);
    let missed = false;
    try {
      const { key, responses, findings } = await this.#workOut({ study, sha256 });
      if (findings !== null) await store.putFindings(study, sha256, { key, responses, findings });
      missed = responses < (this.#jobs.get(name)?.wanted ?? 0);
    } catch (thrown) {
      const error = MettleError.from(thrown);
      if (!this.#closing.signal.aborted) this.#failures.set(name, { error, at: this.#clock() });
    }
    this.#jobs.delete(name);
    if (missed) this.want(study, sha256, 0);
    if (!this.#closing.signal.aborted) announce('results.changed', { study });
  }

  #workOut({ study, sha256 }: Omit<FindingsJob, 'file'>): Promise<WorkedOut> {
    const { databaseFile: file, announce, workOut = workOutApart } = this.#options;
    return workOut(
      { file, study, sha256 },
      (done, total) => announce('results.progress', { study, subject: sha256, done, total }),
      this.#closing.signal,
    );
  }
}

function nameOf(study: number, sha256: string): string {
  return `${study}|${sha256}`;
}
