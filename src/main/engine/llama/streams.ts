import type { LlamaModel } from 'node-llama-cpp';
import { MettleError } from '../../../shared/errors.js';
import type { Command, ReadoutTask, Report, SampleTask } from '../process/protocol.js';
import type { LabelGrammars } from './label-grammar.js';
import type { LanePool } from './lane-pool.js';
import { Outbox } from './outbox.js';
import type { Preparer } from './prepare.js';
import { prepareReadout, readGroup, type PreparedReadout } from './readout.js';
import { generate, prepareRuns, type PreparedRun } from './sample.js';
import { TaskQueue } from './task-queue.js';
import { compareTokens } from './tokenize-prompt.js';

/** What a stream works with. */
export interface StreamParts {
  readonly id: number;
  readonly model: LlamaModel;
  readonly pool: LanePool;
  readonly preparer: Preparer;
  readonly say: (report: Report) => void;
}

/** A row of tasks under way. */
export interface Stream {
  readonly id: number;
  add(command: Extract<Command, { type: 'readouts' | 'samples' }>): void;
  /** No more tasks will come. */
  end(): void;
  /** Stops after the decode in hand. */
  cancel(): void;
  /** Answers until done; reports failures instead of throwing them. */
  run(): Promise<void>;
}

/** What both modes share: a queue that a bad task ends once all before it is answered. */
abstract class TaskStream<Task extends { readonly key: number }, Prepared> implements Stream {
  readonly id: number;
  protected readonly parts: StreamParts;
  protected readonly queue = new TaskQueue<Prepared>();
  #failure: { readonly key: number | null; readonly error: MettleError } | null = null;

  constructor(parts: StreamParts) {
    this.id = parts.id;
    this.parts = parts;
  }

  abstract add(command: Extract<Command, { type: 'readouts' | 'samples' }>): void;
  protected abstract answer(): Promise<void>;
  protected abstract flush(): void;

  end(): void {
    this.queue.end();
  }

  cancel(): void {
    this.queue.cancel();
  }

  async run(): Promise<void> {
    try {
      await this.answer();
    } catch (thrown) {
      this.#failure ??= { key: null, error: MettleError.from(thrown, 'INTERNAL') };
    }
    this.flush();
    if (this.#failure === null) return;
    const { key, error } = this.#failure;
    this.parts.say({ type: 'failed', stream: this.id, key, error: error.toShape() });
  }

  /** Prepares tasks; at the first that cannot be, the stream ends after those before it. */
  protected prepareAll(tasks: readonly Task[], prepare: (task: Task) => readonly Prepared[]): Prepared[] {
    const prepared: Prepared[] = [];
    for (const task of tasks) {
      if (this.#failure !== null) break;
      try {
        prepared.push(...prepare(task));
      } catch (thrown) {
        this.#failure = { key: task.key, error: MettleError.from(thrown, 'INTERNAL') };
      }
    }
    return prepared;
  }

  protected enqueue(prepared: readonly Prepared[]): void {
    this.queue.add(prepared);
    if (this.#failure !== null) this.queue.end();
  }
}

/** Reads options' probabilities, `lanes` prompts at a time. */
export class ReadoutStream extends TaskStream<ReadoutTask, PreparedReadout> {
  readonly #lanes: number;
  readonly #outbox = new Outbox<Extract<Report, { type: 'readouts' }>['results'][number]>((results) =>
    this.parts.say({ type: 'readouts', stream: this.id, results }),
  );

  constructor(parts: StreamParts, lanes: number) {
    super(parts);
    this.#lanes = lanes;
  }

  add(command: Extract<Command, { type: 'readouts' | 'samples' }>): void {
    if (command.type !== 'readouts')
      throw new MettleError('ENGINE_PROTOCOL', 'A readout stream got samples.');
    const prepared = this.prepareAll(command.tasks, (task) => [prepareReadout(this.parts.preparer, task)]);
    // Prompts with a long common beginning come one after the other, whatever order they were asked in.
    this.enqueue(prepared.sort((a, b) => compareTokens(a.prompt, b.prompt)));
  }

  protected async answer(): Promise<void> {
    while (await this.queue.wait()) {
      const group = this.queue.takeNow(this.#lanes);
      for (const outcome of await readGroup(this.parts.pool, group)) this.#outbox.add(outcome);
      if (this.queue.peek() === undefined) this.#outbox.flush();
    }
  }

  protected flush(): void {
    this.#outbox.flush();
  }
}

/** Generates answers in all lanes. */
export class SampleStream extends TaskStream<SampleTask, PreparedRun> {
  readonly #grammars: LabelGrammars;
  readonly #outbox = new Outbox<Extract<Report, { type: 'samples' }>['results'][number]>((results) =>
    this.parts.say({ type: 'samples', stream: this.id, results }),
  );

  constructor(parts: StreamParts, grammars: LabelGrammars) {
    super(parts);
    this.#grammars = grammars;
  }

  add(command: Extract<Command, { type: 'readouts' | 'samples' }>): void {
    if (command.type !== 'samples')
      throw new MettleError('ENGINE_PROTOCOL', 'A sampled stream got readouts.');
    this.enqueue(this.prepareAll(command.tasks, (task) => prepareRuns(this.parts.preparer, task)));
  }

  protected answer(): Promise<void> {
    const { pool, model } = this.parts;
    return generate(pool, model, this.#grammars, this.queue, (outcome) => {
      this.#outbox.add(outcome);
      if (this.queue.peek() === undefined) this.#outbox.flush();
    });
  }

  protected flush(): void {
    this.#outbox.flush();
  }
}
