import {
  MOST_FINDINGS,
  type BundleCheck,
  type BundleJob,
  type BundleVerification,
} from '../../../shared/contract/bundles.js';
import type { ErrorShape } from '../../../shared/errors.js';
import type { BundleProgress, BundleResult } from './bundle-protocol.js';
import { PaceMeter } from './pace.js';

export interface BundleJobStart extends Pick<BundleJob, 'id' | 'kind' | 'name' | 'uploaded'> {
  readonly path: string;
  /** The study that is exported; null else. */
  readonly study: number | null;
  /** Gives milliseconds. */
  readonly clock: () => number;
}

/** One job of the desk, as it changes. */
export class BundleRecord {
  readonly path: string;
  /** Ends it. */
  readonly ending = new AbortController();
  readonly #pace: PaceMeter;
  #job: BundleJob;

  constructor({ id, kind, name, uploaded, path, study, clock }: BundleJobStart) {
    this.path = path;
    this.#pace = new PaceMeter(clock);
    this.#job = {
      ...{ id, kind, name, uploaded, path, study },
      ...{ state: 'waiting', step: '', share: null, rate: null, secondsLeft: null },
      ...{ bytes: null, sha256: null, checks: [], verification: null, known: null, error: null },
    };
  }

  get job(): BundleJob {
    return this.#job;
  }

  get isOver(): boolean {
    return this.#job.state !== 'waiting' && this.#job.state !== 'running';
  }

  begin(): void {
    this.#change({ state: 'running' });
  }

  progress({ step, share, responses }: BundleProgress): void {
    this.#change({ step, share, ...this.#pace.tell(share, responses) });
  }

  check(check: BundleCheck): void {
    this.#change({ checks: [...this.#job.checks, this.#shown(check)] });
  }

  done(result: Exclude<BundleResult, { kind: 'compare' }>): void {
    const over = { state: 'done', step: '', share: 1, rate: null, secondsLeft: null } as const;
    switch (result.kind) {
      case 'export':
        return this.#change({ ...over, bytes: result.bytes, sha256: result.sha256 });
      case 'verify':
        return this.#change({ ...over, verification: this.#verification(result.verification) });
      case 'import':
        return this.#change({
          ...over,
          study: result.study,
          known: result.known,
          verification: this.#verification(result.verification),
        });
    }
  }

  cancelled(): void {
    this.#change({ state: 'cancelled', rate: null, secondsLeft: null });
  }

  failed({ code, message, hint }: ErrorShape): void {
    const error = { code, message: this.#named(message), ...(hint === undefined ? {} : { hint }) };
    this.#change({ state: 'failed', rate: null, secondsLeft: null, error });
  }

  /** The file is there no more. */
  withoutFile(): void {
    this.#change({ path: null });
  }

  #change(change: Partial<BundleJob>): void {
    this.#job = { ...this.#job, ...change };
  }

  #verification(verification: BundleVerification): BundleVerification {
    return {
      ...verification,
      path: this.#named(verification.path),
      checks: verification.checks.map((check) => this.#shown(check)),
    };
  }

  #shown({ name, outcome, findings }: BundleCheck): BundleCheck {
    const more = findings.length - MOST_FINDINGS;
    const shown = findings.slice(0, MOST_FINDINGS).map((finding) => this.#named(finding));
    return { name, outcome, findings: more > 0 ? [...shown, `And ${more} more.`] : shown };
  }

  /** What was sent by the page is called by its name: where it lies meanwhile says nothing to anybody. */
  #named(text: string): string {
    return this.#job.uploaded ? text.replaceAll(this.path, this.#job.name) : text;
  }
}
