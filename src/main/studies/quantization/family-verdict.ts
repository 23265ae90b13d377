import type { ComparedVariant } from '../../../shared/domain/quantization/comparison.js';
import { describeBytes } from '../../engine/gguf/describe-bytes.js';

/** A family's rows, the reference first, and the smallest that is the same subject; null where nothing can be said. */
export interface FamilyEvidence {
  readonly family: string;
  readonly rows: readonly [ComparedVariant, ...ComparedVariant[]];
  readonly smallest: ComparedVariant | null;
  /** Why the first row has nothing to be compared with; null where it has. */
  readonly alone: string | null;
}

/** What the study says of a family, in a sentence: the smallest variant that is still the same subject. */
export function familySentence({ family, rows, smallest, alone }: FamilyEvidence): string {
  const [reference, ...variants] = rows;
  if (alone !== null) return `${family}: no reference, since ${alone}.`;
  const soFar = rows.some(({ partial }) => partial) ? ' so far' : '';
  if (smallest === null) {
    return `${family}: nothing can be said of the variants${soFar}, since their reference, ${wordsOf(reference)}, is not measurable.`;
  }
  if (smallest.sha256 !== reference.sha256) {
    return (
      `${family}: the smallest variant that is still the same subject as ${wordsOf(reference)}${soFar} is ${wordsOf(smallest)}` +
      `${sizeWords(smallest, reference)}.`
    );
  }
  const others = variants.map((variant) =>
    variant.cost === null
      ? `${wordsOf(variant)} has no result`
      : `${wordsOf(variant)} is ${OUTCOMES[variant.outcome]}`,
  );
  return `${family}: no smaller variant is shown to be the same subject as ${wordsOf(reference)}${soFar}: ${others.join(', ')}.`;
}

/** A variant's outcome in words. */
export const OUTCOMES: Readonly<Record<ComparedVariant['outcome'], string>> = {
  reference: 'reference',
  equivalent: 'equivalent',
  different: 'different',
  undecided: 'undecided',
  'not-measurable': 'not measurable',
  'no-reference': 'no reference',
};

/** A variant as a table calls it: its quantization, with its adapter where it has one. */
export function wordsOf({ quantization, adapter, name }: ComparedVariant): string {
  if (adapter !== null) return `${name} with ${adapter}`;
  return quantization;
}

function sizeWords({ cost, sizeShare }: ComparedVariant, reference: ComparedVariant): string {
  const percent = `${Math.round(sizeShare * 100)}%`;
  if (cost === null || reference.cost === null) return `, ${percent} of its size`;
  return `: ${describeBytes(cost.bytes)} of ${describeBytes(reference.cost.bytes)} (${percent})`;
}
