import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { MettleError } from '../../../shared/errors.js';
import type { ReadoutOutcome, ReadoutTask } from '../process/protocol.js';
import type { Lane, LanePool } from './lane-pool.js';
import { optionProbabilities, type NextProbabilities, type OptionNode } from './option-chains.js';
import type { PreparedPrompt, Preparer } from './prepare.js';

/** A readout ready to be evaluated. */
export interface PreparedReadout extends PreparedPrompt {
  readonly key: number;
  readonly options: number;
  readonly tree: OptionNode;
}

/** Throws `PROMPT_TOO_LONG` and `OPTIONS_INDISTINGUISHABLE`. */
export function prepareReadout(preparer: Preparer, task: ReadoutTask): PreparedReadout {
  const { root, depth } = preparer.options(task.options);
  return {
    ...preparer.prompt(task.prompt, depth),
    key: task.key,
    options: task.options.length,
    tree: root,
  };
}

/**
 * Reads several prompts in lock step, one in each of the pool's first lanes. A result's milliseconds are its share of the
 * time that they took together. No lane may be in use.
 */
export async function readGroup(
  pool: LanePool,
  group: readonly PreparedReadout[],
): Promise<ReadoutOutcome[]> {
  const start = performance.now();
  await pool.reserve(Math.max(...group.map(({ room }) => room)));
  const assignments = group.flatMap((task, index) => {
    const lane = pool.lanes[index];
    return lane === undefined ? [] : [{ lane, prompt: task.prompt, task }];
  });
  const shared = await pool.settle(assignments, false);
  const outcomes = await Promise.all(assignments.map(({ lane, task }) => readOne(pool, lane, task)));
  const milliseconds = (performance.now() - start) / group.length;
  return outcomes.map((outcome, index) => ({
    ...outcome,
    evaluatedTokens: outcome.evaluatedTokens + (shared[index] ?? 0),
    milliseconds,
  }));
}

async function readOne(
  pool: LanePool,
  lane: Lane,
  task: PreparedReadout,
): Promise<Omit<ReadoutOutcome, 'milliseconds'>> {
  const { prompt } = task;
  let evaluatedTokens = 0;
  const next = async (path: readonly Token[], node: OptionNode): Promise<NextProbabilities> => {
    const wanted = [...prompt, ...path];
    // Going from one option's tokens to another's, the lane is cut back to what they share.
    const kept = Math.min(lane.held.length, path.length === 0 ? lane.held.length : wanted.length - 1);
    if (kept < lane.held.length) await pool.keep(lane, kept);
    const fresh = wanted.slice(kept);
    lane.held = [];
    const probabilities = await nextProbabilities(lane, fresh, [...node.children.keys()]);
    lane.held = wanted;
    evaluatedTokens += fresh.length;
    return probabilities;
  };
  const exact = await optionProbabilities(task.tree, task.options, next);
  // Sums of single-precision terms may pass 1 in the last digits.
  const probabilities = exact.map((probability) => Math.min(1, probability));
  const offOption = Math.max(0, 1 - probabilities.reduce((sum, probability) => sum + probability, 0));
  return { key: task.key, probabilities, offOption, promptTokens: prompt.length, evaluatedTokens };
}

/**
 * Evaluates tokens and gives the probabilities of those asked for as the next one. At temperature 0 llama.cpp leaves all
 * logits as they are and selects the largest, so P(t) = exp(logit(t) − logit(selected)) / Σ exp(logit − logit(selected)) is
 * the softmax over the full vocabulary, without handing over the vocabulary. Throws `ENGINE_LOAD_FAILED` where the model
 * gives no numbers.
 */
async function nextProbabilities(
  lane: { readonly sequence: LlamaContextSequence; readonly priority: Lane['priority'] },
  tokens: readonly Token[],
  wanted: readonly Token[],
): Promise<NextProbabilities> {
  const last = tokens.at(-1);
  if (last === undefined) throw new RangeError('no token to evaluate');
  const generateNext = {
    token: true,
    totalLogitWeight: true,
    logits: { filter: { tokens: [...wanted], includeSelected: true } },
  };
  const output = await lane.sequence.controlledEvaluate([...tokens.slice(0, -1), [last, { generateNext }]], {
    evaluationPriority: lane.priority,
  });
  const { token, logits, totalLogitWeight } = output.at(-1)?.next ?? {};
  const selected = token === undefined || token === null ? undefined : logits?.get(token);
  if (selected === undefined || logits === undefined || !((totalLogitWeight ?? Number.NaN) >= 1 - 1e-6)) {
    throw new MettleError('ENGINE_LOAD_FAILED', 'The model gives no finite numbers for the next token.', {
      hint: 'The file may be damaged: check it against its source.',
    });
  }
  const weight = totalLogitWeight ?? 1;
  return new Map(
    wanted.map((id) => [id, Math.exp((logits.get(id) ?? Number.NEGATIVE_INFINITY) - selected) / weight]),
  );
}
