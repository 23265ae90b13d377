import type { FindingsOf } from '../../../shared/contract/results.js';
import type {
  ComparedFamily,
  ComparedVariant,
  QuantizationComparison,
} from '../../../shared/domain/quantization/comparison.js';
import type { StudySnapshot } from '../../store/store.js';
import type { SubjectOutcome } from '../study-kind.js';
import { settingsOf } from './effect.js';
import { familySentence } from './family-verdict.js';
import { standingOf } from './standing.js';
import { widestTest } from './verdict.js';

/** A subject with its findings; null where there are none yet. */
export interface ComparedEntry {
  readonly outcome: SubjectOutcome;
  readonly findings: FindingsOf<'quantization'> | null;
}

/**
 * The subjects of a study beside each other, from findings alone: one table for each reference with what is compared with it,
 * and one for each subject without a reference. An adapter's base heads a table of its own unless it heads its family's.
 */
export function compareVariants(
  snapshot: StudySnapshot,
  entries: readonly ComparedEntry[],
): QuantizationComparison {
  const settings = settingsOf(snapshot.design);
  const subjects = entries.map(({ outcome }) => outcome.subject);
  const standing = entries.map((entry) => ({
    entry,
    standing: standingOf(entry.outcome.subject, subjects, settings),
  }));
  const heads = [
    ...new Set(
      standing.map(({ entry, standing: own }) =>
        own.role === 'variant' ? own.sha256 : entry.outcome.subject.sha256,
      ),
    ),
  ];
  return {
    kind: 'quantization',
    testConfidence: 1 - 2 * settings.alpha,
    families: heads.flatMap((head) => {
      const reference = entries.find(({ outcome }) => outcome.subject.sha256 === head);
      const variants = standing
        .filter(({ standing: own }) => own.role === 'variant' && own.sha256 === head)
        .map(({ entry }) => entry);
      if (reference === undefined) return [];
      const own = standingOf(reference.outcome.subject, subjects, settings);
      return [comparedFamily(reference, variants, own.role === 'alone' ? own.why : null)];
    }),
  };
}

function comparedFamily(
  head: ComparedEntry,
  variants: readonly ComparedEntry[],
  alone: string | null,
): ComparedFamily {
  const { subject } = head.outcome;
  const first = comparedVariant(head, head, alone === null ? 'reference' : 'no-reference');
  const rest = variants
    .map((entry) => comparedVariant(entry, head, entry.findings?.result.verdict.label ?? 'not-measurable'))
    .sort((left, right) => right.sizeShare - left.sizeShare);
  const smallest = alone !== null || first.gatePassed !== true ? null : smallestSame(first, rest);
  const rows: [ComparedVariant, ...ComparedVariant[]] = [first, ...rest];
  return {
    family: subject.family ?? subject.name,
    reference: alone === null ? subject.sha256 : null,
    variants: rows,
    smallest: smallest?.sha256 ?? null,
    sentence: familySentence({ family: subject.family ?? subject.name, rows, smallest, alone }),
  };
}

/** The smallest file that is still the same subject; the reference where no smaller one is. */
function smallestSame(reference: ComparedVariant, variants: readonly ComparedVariant[]): ComparedVariant {
  return variants
    .filter(({ outcome }) => outcome === 'equivalent')
    .reduce((best, variant) => (variant.sizeShare < best.sizeShare ? variant : best), reference);
}

function comparedVariant(
  { outcome: { subject, responses, expected }, findings }: ComparedEntry,
  head: ComparedEntry,
  outcome: ComparedVariant['outcome'],
): ComparedVariant {
  const result = findings?.result ?? null;
  // A base that heads the table of its adapters may be a variant itself; its own effect is told elsewhere.
  const effect = outcome === 'reference' || outcome === 'no-reference' ? null : (result?.effect ?? null);
  const own = result?.cost.itemsPerSecond ?? null;
  const other = head.findings?.result.cost.itemsPerSecond ?? null;
  return {
    sha256: subject.sha256,
    name: subject.name,
    quantization: subject.quantization,
    adapter: subject.adapter?.name ?? null,
    outcome,
    cost: result?.cost ?? null,
    sizeShare: sizeOf(subject) / sizeOf(head.outcome.subject),
    speedRatio: own === null || other === null ? null : own / other,
    answers: effect?.answers ?? null,
    tests: effect?.tests ?? [],
    widest: widestTest(effect?.tests ?? []),
    resistance: result?.resistance ?? null,
    defaultType: result?.defaultType ?? null,
    gatePassed: result?.gate.passed ?? null,
    partial: result?.partial ?? responses < expected,
  };
}

function sizeOf({ bytes, adapter }: SubjectOutcome['subject']): number {
  return bytes + (adapter?.bytes ?? 0);
}
