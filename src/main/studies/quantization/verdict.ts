import type {
  EquivalenceTest,
  QuantizationVerdict,
} from '../../../shared/domain/quantization/equivalence.js';
import type { Gate } from '../../../shared/domain/resistance/gate.js';
import { checkSentence } from '../measures/gate-text.js';
import { fineIntervalText } from '../report-lines.js';
import type { SubjectOutcome } from '../study-kind.js';
import type { MeasuredEffect } from './effect.js';

/** What the verdict on a variant rests on. */
export interface VariantEvidence {
  readonly reference: SubjectOutcome;
  readonly gate: Gate;
  readonly referenceGate: Gate;
  readonly measured: MeasuredEffect;
}

/**
 * The verdict on a variant, in this order: not measurable (nothing in common, or a gate that was not passed), then what the
 * tests say together. A measure that should be tested and cannot be leaves open whether the subject is the same.
 */
export function variantVerdict({
  reference,
  gate,
  referenceGate,
  measured: { effect, outcome, untested },
}: VariantEvidence): QuantizationVerdict {
  const name = nameOf(reference);
  if (effect.sharedCells === 0) {
    return {
      label: 'not-measurable',
      sentence: `Not measurable: nothing was answered by both this and ${name} yet.`,
    };
  }
  if (!gate.passed) return { label: 'not-measurable', sentence: `Not measurable: ${gateWords(gate)}.` };
  if (!referenceGate.passed) {
    return {
      label: 'not-measurable',
      sentence: `Not measurable, since its reference ${name} is not: ${gateWords(referenceGate)}.`,
    };
  }
  if (outcome === 'different') {
    const beyond = effect.tests.filter((test) => test.outcome === 'different');
    return { label: 'different', sentence: `Different from ${name}: ${beyond.map(beyondText).join('; ')}.` };
  }
  const open = effect.tests.filter((test) => test.outcome !== 'equivalent');
  if (outcome === 'undecided' || untested.length > 0) {
    const reasons = [
      ...open.map(openText),
      ...(untested.length === 0 ? [] : [`too little was answered to test ${untested.join(', ')}`]),
    ];
    return {
      label: 'undecided',
      sentence: `Undecided against ${name}: ${reasons.length === 0 ? 'nothing could be tested' : reasons.join('; ')}. More items, templates or personas would decide.`,
    };
  }
  const widest = widestTest(effect.tests);
  const most = widest === null ? '' : `; the widest is ${testText(widest)}, of ±${round(widest.margin)}`;
  return {
    label: 'equivalent',
    sentence: `Equivalent to ${name}: all ${effect.tests.length} intervals lie within their margins${most}.`,
  };
}

/** The test whose interval reaches furthest from 0, counted in margins; null without tests. */
export function widestTest(tests: readonly EquivalenceTest[]): EquivalenceTest | null {
  const reach = ({ inMargins: { low, high } }: EquivalenceTest): number => Math.max(-low, high);
  return tests.reduce<EquivalenceTest | null>(
    (widest, test) => (widest === null || reach(test) > reach(widest) ? test : widest),
    null,
  );
}

/** `Openness 0.020 [-0.011, 0.051]`. */
export function testText({ measure, change }: EquivalenceTest): string {
  return `${measure.kind === 'scale' ? measure.name : 'resistance'} ${fineIntervalText(change)}`;
}

/** A subject's name with its quantization where the name does not hold it. */
export function nameOf({ subject }: Pick<SubjectOutcome, 'subject'>): string {
  const { name, quantization } = subject;
  return name.toLowerCase().includes(quantization.toLowerCase()) ? name : `${name} ${quantization}`;
}

function beyondText(test: EquivalenceTest): string {
  return `${testText(test)} lies beyond ±${round(test.margin)}`;
}

function openText(test: EquivalenceTest): string {
  return `${testText(test)} reaches over ±${round(test.margin)}`;
}

function gateWords({ checks }: Gate): string {
  const failed = checks.filter(({ passed }) => passed === false);
  return failed.length === 0 ? 'no check of the gate could be made' : failed.map(checkSentence).join('; ');
}

function round(value: number): string {
  return value.toFixed(2);
}
