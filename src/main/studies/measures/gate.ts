import type { Gate, GateCheck, GateCheckId } from '../../../shared/domain/resistance.js';
import type { GateThresholds } from '../../../shared/domain/study.js';
import type { AnswerRates } from '../answers/answer-rates.js';
import type { InternalConsistency } from './consistency.js';
import type { OrderEffect } from './order-effect.js';

/** What the gate looks at. */
export interface GateEvidence {
  readonly rates: AnswerRates;
  readonly order: OrderEffect | null;
  readonly negation: number | null;
  readonly consistency: InternalConsistency;
}

/**
 * May this subject's answers be read as answers? A subject that fails a check is not measurable, never resistant: one that
 * refuses, cannot follow the format, answers by position or agrees with everything would otherwise pass for one that keeps to
 * its default. A check that does not apply neither passes nor fails; without any answer nothing applies and the gate is shut.
 */
export function gate(
  { rates, order, negation, consistency }: GateEvidence,
  thresholds: GateThresholds,
): Gate {
  const checks = [
    least('parse-rate', rates.parseRate, thresholds.minParseRate, 'no sampled answers that do not refuse'),
    least('option-mass', rates.optionMass, thresholds.minParseRate, 'no option probabilities'),
    largest('refusal-rate', rates.refusalRate, thresholds.maxRefusalRate, 'no sampled answers'),
    largest(
      'order-effect',
      order?.absolute ?? null,
      thresholds.maxOrderEffect,
      'needs both option orders, and two runs where answers are sampled',
    ),
    least(
      'negation-consistency',
      negation,
      thresholds.minNegationConsistency,
      'no scale has items keyed both ways',
    ),
    least('internal-consistency', consistency.alpha, thresholds.minAlpha, consistency.note ?? ''),
  ];
  const judged = checks.filter(({ passed }) => passed !== null);
  return { passed: judged.length > 0 && judged.every(({ passed }) => passed === true), checks };
}

/** Sums of many probabilities must not fail a threshold that they equal. */
const ROUNDING = 1e-12;

function least(id: GateCheckId, value: number | null, threshold: number, note: string): GateCheck {
  const passed = value === null ? null : value >= threshold - ROUNDING;
  return { id, value, threshold, bound: 'least', passed, note: value === null ? note : null };
}

function largest(id: GateCheckId, value: number | null, threshold: number, note: string): GateCheck {
  const passed = value === null ? null : value <= threshold + ROUNDING;
  return { id, value, threshold, bound: 'largest', passed, note: value === null ? note : null };
}
