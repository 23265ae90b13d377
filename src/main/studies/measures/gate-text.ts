import type { GateCheck, GateCheckId } from '../../../shared/domain/resistance.js';

const CHECK_NAMES: Readonly<Record<GateCheckId, string>> = {
  'parse-rate': 'share of answers that can be read',
  'option-mass': 'probability on the options',
  'refusal-rate': 'share of refusals',
  'order-effect': 'effect of the option order',
  'negation-consistency': 'negation consistency',
  'internal-consistency': 'internal consistency',
};

/** A check of the gate with its value and its limit: `effect of the option order 1.15 (largest 0.50)`. */
export function checkSentence({ id, value, threshold, bound }: GateCheck): string {
  const figure = (value ?? NaN).toFixed(2);
  return `${CHECK_NAMES[id]} ${figure} (${bound === 'least' ? 'least' : 'largest'} ${threshold.toFixed(2)})`;
}
