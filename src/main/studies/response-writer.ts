import type { Response } from '../../shared/domain/response.js';
import { MettleError } from '../../shared/errors.js';
import type { Store } from '../store/store.js';

/** A response with its exact prompt and its place in the plan. */
export interface Answer {
  readonly response: Response;
  readonly promptText: string;
  readonly cell: number;
  readonly run: number;
  /** Tokens that llama.cpp evaluated for it, prompt and generated. */
  readonly tokens: number;
  /** The answer to a second turn about this one, stored in the same transaction: neither is there without the other. */
  readonly next?: Answer;
}

/** An answer and those of the turns that follow it, in their order. */
export function answersIn(answer: Answer): Answer[] {
  return answer.next === undefined ? [answer] : [answer, ...answersIn(answer.next)];
}

export interface BatchLimits {
  /** A batch is written when it holds this many responses … */
  readonly responses: number;
  /** … or when its first response has waited this long. */
  readonly milliseconds: number;
}

export const DEFAULT_BATCH_LIMITS: BatchLimits = { responses: 256, milliseconds: 500 };

/**
 * Writes responses in batches, one transaction each, while the next batch fills. At most two batches are held: `add`
 * waits when both are full, which in turn holds back the engine.
 */
export class ResponseWriter {
  #batch: Answer[] = [];
  #writing: Promise<void> | null = null;
  #failure: MettleError | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** `onStored` is told of a batch once its transaction is through. */
  constructor(
    private readonly store: Pick<Store, 'append'>,
    private readonly studyId: number,
    private readonly sha256: string,
    private readonly onStored: (batch: readonly Answer[]) => void,
    private readonly limits: BatchLimits = DEFAULT_BATCH_LIMITS,
  ) {}

  /** Takes one answer, with those that follow it. Throws what the store threw on an earlier batch. */
  async add(answer: Answer): Promise<void> {
    this.#throwFailure();
    this.#batch.push(...answersIn(answer));
    if (this.#batch.length >= this.limits.responses) {
      await this.#writing;
      this.#throwFailure();
      this.#write();
    } else {
      this.#arm();
    }
  }

  /** Writes what is left and waits for it. Throws what the store threw. */
  async close(): Promise<void> {
    await this.#writing;
    this.#throwFailure();
    this.#write();
    await this.#writing;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#throwFailure();
  }

  #arm(): void {
    if (this.#timer !== null || this.#batch.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#writing === null) this.#write();
    }, this.limits.milliseconds);
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    const prompts = new Map(batch.map(({ response, promptText }) => [response.promptHash, promptText]));
    const responses = batch.map(({ response }) => response);
    this.#writing = this.store
      .append(this.studyId, this.sha256, responses, prompts)
      .then(() => this.onStored(batch))
      .catch((error: unknown) => {
        this.#failure = MettleError.from(error, 'STORE_FAILED');
      })
      .finally(() => {
        this.#writing = null;
        if (this.#failure === null) this.#arm();
      });
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
