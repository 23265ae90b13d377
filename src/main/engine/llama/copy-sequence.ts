import type { LlamaContextSequence } from 'node-llama-cpp';

interface CopiesState {
  _copyStateFromOtherSequence(other: LlamaContextSequence, upToTokenIndex: number): Promise<boolean>;
}

function copiesState(sequence: object): sequence is CopiesState {
  return (
    '_copyStateFromOtherSequence' in sequence && typeof sequence._copyStateFromOtherSequence === 'function'
  );
}

/**
 * Gives `target` the first `tokens` tokens that `source` has evaluated, without evaluating them again. True where it worked;
 * where it did not, `target` is empty. llama.cpp copies between sequences, but node-llama-cpp has no public call for it; its
 * own decision context uses this private one, whose version is pinned and whose result a test compares with a fresh
 * evaluation.
 */
export async function copySequence(
  source: LlamaContextSequence,
  target: LlamaContextSequence,
  tokens: number,
): Promise<boolean> {
  if (!copiesState(target)) return false;
  if (await target._copyStateFromOtherSequence(source, tokens)) return true;
  await target.clearHistory();
  return false;
}
