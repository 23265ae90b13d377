import type {
  ComparedFamily,
  ComparedVariant,
} from '../../../../../shared/domain/quantization/comparison.js';
import type { EquivalenceTest } from '../../../../../shared/domain/quantization/equivalence.js';
import type { EffectPoint } from '../../../../charts/effect-size-figure.js';
import { intervalWords } from '../../../../charts/layout/number-text.js';
import { OUTCOME_WORDS } from '../../../../charts/variant-marks.js';
import { formatBytes, formatShare } from '../../../../formatting/numbers.js';
import { variantName } from './quantization-view.js';

/** The variants of a family as points; one without figures has no size to stand at, and is left out. */
export function effectPoints(
  family: ComparedFamily,
  open: (variant: ComparedVariant) => void,
): EffectPoint[] {
  return family.variants.flatMap((variant): EffectPoint[] => {
    const { sha256, outcome, cost, widest, partial } = variant;
    if (cost === null) return [];
    return [
      {
        key: sha256,
        label: variantName(variant, family),
        bytes: cost.bytes,
        change: widest?.inMargins ?? null,
        reference: outcome === 'reference' || outcome === 'no-reference',
        outcome,
        lines: [
          `${OUTCOME_WORDS[outcome]}${partial ? ', so far' : ''}`,
          `${formatBytes(cost.bytes)}${outcome === 'reference' ? '' : `, ${formatShare(variant.sizeShare)} of the reference`}`,
          ...(widest === null ? [] : widestWords(widest)),
        ],
        open: () => open(variant),
      },
    ];
  });
}

/** Names of the variants that the points leave out. */
export function withoutFigures(family: ComparedFamily): string[] {
  return family.variants.flatMap((variant) => (variant.cost === null ? [variantName(variant, family)] : []));
}

/** A test's measure in a word or two. */
export function measureName({ measure }: EquivalenceTest): string {
  return measure.kind === 'scale' ? measure.name : 'Resistance';
}

function widestWords(test: EquivalenceTest): string[] {
  return [
    `Widest change: ${measureName(test)}, ${intervalWords(test.change)}, of ±${test.margin}`,
    `In margins ${intervalWords(test.inMargins)}`,
  ];
}
