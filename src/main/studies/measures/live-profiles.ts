import type { ConditionProfile, ScaleView } from '../../../shared/contract/views.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator, InstrumentTally } from '../answers/accumulate.js';
import { measureAdoption } from './adoption.js';
import { answerTables } from '../answers/answer-table.js';
import { askedScales } from '../answers/asked-scales.js';
import { conditionLabels } from '../answers/condition-labels.js';
import { conditionProfiles, scaleViews } from './condition-profiles.js';
import { withReference } from '../answers/reference.js';

/** Profiles that a window can follow and a run can afford every few seconds. */
const MOST_PROFILES = 240;
const LEAST_CONDITIONS = 8;

/**
 * Domains and axes, from what was counted so far. In a large study these are the default conditions and those that were
 * begun last in the plan's order; facets and the rest wait for the findings.
 */
export function liveProfiles(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
): { scales: ScaleView[]; profiles: ConditionProfile[] } {
  const places = followed(accumulator, snapshot);
  const part = { ...snapshot, conditions: places.flatMap((place) => snapshot.conditions[place] ?? []) };
  const tallies = accumulator.tallies.map((tally) => partOf(tally, places, snapshot.conditions.length));
  const answers = answerTables({ mode: accumulator.mode, tallies }, part).map((table) => ({
    ...table,
    scales: table.scales.filter(({ scale }) => scale.kind !== 'facet'),
  }));
  const tables = answers.map(withReference);
  const measured = measureAdoption(askedScales(tables, part));
  const labels = conditionLabels(snapshot.conditions);
  return {
    scales: scaleViews(answers),
    profiles: conditionProfiles(tables, measured, labels, snapshot.design.analysis.confidence),
  };
}

/** Places of the conditions that are shown, in the plan's order. */
function followed({ tallies }: Accumulator, { conditions, instruments }: StudySnapshot): number[] {
  const begun = conditions.flatMap((_, place) =>
    tallies.some(({ answers }) => block(answers, place, conditions.length).some((count) => count > 0))
      ? [place]
      : [],
  );
  const scales = instruments
    .flatMap((instrument) => instrument.scales)
    .filter(({ kind }) => kind !== 'facet').length;
  const most = Math.max(LEAST_CONDITIONS, Math.floor(MOST_PROFILES / Math.max(1, scales)));
  if (begun.length <= most) return begun;
  const defaults = begun.filter((place) => conditions[place]?.kind === 'default').slice(0, most / 2);
  const others = begun.filter((place) => !defaults.includes(place));
  return [...defaults, ...others.slice(defaults.length - most)].sort((left, right) => left - right);
}

function partOf(tally: InstrumentTally, places: readonly number[], conditions: number): InstrumentTally {
  const counts = (values: Uint32Array): Uint32Array => {
    const blocks = places.map((place) => block(values, place, conditions));
    return Uint32Array.from(blocks.flatMap((part) => [...part]));
  };
  return {
    instrument: tally.instrument,
    mass: Float64Array.from(places.flatMap((place) => [...block(tally.mass, place, conditions)])),
    answers: counts(tally.answers),
    refusals: counts(tally.refusals),
    unparsed: counts(tally.unparsed),
    truncated: counts(tally.truncated),
  };
}

/** The entries of one condition: conditions are the outermost order of a tally. */
function block<Values extends Float64Array | Uint32Array>(
  values: Values,
  place: number,
  conditions: number,
): Values {
  const size = values.length / conditions;
  return values.subarray(place * size, (place + 1) * size) as Values;
}
