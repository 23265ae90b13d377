import type { ConditionProfile, ScaleView } from '../../../src/shared/contract/views.js';

/** A scale from 1 to 5. */
export const scale: ScaleView = {
  instrument: 'axes',
  scale: 'EI',
  name: 'Reserved – Outgoing',
  kind: 'axis',
  low: { name: 'Reserved', letter: 'I' },
  high: { name: 'Outgoing', letter: 'E' },
  min: 1,
  max: 5,
  midpoint: 3,
  items: 4,
};

/** A condition's profile on `scale`, with what a test changes. */
export function profile(change: Partial<ConditionProfile> = {}): ConditionProfile {
  return {
    condition: 'persona:INTP:described',
    kind: 'persona',
    label: 'INTP',
    persona: 'INTP',
    instrument: 'axes',
    scale: 'EI',
    mean: 2,
    standardDeviation: 0.5,
    low: 1.5,
    high: 2.5,
    distribution: { first: 1, step: 0.5, probabilities: [0, 0.25, 0.5, 0.25, 0, 0, 0, 0, 0] },
    requested: 1,
    direction: 'against',
    alpha: 0.6,
    ...change,
  };
}

/** The default's profile, without a prompt. */
export const standing: ConditionProfile = profile({
  condition: 'default:none',
  kind: 'default',
  label: 'no prompt',
  persona: null,
  mean: 4,
  low: 3.5,
  high: 4.5,
  distribution: { first: 1, step: 0.5, probabilities: [0, 0, 0, 0, 0, 0.25, 0.5, 0.25, 0] },
  requested: null,
  direction: null,
  alpha: null,
});
