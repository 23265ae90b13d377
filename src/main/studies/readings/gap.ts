import type { GapFigure, ReadingGap } from '../../../shared/domain/readings/result.js';
import type { StudySnapshot } from '../../store/store.js';
import { askedScales } from '../answers/asked-scales.js';
import { withReference } from '../answers/reference.js';
import { measureAdoption, testsResistance, type MeasuredScale } from '../measures/adoption.js';
import { percentileInterval, type IntervalSettings } from '../measures/resistance-interval.js';
import { createResampler, type Resampler } from '../measures/resistance-resampler.js';
import type { InstrumentReading } from './instrument-readings.js';

/**
 * The least share of the range that must lie between a behavioural default and the pole that is asked for. An adoption over
 * less room would swing with a single item.
 */
export const LEAST_ROOM = 0.25;

/** Both adoptions of one trait in one condition, as places in the resampler; `behaviour` null where there is none. */
interface PairedCell {
  readonly trait: string;
  readonly selfReport: number;
  readonly behaviour: number | null;
}

interface PairOfReadings {
  readonly selfReport: InstrumentReading;
  readonly behaviour: InstrumentReading;
  readonly cells: readonly PairedCell[];
}

interface TraitCell {
  readonly trait: string;
  readonly measured: MeasuredScale;
}

/** The gap of every pair of readings, and over those whose behavioural reading is among `bearing`. */
export interface Gaps {
  readonly pairs: readonly ReadingGap[];
  readonly overall: GapFigure | null;
}

/**
 * The self-report/behaviour gap: mean over cells of α in self-report minus α in behaviour, α = (c - d) / (pole - d) with each
 * reading's own default. 0: behaviour follows the questionnaire; 1: the persona moved the self-report alone. Cells are the
 * `persona` conditions × traits that are against-default in the self-report and leave `LEAST_ROOM` in behaviour.
 * α is not clipped: noise in behaviour would then look like adoption. Percentile bootstrap over personas, templates and items
 * (within their scale and instrument), drawn together for all figures; a resample without a figure's personas is passed over
 * for it. `bearing` holds the identifiers of the behavioural instruments that `overall` rests on. `snapshot` holds the
 * requests of `withTraitTargets`.
 */
export function readingGaps(
  readings: readonly InstrumentReading[],
  bearing: ReadonlySet<string>,
  snapshot: StudySnapshot,
  settings: IntervalSettings,
): Gaps {
  const pool: MeasuredScale[] = [];
  const cells = new Map(readings.map((reading) => [reading, traitCells(reading, snapshot)]));
  const ofKind = (kind: 'self-report' | 'behaviour'): InstrumentReading[] =>
    readings.filter(({ reading }) => reading.kind === kind);
  const pairs = ofKind('self-report').flatMap((selfReport) =>
    ofKind('behaviour').map((behaviour) => ({
      selfReport,
      behaviour,
      cells: pairCells(cells.get(selfReport) ?? [], cells.get(behaviour) ?? [], pool),
    })),
  );
  const resampler = createResampler(pool, snapshot.design.templates.length);
  const parts: (readonly PairedCell[])[] = [];
  const part = (chosen: readonly PairedCell[]): number => parts.push(chosen) - 1;
  const laid = pairs.map((pair) => ({
    ...pair,
    overall: part(pair.cells),
    traits: sharedTraits(pair).map((trait) => ({
      trait,
      place: part(pair.cells.filter((cell) => cell.trait === trait)),
    })),
  }));
  const headline = part(
    pairs.flatMap(({ behaviour, cells: own }) => (bearing.has(behaviour.reading.instrument) ? own : [])),
  );
  const figures = estimate(resampler, parts, settings);
  const at = (place: number): GapFigure | null => figures[place] ?? null;
  return {
    pairs: laid.map(({ selfReport, behaviour, overall, traits }) => ({
      selfReport: selfReport.reading.instrument,
      behaviour: behaviour.reading.instrument,
      overall: at(overall),
      traits: traits.map(({ trait, place }) => ({ trait, figure: at(place) })),
    })),
    overall: at(headline),
  };
}

function traitCells({ table, scales }: InstrumentReading, snapshot: StudySnapshot): TraitCell[] {
  const traits = new Map(scales.map(({ trait, key }) => [key.scale.id, trait as string]));
  return measureAdoption(askedScales([withReference(table)], snapshot)).flatMap((measured) => {
    const trait = traits.get(measured.cell.scale);
    return trait === undefined || measured.cell.kind !== 'persona' ? [] : [{ trait, measured }];
  });
}

function pairCells(
  selfReports: readonly TraitCell[],
  behaviours: readonly TraitCell[],
  pool: MeasuredScale[],
): PairedCell[] {
  const place = (measured: MeasuredScale): number => {
    const known = pool.indexOf(measured);
    return known >= 0 ? known : pool.push(measured) - 1;
  };
  return selfReports.flatMap(({ trait, measured }) => {
    if (!testsResistance(measured)) return [];
    const other = behaviours.find(
      (candidate) =>
        candidate.trait === trait && candidate.measured.cell.condition === measured.cell.condition,
    );
    const paired = other !== undefined && leavesRoom(other.measured) ? place(other.measured) : null;
    return [{ trait, selfReport: place(measured), behaviour: paired }];
  });
}

function leavesRoom({ asked, cell, paired }: MeasuredScale): boolean {
  if (paired === null || cell.alpha === null || cell.pole === null || cell.default === null) return false;
  return Math.abs(cell.pole - cell.default) >= LEAST_ROOM * asked.referenced.table.range;
}

function sharedTraits({ selfReport, behaviour }: PairOfReadings): string[] {
  const others = new Set(behaviour.reading.traits);
  return selfReport.reading.traits.filter((trait) => others.has(trait));
}

interface Means {
  readonly gap: number;
  readonly selfReport: number;
  readonly behaviour: number;
}

function estimate(
  resampler: Resampler,
  parts: readonly (readonly PairedCell[])[],
  { replicates, confidence, random }: IntervalSettings,
): (GapFigure | null)[] {
  resampler.reset();
  const estimates = parts.map((cells) => means(resampler, cells));
  const drawn = parts.map((): Means[] => []);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    resampler.draw(random);
    for (const [place, cells] of parts.entries()) {
      const found = estimates[place] === null ? null : means(resampler, cells);
      if (found !== null) drawn[place]?.push(found);
    }
  }
  return parts.map((cells, place) => {
    const found = estimates[place] ?? null;
    if (found === null) return null;
    const interval = (name: keyof Means) =>
      percentileInterval(
        found[name] + 0,
        (drawn[place] ?? []).map((means) => means[name] + 0),
        confidence,
      );
    const compared = cells.filter(({ behaviour }) => behaviour !== null).length;
    return {
      cells: compared,
      leftOut: cells.length - compared,
      gap: interval('gap'),
      selfReport: interval('selfReport'),
      behaviour: interval('behaviour'),
    };
  });
}

/** Null where the sample at hand holds no cell with both adoptions. */
function means(resampler: Resampler, cells: readonly PairedCell[]): Means | null {
  let own = 0;
  let other = 0;
  let weights = 0;
  for (const { selfReport, behaviour } of cells) {
    const weight = behaviour === null ? 0 : resampler.personaWeight(selfReport);
    if (weight === 0 || behaviour === null) continue;
    const first = resampler.alpha(selfReport, null);
    const second = resampler.alpha(behaviour, null);
    if (Number.isNaN(first) || Number.isNaN(second)) continue;
    own += weight * first;
    other += weight * second;
    weights += weight;
  }
  if (weights === 0) return null;
  return { gap: (own - other) / weights, selfReport: own / weights, behaviour: other / weights };
}
