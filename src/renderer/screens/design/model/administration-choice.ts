import type { Administration } from '../../../../shared/domain/study.js';

export type SampledAdministration = Extract<Administration, { mode: 'sampled' }>;

/** Where a choice of sampled answers begins: thirty runs of untruncated sampling at temperature 1, read freely. */
export const FIRST_SAMPLED: SampledAdministration = {
  mode: 'sampled',
  runs: 30,
  sampler: { temperature: 1, topK: null, topP: null, minP: 0 },
  answer: 'free',
  maxTokens: 24,
};

/** The administration in another mode. `setAside` are the sampled settings that were there before, which come back. */
export function inMode(
  administration: Administration,
  mode: Administration['mode'],
  setAside: SampledAdministration,
): Administration {
  if (administration.mode === mode) return administration;
  return mode === 'readout' ? { mode: 'readout' } : setAside;
}
