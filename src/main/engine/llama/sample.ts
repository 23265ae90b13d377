import type { LlamaModel, Token } from 'node-llama-cpp';
import type { SampleOutcome, SampleTask } from '../process/protocol.js';
import { isFinalLabel, type LabelGrammars } from './label-grammar.js';
import type { Lane, LanePool } from './lane-pool.js';
import type { PreparedPrompt, Preparer } from './prepare.js';
import { samplerOptions } from './sampler-options.js';
import type { TaskQueue } from './task-queue.js';

/** One answer to be generated. */
export interface PreparedRun extends PreparedPrompt {
  readonly task: SampleTask;
  readonly run: number;
  readonly seed: number;
}

/** The runs of a task. Throws `PROMPT_TOO_LONG`. */
export function prepareRuns(preparer: Preparer, task: SampleTask): PreparedRun[] {
  const prepared = preparer.prompt(task.prompt, task.maxTokens);
  return task.runs.map(({ run, seed }) => ({ ...prepared, task, run, seed }));
}

/** An answer under way in a lane. */
interface Generation {
  readonly lane: Lane;
  readonly job: PreparedRun;
  readonly tokens: AsyncGenerator<Token, void>;
  readonly answer: Token[];
  readonly start: number;
  /** The most sequences that were decoded together with this one, itself included. */
  batchShape: number;
}

/** Where runs come from: a queue of them, `TaskQueue`. */
export type RunQueue = Pick<TaskQueue<PreparedRun>, 'peek' | 'takeNow' | 'wait' | 'cancelled'>;

/**
 * Generates answers in all lanes in lock step: each step decodes one token of every answer under way. A lane that has
 * finished takes the next run at once, and inherits the part of its prompt that another lane holds. Each run has its own
 * seed and sampler. Ends when the queue is empty and ended, or cancelled; gives each answer to `done`.
 */
export async function generate(
  pool: LanePool,
  model: LlamaModel,
  grammars: LabelGrammars,
  queue: RunQueue,
  done: (outcome: SampleOutcome) => void,
): Promise<void> {
  let active: Generation[] = [];
  try {
    while (!queue.cancelled) {
      if (active.length === 0 && !(await queue.wait())) return;
      active = [...active, ...(await fill(pool, grammars, queue, active))];
      active.sort((a, b) => a.lane.index - b.lane.index);
      active = await step(model, active, done);
    }
  } finally {
    await Promise.all(active.map(({ tokens }) => tokens.return()));
  }
}

/** Starts the next runs in the lanes that are free. */
async function fill(
  pool: LanePool,
  grammars: LabelGrammars,
  queue: RunQueue,
  active: readonly Generation[],
): Promise<Generation[]> {
  const first = queue.peek();
  if (first === undefined) return [];
  if (!pool.fits(first.room)) {
    // A longer context is made once the answers under way have ended.
    if (active.length > 0) return [];
    await pool.reserve(first.room);
  }
  const free = pool.lanes.filter((lane) => !active.some((generation) => generation.lane === lane));
  const taken: { readonly lane: Lane; readonly prompt: readonly Token[]; readonly job: PreparedRun }[] = [];
  for (const lane of free) {
    const room = queue.peek()?.room;
    if (room === undefined || !pool.fits(room)) break;
    for (const job of queue.takeNow(1)) taken.push({ lane, prompt: job.prompt, job });
  }
  const start = performance.now();
  await pool.settle(taken, true);
  return Promise.all(taken.map(({ lane, job }) => begin(lane, job, grammars, start)));
}

async function begin(
  lane: Lane,
  job: PreparedRun,
  grammars: LabelGrammars,
  start: number,
): Promise<Generation> {
  const { task, prompt, seed } = job;
  const grammar =
    task.answer === 'grammar' ? { grammarEvaluationState: await grammars.start(task.options) } : {};
  const tokens = lane.sequence.evaluate(prompt.slice(lane.held.length), {
    ...samplerOptions(task.sampler, seed),
    ...grammar,
    evaluationPriority: lane.priority,
  });
  return { lane, job, tokens, answer: [], start, batchShape: 0 };
}

/** Decodes one token of every answer; returns those that go on. */
async function step(
  model: LlamaModel,
  active: readonly Generation[],
  done: (outcome: SampleOutcome) => void,
): Promise<Generation[]> {
  const outcomes = await Promise.all(active.map(({ tokens }) => tokens.next()));
  const going: Generation[] = [];
  for (const [index, generation] of active.entries()) {
    generation.batchShape = Math.max(generation.batchShape, active.length);
    // The prompt's last token has been evaluated by now.
    generation.lane.held = generation.job.prompt;
    const outcome = outcomes[index];
    if (outcome !== undefined && outcome.done !== true) generation.answer.push(outcome.value);
    const ended = outcome?.done === true || isComplete(model, generation);
    const truncated = !ended && generation.answer.length >= generation.job.task.maxTokens;
    if (!ended && !truncated) going.push(generation);
    else {
      await generation.tokens.return();
      done(finish(model, generation, truncated));
    }
  }
  return going;
}

/** A label that nothing can follow needs no further step to learn that it has ended. */
function isComplete(model: LlamaModel, { job, answer }: Generation): boolean {
  return job.task.answer === 'grammar' && isFinalLabel(model.detokenize(answer), job.task.options);
}

function finish(model: LlamaModel, generation: Generation, truncated: boolean): SampleOutcome {
  const { job, answer, start, batchShape } = generation;
  return {
    key: job.task.key,
    run: job.run,
    seed: job.seed,
    text: model.detokenize(answer),
    truncated,
    batchShape,
    promptTokens: job.prompt.length,
    generatedTokens: answer.length,
    milliseconds: performance.now() - start,
  };
}
