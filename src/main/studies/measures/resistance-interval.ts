import type {
  ByScale,
  Estimate,
  NamedResistance,
  ResistanceFigure,
  ResistanceFigures,
} from '../../../shared/domain/resistance.js';
import type { Random } from '../../analysis/random.js';
import { mean, quantile } from '../../analysis/summary.js';
import type { StudySnapshot } from '../../store/store.js';
import { testsResistance, type MeasuredScale } from './adoption.js';
import { createResampler, type ResistanceCell, type Resampler } from './resistance-resampler.js';

/** How intervals are drawn. */
export interface IntervalSettings {
  readonly replicates: number;
  /** Coverage, between 0 and 1. */
  readonly confidence: number;
  readonly random: Random;
}

/** A part of the cells whose resistance is wanted. */
export interface Part {
  readonly cells: readonly number[];
  /** Templates that it is limited to, taken as they are when there is one, else resampled among themselves; null: all. */
  readonly templates: readonly number[] | null;
  /** False for a part that stands for one persona. */
  readonly personasVary: boolean;
}

/**
 * Resistance, 1 - mean(clip(α, 0, 1)) over against-default cells, with percentile bootstrap intervals over items (within
 * their scale), templates and personas, drawn anew together in each replicate. Which cells count stays as it is at the
 * point estimate: letting it vary would add cells to a replicate because the default happened to be drawn low. A replicate
 * in which none of a part's personas was drawn says nothing about that part and is passed over for it. Null without
 * against-default cells of `persona` conditions.
 */
export function resistanceFigures(
  measured: readonly MeasuredScale[],
  snapshot: StudySnapshot,
  settings: IntervalSettings,
): ResistanceFigures | null {
  const scales = measured.filter(testsResistance);
  const resampler = createResampler(scales, snapshot.design.templates.length);
  const { cells } = resampler;
  const personaCells = placesOf(cells, ({ kind }) => kind === 'persona');
  if (personaCells.length === 0) return null;
  const parts = new PartCollector();
  const among = (test: (cell: ResistanceCell) => boolean): number[] =>
    personaCells.filter((place) => test(cells[place] as ResistanceCell));
  const all = parts.add(personaCells);
  const rolePersona = parts.add(placesOf(cells, ({ kind }) => kind === 'role+persona'));
  const heldOutTemplates = heldOutTemplatePlaces(snapshot);
  const heldOutTemplate = parts.add(heldOutTemplates.length === 0 ? [] : personaCells, heldOutTemplates);
  const heldOutWording = parts.add(among(({ heldOut }) => heldOut));
  const byInstrument = distinct(among(always), (place) => cells[place]?.instrument ?? '').map(
    (instrument) => [instrument, parts.add(among((cell) => cell.instrument === instrument))] as const,
  );
  const byScale = byInstrument.map(
    ([instrument]) =>
      [
        instrument,
        distinct(
          among((cell) => cell.instrument === instrument),
          (place) => cells[place]?.scale ?? '',
        ).map(
          (scale) =>
            [
              scale,
              parts.add(among((cell) => cell.instrument === instrument && cell.scale === scale)),
            ] as const,
        ),
      ] as const,
  );
  const byPersona = distinct(personaCells, (place) => cells[place]?.persona ?? '').map(
    (persona) =>
      [
        persona,
        parts.add(
          among((cell) => cell.persona === persona),
          null,
          false,
        ),
      ] as const,
  );
  const byTemplate = snapshot.design.templates.map((id, place) => ({
    id,
    heldOut: heldOutTemplates.includes(place),
    part: parts.add(personaCells, [place]),
  }));
  const byWording = distinct(personaCells, (place) => cells[place]?.wording ?? '').map((id) => {
    const places = among(({ wording }) => wording === id);
    return { id, heldOut: places.some((place) => cells[place]?.heldOut === true), part: parts.add(places) };
  });
  const figures = estimateParts(resampler, parts.parts, settings);
  const figure = (part: number): ResistanceFigure | null => figures[part] ?? null;
  const total = figure(all);
  if (total === null) return null;
  return {
    ...total,
    backfireShare: backfireShare(scales),
    byInstrument: record(byInstrument, figure),
    byScale: Object.fromEntries(
      byScale.map(([instrument, entries]) => [instrument, record(entries, figure)]),
    ) satisfies ByScale<ResistanceFigure>,
    byPersona: record(byPersona, figure),
    byTemplate: named(byTemplate, figure),
    byWording: named(byWording, figure),
    heldOutTemplates: figure(heldOutTemplate),
    heldOutWordings: figure(heldOutWording),
    rolePersona: figure(rolePersona),
  };
}

const always = (): boolean => true;

class PartCollector {
  readonly parts: Part[] = [];

  add(cells: readonly number[], templates: readonly number[] | null = null, personasVary = true): number {
    return this.parts.push({ cells, templates, personasVary }) - 1;
  }
}

function estimateParts(
  resampler: Resampler,
  parts: readonly Part[],
  { replicates, confidence, random }: IntervalSettings,
): (ResistanceFigure | null)[] {
  resampler.reset();
  const estimates = parts.map((part) => resistanceOf(resampler, part));
  const drawn = parts.map(() => [] as number[]);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    resampler.draw(random);
    for (const [place, part] of parts.entries()) {
      const value = resistanceOf(resampler, part);
      if (Number.isFinite(value)) drawn[place]?.push(value);
    }
  }
  return parts.map((part, place) => {
    const estimate = estimates[place] as number;
    if (!Number.isFinite(estimate)) return null;
    return { ...percentileInterval(estimate, drawn[place] ?? [], confidence), cells: part.cells.length };
  });
}

/** Percentile interval of replicates around an estimate; the estimate alone without replicates. */
export function percentileInterval(
  estimate: number,
  values: readonly number[],
  confidence: number,
): Estimate {
  if (values.length === 0) return { estimate, low: estimate, high: estimate };
  return {
    estimate,
    low: quantile(values, (1 - confidence) / 2),
    high: quantile(values, (1 + confidence) / 2),
  };
}

/** 1 - mean(clip(α, 0, 1)) of a part in the sample at hand; NaN where that holds none of the part's personas or templates. */
export function resistanceOf(resampler: Resampler, { cells, templates, personasVary }: Part): number {
  let total = 0;
  let weights = 0;
  for (const cell of cells) {
    const weight = personasVary ? resampler.personaWeight(cell) : 1;
    if (weight === 0) continue;
    const alpha = resampler.alpha(cell, templates);
    if (Number.isNaN(alpha)) continue;
    total += weight * Math.min(1, Math.max(0, alpha));
    weights += weight;
  }
  return weights === 0 ? NaN : 1 - total / weights;
}

function backfireShare(scales: readonly MeasuredScale[]): number {
  const cells = scales.flatMap(({ cell }) => (cell.kind === 'persona' ? [cell.alpha ?? 0] : []));
  return mean(cells.map((alpha) => (alpha < -1e-9 ? 1 : 0)));
}

function heldOutTemplatePlaces({ design, templates }: StudySnapshot): number[] {
  const heldOut = new Set(templates?.flatMap((template) => (template.heldOut ? [template.id] : [])));
  return design.templates.flatMap((id, place) => (heldOut.has(id) ? [place] : []));
}

function placesOf(cells: readonly ResistanceCell[], test: (cell: ResistanceCell) => boolean): number[] {
  return cells.flatMap((cell, place) => (test(cell) ? [place] : []));
}

function distinct(places: readonly number[], name: (place: number) => string): string[] {
  return [...new Set(places.map(name))];
}

function record(
  entries: readonly (readonly [string, number])[],
  figure: (part: number) => ResistanceFigure | null,
): Record<string, ResistanceFigure> {
  return Object.fromEntries(
    entries.flatMap(([id, part]) => {
      const value = figure(part);
      return value === null ? [] : [[id, value]];
    }),
  );
}

function named(
  entries: readonly { readonly id: string; readonly heldOut: boolean; readonly part: number }[],
  figure: (part: number) => ResistanceFigure | null,
): NamedResistance[] {
  return entries.flatMap(({ id, heldOut, part }) => {
    const value = figure(part);
    return value === null ? [] : [{ id, heldOut, ...value }];
  });
}
