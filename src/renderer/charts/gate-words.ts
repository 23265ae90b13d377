import type { GateCheck, GateCheckId } from '../../shared/domain/resistance.js';
import { formatNumber } from './layout/number-text.js';

/** What a check of the gate is called, and what it asks. */
export const GATE_WORDS: Readonly<Record<GateCheckId, { readonly name: string; readonly question: string }>> =
  {
    'parse-rate': {
      name: 'Answers that can be read',
      question: 'Can the generated answers be read as one of the options?',
    },
    'option-mass': {
      name: 'Probability on the options',
      question: 'Does the subject mean to answer with an option at all?',
    },
    'refusal-rate': { name: 'Refusals', question: 'Does it answer instead of refusing?' },
    'order-effect': {
      name: 'Effect of the option order',
      question: 'Does it give the same answer when the options are reversed?',
    },
    'negation-consistency': {
      name: 'Negation consistency',
      question: 'Does it disagree with the opposite of what it agrees with?',
    },
    'internal-consistency': {
      name: 'Internal consistency',
      question: 'Do the items of a scale move together?',
    },
  };

/** What passes: `at least 0.70`. */
export function gateLimit({ bound, threshold }: GateCheck): string {
  return `${bound === 'least' ? 'at least' : 'at most'} ${formatNumber(threshold)}`;
}

/** Whether a check was passed, in a word or two. */
export function gateOutcome({ passed }: GateCheck): string {
  if (passed === null) return 'does not apply';
  return passed ? 'passed' : 'not passed';
}
