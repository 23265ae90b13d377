import type { SubjectProgress } from '../../../shared/contract/runs.js';
import type { Progress } from '../../../shared/domain/progress.js';
import type { StudySubjectRecord } from '../../store/store.js';
import type { StudyEvent } from '../../studies/run-options.js';

/** How far the subjects of a run have come, kept from what the runner tells. */
export class RunProgress {
  readonly #subjects: Map<string, SubjectProgress>;
  #current: string | null = null;

  /** `expected`: responses asked of each subject. */
  constructor(subjects: readonly StudySubjectRecord[], expected: number) {
    this.#subjects = new Map(
      subjects.map(({ subject, responses }) => [
        subject.sha256,
        {
          sha256: subject.sha256,
          name: subject.name,
          state: responses >= expected ? 'finished' : 'waiting',
          done: responses,
          total: expected,
          ...STILL,
          error: null,
        },
      ]),
    );
  }

  /** Takes up what happened to a subject. */
  note(event: StudyEvent): void {
    const { sha256 } = event.subject;
    switch (event.type) {
      case 'loading':
        this.#current = sha256;
        return this.#set(sha256, { state: 'loading', done: event.answered, total: event.total, ...STILL });
      case 'loaded':
        return this.#set(sha256, { state: 'running' });
      case 'restarting':
        return this.#set(sha256, { state: 'loading', ...STILL });
      case 'finished':
        return this.#set(sha256, { state: 'finished', done: event.total, ...STILL, secondsLeft: 0 });
      case 'failed':
        return this.#set(sha256, { state: 'failed', ...STILL, error: event.error.toShape() });
    }
  }

  /** Takes up how far the subject that answers now has come. */
  advance({ done, total, rate, secondsLeft, tokensPerSecond }: Progress): void {
    if (this.#current === null) return;
    this.#set(this.#current, { done, total, rate, secondsLeft, tokensPerSecond });
  }

  /** In the order of the run. */
  subjects(): SubjectProgress[] {
    return [...this.#subjects.values()];
  }

  /** Seconds for all that is left at the present rate; null while that is unknown. */
  secondsLeft(): number | null {
    const open = this.subjects().filter(({ state }) => state !== 'finished' && state !== 'failed');
    const left = open.reduce((sum, { done, total }) => sum + total - done, 0);
    const rate = open.reduce((sum, subject) => sum + subject.rate, 0);
    if (left === 0) return 0;
    return rate > 0 ? left / rate : null;
  }

  #set(sha256: string, change: Partial<SubjectProgress>): void {
    const subject = this.#subjects.get(sha256);
    if (subject !== undefined) this.#subjects.set(sha256, { ...subject, ...change });
  }
}

/** A subject that does not answer now. */
const STILL = { rate: 0, secondsLeft: null, tokensPerSecond: 0 } as const;
