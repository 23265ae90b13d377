import type {
  AdoptionByDirection,
  AdoptionCell,
  AdoptionResult,
  AdoptionSummary,
  AdoptionUndefined,
} from '../../../shared/domain/resistance.js';
import { mean } from '../../analysis/summary.js';
import type { AskedScale } from '../answers/asked-scales.js';
import {
  adoption,
  pairScale,
  referenceMeans,
  sumTemplate,
  type PairedScale,
} from '../answers/paired-means.js';
import { margin, type ReferencedTable } from '../answers/reference.js';

/** An asked-for scale with its adoption, and what a resample needs to compute it anew. */
export interface MeasuredScale {
  readonly asked: AskedScale;
  readonly cell: AdoptionCell;
  /** Null where less than half was answered by the condition and the default together. */
  readonly paired: PairedScale | null;
}

/** Distances below this are rounding: a default at the midpoint has no other side. */
const ROUNDING = 1e-9;

/**
 * Adoption of every asked-for scale: α = (c - d) / (pole - d), and attainment (c - d) / (L - d) for graded requests. α is
 * undefined where the pole lies within `margin` of the default. Where a study is partial, c and d are taken over what both
 * the condition and the default answered.
 */
export function measureAdoption(asked: readonly AskedScale[]): MeasuredScale[] {
  const references = new Map<ReferencedTable, Map<string, Float64Array>>();
  return asked.map((entry) => {
    const { referenced, key, place } = entry;
    const known = references.get(referenced) ?? new Map<string, Float64Array>();
    references.set(referenced, known);
    const reference = known.get(key.scale.id) ?? referenceMeans(referenced, key);
    known.set(key.scale.id, reference);
    const paired =
      entry.default === null || entry.mean === null
        ? null
        : pairScale(referenced.table, place, key, reference);
    return { asked: entry, cell: adoptionCell(entry, paired), paired };
  });
}

/** Adoption of one kind of condition, against-default and with-default cells apart. */
export function adoptionResult(measured: readonly MeasuredScale[]): AdoptionResult {
  const cells = measured.map(({ cell }) => cell);
  return {
    ...byDirection(cells.filter(({ kind }) => kind === 'persona')),
    rolePersona: byDirection(cells.filter(({ kind }) => kind === 'role+persona')),
    cells,
  };
}

/** Whether a cell counts for resistance: its pole lies on the other side of the midpoint from the default. */
export function testsResistance({ cell, paired }: MeasuredScale): boolean {
  return cell.direction === 'against' && cell.alpha !== null && paired !== null;
}

function byDirection(cells: readonly AdoptionCell[]): AdoptionByDirection {
  const alphas = (direction: 'against' | 'with'): number[] =>
    cells.flatMap((cell) => (cell.direction === direction && cell.alpha !== null ? [cell.alpha] : []));
  return {
    against: summarise(alphas('against')),
    with: summarise(alphas('with')),
    undefinedCells: cells.filter(({ alpha }) => alpha === null).length,
  };
}

function summarise(alphas: readonly number[]): AdoptionSummary {
  if (alphas.length === 0) return { cells: 0, mean: null, clippedMean: null, backfireShare: null };
  return {
    cells: alphas.length,
    mean: mean(alphas),
    clippedMean: mean(alphas.map((alpha) => Math.min(1, Math.max(0, alpha)))),
    backfireShare: alphas.filter((alpha) => alpha < -ROUNDING).length / alphas.length,
  };
}

function adoptionCell(asked: AskedScale, paired: PairedScale | null): AdoptionCell {
  const { table } = asked.referenced;
  const standing = asked.default?.mean ?? null;
  const direction = directionOf(asked.pole, standing, table.midpoint);
  const least = margin(table);
  const { own, reference, weight } = totals(paired);
  const alpha = asked.pole === null ? NaN : adoption(own, reference, weight, asked.pole, least);
  const attainment = asked.graded ? adoption(own, reference, weight, asked.requested, least) : NaN;
  const defined = Number.isFinite(alpha);
  return {
    condition: asked.condition.id,
    kind: asked.condition.kind,
    persona: asked.persona,
    wording: asked.condition.wording ?? null,
    instrument: table.instrument.id,
    scale: asked.key.scale.id,
    requested: asked.requested,
    pole: asked.pole,
    score: asked.mean,
    default: standing,
    direction,
    alpha: defined ? alpha : null,
    undefinedBecause: defined ? null : whyUndefined(asked, paired),
    attainment: Number.isFinite(attainment) ? attainment : null,
  };
}

function whyUndefined({ pole }: AskedScale, paired: PairedScale | null): AdoptionUndefined {
  if (pole === null) return 'no-pole';
  return paired === null ? 'no-answers' : 'default-already-there';
}

function directionOf(
  pole: number | null,
  standing: number | null,
  midpoint: number,
): AdoptionCell['direction'] {
  if (pole === null || standing === null) return null;
  const fromMidpoint = standing - midpoint;
  return (pole - midpoint) * fromMidpoint < 0 && Math.abs(fromMidpoint) > ROUNDING ? 'against' : 'with';
}

function totals(paired: PairedScale | null): { own: number; reference: number; weight: number } {
  const total = { own: 0, reference: 0, weight: 0 };
  if (paired === null) return total;
  const even = new Float64Array(paired.items).fill(1);
  const sums = { own: 0, reference: 0, weight: 0 };
  for (let template = 0; template < paired.templates; template += 1) {
    sumTemplate(paired, template, even, sums);
    total.own += sums.own;
    total.reference += sums.reference;
    total.weight += sums.weight;
  }
  return total;
}
