import type { ComparedNumber, StudyComparison } from '../../../../../shared/contract/bundles.js';
import { formatCount } from '../../../../formatting/numbers.js';

export type ComparedSubject = StudyComparison['subjects'][number];
type Outcome = ComparedNumber['outcome'];

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  identical: 'Identical',
  'within-noise': 'Within noise',
  different: 'Different',
  missing: 'On one side alone',
};

/** What needs to be looked at comes first. */
export const OUTCOMES: readonly Outcome[] = ['different', 'missing', 'within-noise', 'identical'];

/** How a number of two studies agrees, in a word or two. */
export function comparedWords(outcome: Outcome): string {
  return OUTCOME_WORDS[outcome];
}

/** Whether an outcome is good, bad or neither. */
export function comparedTone(outcome: Outcome): 'good' | 'neutral' | 'warning' | 'problem' {
  if (outcome === 'identical') return 'good';
  if (outcome === 'within-noise') return 'neutral';
  return outcome === 'different' ? 'problem' : 'warning';
}

/** How many numbers came out in each way. */
export function outcomeCounts(numbers: readonly ComparedNumber[]): ReadonlyMap<Outcome, number> {
  const counts = new Map<Outcome, number>(OUTCOMES.map((outcome) => [outcome, 0]));
  for (const { outcome } of numbers) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}

/** What the comparison comes to, in a sentence or two. */
export function verdictWords({ numbers, samePlan }: Pick<StudyComparison, 'numbers' | 'samePlan'>): string {
  const counts = outcomeCounts(numbers);
  const [different, missing] = [counts.get('different') ?? 0, counts.get('missing') ?? 0];
  const plan = samePlan ? 'One plan' : 'Two plans, of which the cells in common are compared';
  if (numbers.length === 0) return `${plan}; no number is reported by both.`;
  if ((counts.get('identical') ?? 0) === numbers.length) {
    return `${plan}; all ${formatCount(numbers.length)} reported numbers are identical to the last digit.`;
  }
  if (different + missing === 0) {
    return `${plan}; every one of ${formatCount(numbers.length)} reported numbers agrees, within noise at least.`;
  }
  return `${plan}; of ${formatCount(numbers.length)} reported numbers ${formatCount(different)} differ by more than noise, and ${formatCount(missing)} are on one side alone.`;
}

/** How a subject's answers agree, in sentences. */
export function cellWords({ cells, identicalCells, largestDifference, meanKl }: ComparedSubject): string[] {
  return [
    `${formatCount(identicalCells)} of ${formatCount(cells)} cells in common are answered alike to the last digit.`,
    ...(largestDifference === null || largestDifference === 0
      ? []
      : [`An option’s probability differs by ${smallNumber(largestDifference)} at most.`]),
    ...(meanKl === null || largestDifference === 0
      ? []
      : [`The mean KL divergence of mine from theirs is ${smallNumber(meanKl)} nats.`]),
  ];
}

/** A number that may be very small: four significant digits, or a power of ten. */
export function smallNumber(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 0.001) return String(Number(value.toPrecision(4))).replace('-', '−');
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  return `${digits} × 10^${exponent.replace('+', '')}`.replaceAll('-', '−');
}

/** A number of findings as it is shown, or a dash. */
export function numberWords(value: number | null): string {
  return value === null ? '–' : smallNumber(value);
}
