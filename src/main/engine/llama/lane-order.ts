import type { BatchItem, CustomBatchingPrioritizationStrategy, EvaluationPriority } from 'node-llama-cpp';

/**
 * A lane's place in a batch. The library hands a strategy no sequence number, so the lane's number travels as the
 * priority, which it does not check against its type (1 to 5).
 */
export function lanePriority(index: number): EvaluationPriority {
  return (index + 1) as EvaluationPriority;
}

/**
 * Puts a batch's items in order of their lanes: llama.cpp computes together only sequences whose numbers follow each other,
 * so a batch in another order takes up to twice as long.
 */
export const inLaneOrder: CustomBatchingPrioritizationStrategy = ({ items, size }) => {
  let left = size;
  return [...items]
    .sort((a: BatchItem, b: BatchItem) => a.evaluationPriority - b.evaluationPriority)
    .map((item) => {
      const processAmount = Math.min(left, item.tokens.length);
      left -= processAmount;
      return { item, processAmount };
    })
    .filter(({ processAmount }) => processAmount > 0);
};
