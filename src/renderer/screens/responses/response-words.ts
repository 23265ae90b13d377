import type { ResponseRow } from '../../../shared/contract/responses.js';

/** What became of an answer, in words. */
export const OUTCOME_WORDS: Readonly<Record<ResponseRow['outcome'], string>> = {
  readout: 'Probabilities',
  parsed: 'Answered',
  refusal: 'Refused',
  unparsed: 'Not understood',
  truncated: 'Cut off',
};

/** Kinds of conditions, in words. */
export const KIND_WORDS: Readonly<Record<ResponseRow['conditionKind'], string>> = {
  default: 'Default',
  placebo: 'Placebo',
  persona: 'Persona',
  role: 'Role',
  'role+persona': 'Role with persona',
  'anti-target': 'Anti-target',
};
