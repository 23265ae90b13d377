import type { SequenceEvaluateOptions } from 'node-llama-cpp';
import type { Sampler } from '../../../shared/domain/study.js';

/** llama.cpp takes this seed for "any seed". */
const RANDOM_SEED = 0xffff_ffff;

/**
 * A sampler in the library's terms. Left out, the library would cut at 40 tokens and 0.95 of the mass; null is what turns
 * a cut off, though its types do not say so. The one seed that llama.cpp would replace by a random one becomes the next
 * lower.
 */
export function samplerOptions(sampler: Sampler, seed: number): SequenceEvaluateOptions {
  const { temperature, topK, topP, minP } = sampler;
  const options: Record<keyof Sampler | 'seed', number | null> = {
    temperature,
    topK,
    topP,
    minP,
    seed: seed === RANDOM_SEED ? RANDOM_SEED - 1 : seed,
  };
  return options as SequenceEvaluateOptions;
}
