import type { PopulationResult } from '../../../shared/domain/population/result.js';
import { populationSettingsSchema } from '../../../shared/domain/population/settings.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import { answerTables, type ScaleKey } from '../answers/answer-table.js';
import { withReference, type ReferencedTable } from '../answers/reference.js';
import { topKeys } from '../gain/requests.js';
import { internalConsistency, negationConsistency } from '../measures/consistency.js';
import { gate } from '../measures/gate.js';
import { noiseFloor } from '../measures/noise-floor.js';
import { orderEffect } from '../measures/order-effect.js';
import { correlationComparison } from './correlations.js';
import { compareFacets } from './facets.js';
import { humanPopulation } from './human-population.js';
import { matchRows } from './match.js';
import { mixtureOf, readPeople } from './mixture.js';
import { compareScales, type ComparedScale } from './scale-comparisons.js';
import { simulatedPeople } from './simulated-people.js';
import { energyComparison } from './structure.js';
import { subgroupGaps } from './subgroup-gaps.js';
import { populationVerdict } from './verdict.js';

/**
 * Every finding of the study kind `population` on one subject, from what was counted of its responses; `subject` identifies it,
 * e.g. its SHA-256, so that subjects do not share their draws. Deterministic: the same responses, settings and seed give the same
 * bytes as JSON. A partial accumulator gives what can be said so far, marked `partial`. Throws a TypeError for a study without
 * the settings of its kind.
 */
export function analysePopulation(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
  { seed, subject }: { readonly seed: number; readonly subject: string },
): PopulationResult {
  const { analysis, population, administration, orders, templates } = snapshot.design;
  if (population === undefined) throw new TypeError('a population study has no people to be held against');
  const { reference, margins, alpha } = populationSettingsSchema.parse(population);
  const { confidence, bootstrap: replicates } = analysis;
  const seeds = [seed, 'bootstrap', subject];
  const options = (family: string) => ({
    replicates,
    confidence,
    random: createRandom(hashSeed(...seeds, family)),
  });
  const answers = answerTables(accumulator, snapshot);
  const tables = answers.map(withReference);
  const measured = tables.find(({ table }) => table.instrument.id === reference.instrument);
  if (measured === undefined)
    throw new TypeError('the people were measured by an instrument that is not asked');
  const { table } = measured;
  const human = humanPopulation(reference, table.instrument);
  const simulated = simulatedPeople(snapshot);
  const compared = comparedScales(measured, topKeys(table), human.columns, simulated);
  const { scales, spread } = compareScales(table, simulated, compared, {
    ...options('scales'),
    margins,
    alpha,
  });
  const facets = table.scales.filter(({ scale }) => scale.kind === 'facet');
  const shown = compared.filter(({ key }) => scales.some(({ scale }) => scale === key.scale.id));
  const floor = noiseFloor(tables, [], confidence);
  const deviations = new Map(scales.map((scale) => [scale.scale, scale.human.standardDeviation]));
  const people = readPeople(tables, simulated, snapshot, floor, (instrument, scale) =>
    instrument === table.instrument.id ? (deviations.get(scale) ?? null) : null,
  );
  const { match, accuracies } = matchRows(table, simulated.people, shown, human.answers, {
    ...options('match'),
    answersPerItem:
      administration.mode === 'readout' ? Infinity : administration.runs * orders.length * templates.length,
  });
  const passed = gate(
    {
      rates: answerRates(accumulator, snapshot),
      order: orderEffect(answers),
      negation: negationConsistency(answers),
      consistency: internalConsistency(answers),
    },
    analysis.gate,
  );
  const { coverage } = accumulator;
  return {
    verdict: populationVerdict({
      answered: coverage.answered,
      gate: passed,
      people,
      scales,
      spread,
      margins,
    }),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence,
    gate: passed,
    reference: human.summary,
    margins,
    alpha,
    people,
    noiseConditions: floor.conditions,
    scales,
    spread,
    facets: compareFacets(table, simulated, comparedScales(measured, facets, human.columns, simulated), {
      ...options('facets'),
      margins,
      alpha,
    }),
    energy: energyComparison(shown, seeds),
    correlations: correlationComparison(
      shown,
      human.correlations(shown.map(({ key }) => key.scale.id)),
      options('correlations'),
    ),
    subgroups: subgroupGaps(
      table.instrument.id,
      simulated.people,
      shown,
      human,
      accuracies,
      snapshot,
      options('subgroups'),
    ),
    match,
    mixture: mixtureOf(
      people,
      new Set(simulated.people.flatMap(({ id, row }) => (row === null ? [] : [id]))),
      options('mixture'),
    ),
  };
}

/** Those of the scales that people were measured on. */
function comparedScales(
  { table, defaults }: ReferencedTable,
  keys: readonly ScaleKey[],
  columns: ReturnType<typeof humanPopulation>['columns'],
  people: ReturnType<typeof simulatedPeople>,
): ComparedScale[] {
  return keys.flatMap((key) => {
    const human = columns.get(key.scale.id);
    return human === undefined
      ? []
      : [
          {
            key,
            default: defaults.get(key.scale.id)?.mean ?? null,
            column: { simulated: people.scores(table, key), human },
          },
        ];
  });
}
