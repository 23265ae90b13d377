import type {
  ByScale,
  DefaultResult,
  DefaultVariant,
  ScaleProfile,
} from '../../../shared/domain/resistance.js';
import { meanOf, quantileOf, varianceOf } from '../../analysis/distribution.js';
import { standardDeviation } from '../../analysis/summary.js';
import { preferenceClarity, typeDistribution } from '../../analysis/type-distribution.js';
import { jungianType } from '../../instruments/scoring.js';
import { itemShares, scaleDistribution, type AnswerTable } from '../answers/answer-table.js';
import { isAnswered, type DefaultScale, type ReferencedTable } from '../answers/reference.js';
import { lettersOf, typedTable } from './type-axes.js';

/** Types rarer than this are left out of a type distribution. */
const RAREST = 1e-6;

/**
 * The subject before any persona: per scale the mean, the exact distribution of one administration's score with its central
 * range at `confidence`, and the spread over the default variants; the type with its distribution.
 */
export function defaultResult(tables: readonly ReferencedTable[], confidence: number): DefaultResult {
  const variants = defaultVariants(tables.map(({ table }) => table));
  const typed = typedTable(tables);
  return {
    type: defaultType(tables),
    typeDistribution: typed === null ? null : defaultTypeDistribution(typed),
    profile: Object.fromEntries(
      tables.map((referenced) => [
        referenced.table.instrument.id,
        Object.fromEntries(
          [...referenced.defaults].map(([scale, entry]) => [
            scale,
            scaleProfile(referenced, entry, variants, confidence),
          ]),
        ),
      ]),
    ),
    reference: [
      ...new Set(
        tables.flatMap(({ table, reference }) =>
          reference.flatMap((place) => table.conditions[place]?.id ?? []),
        ),
      ),
    ],
    variants,
  };
}

/** The type of the default means; null without an instrument that measures types, or where an axis was not answered. */
export function defaultType(tables: readonly ReferencedTable[]): string | null {
  const typed = typedTable(tables);
  return typed === null ? null : typeOf(typed.table, meansOf(typed));
}

/** The type of mean scores, or null where an axis was not answered. */
export function typeOf(table: AnswerTable, means: Readonly<Record<string, number>>): string | null {
  const axes = lettersOf(table);
  return axes.length > 0 && axes.every(({ scale }) => means[scale] !== undefined)
    ? jungianType(table.instrument, means)
    : null;
}

function meansOf({ defaults }: ReferencedTable): Record<string, number> {
  return Object.fromEntries([...defaults].map(([scale, { mean }]) => [scale, mean]));
}

function defaultTypeDistribution({ table, defaults }: ReferencedTable): Record<string, number> | null {
  const axes = lettersOf(table).flatMap(({ scale, low, high }) => {
    const entry = defaults.get(scale);
    return entry === undefined
      ? []
      : [{ low, high, distribution: entry.distribution, midpoint: table.midpoint }];
  });
  if (axes.length < lettersOf(table).length) return null;
  return Object.fromEntries(
    [...typeDistribution(axes)]
      .filter(([, probability]) => probability >= RAREST)
      .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1)),
  );
}

function scaleProfile(
  { table, reference }: ReferencedTable,
  { key, distribution, mean }: DefaultScale,
  variants: readonly DefaultVariant[],
  confidence: number,
): ScaleProfile {
  const variantMeans = variants.flatMap(
    (variant) => variant.means[table.instrument.id]?.[key.scale.id] ?? [],
  );
  const lettered = lettersOf(table).some(({ scale }) => scale === key.scale.id);
  return {
    mean,
    standardDeviation: Math.sqrt(varianceOf(distribution)),
    low: quantileOf(distribution, (1 - confidence) / 2),
    high: quantileOf(distribution, (1 + confidence) / 2),
    distribution,
    variantSpread: variantMeans.length < 2 ? null : standardDeviation(variantMeans),
    preferenceClarity: lettered ? preferenceClarity(mean, table.midpoint) : null,
    items: key.items.filter((item) => itemShares(table, reference, item) !== null).length,
  };
}

function defaultVariants(tables: readonly AnswerTable[]): DefaultVariant[] {
  const conditions = tables[0]?.conditions ?? [];
  return conditions.flatMap(({ id, kind }, place) => {
    if (kind !== 'default' || !tables.some((table) => isAnswered(table, place))) return [];
    const means: ByScale<number> = Object.fromEntries(
      tables.map((table) => [table.instrument.id, conditionMeans(table, place)]),
    );
    const types = tables.flatMap((table) => typeOf(table, means[table.instrument.id] ?? {}) ?? []);
    return [{ condition: id, type: types[0] ?? null, means }];
  });
}

/** Mean score of every scale that was answered in a condition. */
export function conditionMeans(table: AnswerTable, condition: number): Record<string, number> {
  return Object.fromEntries(
    table.scales.flatMap((key) => {
      const distribution = scaleDistribution(table, [condition], key);
      return distribution === null ? [] : [[key.scale.id, meanOf(distribution)]];
    }),
  );
}
