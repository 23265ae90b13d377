import type { KeyingSign } from '../../instruments/scoring.js';
import { enough, templateItemMean, type AnswerTable, type ScaleKey } from './answer-table.js';
import type { ReferencedTable } from './reference.js';

/**
 * Keyed item means of one scale in one condition beside those of the default, [template][item]. A condition is compared
 * with the default only on what both answered: `present` marks it, and is null where that is everything.
 */
export interface PairedScale {
  readonly own: Float64Array;
  readonly reference: Float64Array;
  readonly present: Uint8Array | null;
  readonly items: number;
  readonly templates: number;
}

/** Weighted sums of one template; a mean is `own / weight`. */
export interface TemplateSums {
  own: number;
  reference: number;
  weight: number;
}

/** Keyed item means of the default, [template][item of the scale]; NaN where it was not answered. */
export function referenceMeans({ table, reference }: ReferencedTable, key: ScaleKey): Float64Array {
  return scaleMeans(table, key, (template, item, sign) => {
    const means = reference
      .map((condition) => templateItemMean(table, condition, template, item, sign))
      .filter((mean) => !Number.isNaN(mean));
    return means.length === 0 ? NaN : means.reduce((sum, mean) => sum + mean, 0) / means.length;
  });
}

/**
 * Pairs a condition with the default (`reference` as `referenceMeans` gives it). Null where less than half was answered by
 * both.
 */
export function pairScale(
  table: AnswerTable,
  condition: number,
  key: ScaleKey,
  reference: Float64Array,
): PairedScale | null {
  const own = scaleMeans(table, key, (template, item, sign) =>
    templateItemMean(table, condition, template, item, sign),
  );
  const present = Uint8Array.from(own, (mean, place) =>
    Number.isNaN(mean) || Number.isNaN(reference[place] as number) ? 0 : 1,
  );
  const answered = present.reduce((sum, mark) => sum + mark, 0);
  if (!enough(answered, present.length)) return null;
  return {
    own,
    reference,
    present: answered === present.length ? null : present,
    items: key.items.length,
    templates: table.templates.length,
  };
}

/**
 * Sums of one template's keyed item means with weights for its items, written to `target`. `knownReference` is the
 * reference sum under the same weights where the caller has it (it holds for complete pairs alone).
 */
export function sumTemplate(
  paired: PairedScale,
  template: number,
  itemWeights: Float64Array,
  target: TemplateSums,
  knownReference?: number,
): void {
  const { own, reference, present, items } = paired;
  const start = template * items;
  let ownSum = 0;
  let referenceSum = 0;
  let weightSum = 0;
  if (present === null && knownReference !== undefined) {
    for (let item = 0; item < items; item += 1) {
      ownSum += (itemWeights[item] as number) * (own[start + item] as number);
    }
    referenceSum = knownReference;
    // Resampling n items with replacement leaves the weights' sum at n.
    weightSum = items;
  } else {
    for (let item = 0; item < items; item += 1) {
      const weight = itemWeights[item] as number;
      if (weight === 0 || (present !== null && present[start + item] === 0)) continue;
      ownSum += weight * (own[start + item] as number);
      referenceSum += weight * (reference[start + item] as number);
      weightSum += weight;
    }
  }
  target.own = ownSum;
  target.reference = referenceSum;
  target.weight = weightSum;
}

/**
 * Adoption α = (c - d) / (pole - d) from summed scores; NaN where nothing was answered or the default stands on the pole.
 * `margin` is the least |pole - d| for which α is defined at all, 0 inside a resample whose cell was already admitted.
 */
export function adoption(own: number, reference: number, weight: number, pole: number, margin = 0): number {
  if (!(weight > 0)) return NaN;
  const distance = pole - reference / weight;
  if (Math.abs(distance) < Math.max(margin, 1e-9)) return NaN;
  // A negative zero would not survive JSON.
  return (own - reference) / weight / distance + 0;
}

function scaleMeans(
  table: AnswerTable,
  key: ScaleKey,
  mean: (template: number, item: number, sign: KeyingSign) => number,
): Float64Array {
  const items = key.items.length;
  const means = new Float64Array(table.templates.length * items);
  for (let template = 0; template < table.templates.length; template += 1) {
    for (const [place, item] of key.items.entries()) {
      means[template * items + place] = mean(template, item, key.signs[place] as KeyingSign);
    }
  }
  return means;
}
