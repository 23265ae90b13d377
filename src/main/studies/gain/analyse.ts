import type { GainResult } from '../../../shared/domain/gain/result.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import { answerTables } from '../answers/answer-table.js';
import { conditionLabels } from '../answers/condition-labels.js';
import { withReference, type ReferencedTable } from '../answers/reference.js';
import { internalConsistency, negationConsistency } from '../measures/consistency.js';
import { gate } from '../measures/gate.js';
import { noiseFloor } from '../measures/noise-floor.js';
import { orderEffect } from '../measures/order-effect.js';
import { scaleBands } from '../measures/scale-bands.js';
import { backfire } from './backfire.js';
import { crosstalk, mainEffects } from './crosstalk.js';
import { meanGain } from './mean-gain.js';
import { requestsOf, topKeys } from './requests.js';
import { scaleGains } from './scale-gain.js';
import { gainVerdict } from './verdict.js';

/**
 * Every finding of the study kind `gain` on one subject, from what was counted of its responses; `subject` identifies it, e.g.
 * its SHA-256, so that subjects do not share their draws. Deterministic: the same responses, settings and seed give the same
 * bytes as JSON. A partial accumulator gives what can be said so far, marked `partial`.
 */
export function analyseGain(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
  { seed, subject }: { readonly seed: number; readonly subject: string },
): GainResult {
  const settings = snapshot.design.analysis;
  const { confidence, bootstrap: replicates } = settings;
  // One stream per family, so that a change in one measure leaves the draws of the others as they are.
  const intervals = (family: string) => ({
    replicates,
    confidence,
    random: createRandom(hashSeed(seed, 'bootstrap', subject, family)),
  });
  const answers = answerTables(accumulator, snapshot);
  const tables = answers.map(withReference);
  const labels = conditionLabels(snapshot.conditions);
  const floor = noiseFloor(tables, [], confidence);
  const bands = scaleBands(tables, floor);
  const asked = answers.map((table) => ({ table, requests: requestsOf(table, snapshot) }));
  const doses = asked.map(({ table, requests }) => ({
    instrument: table.instrument.id,
    measured: scaleGains(table, requests, { labels, bands, floor, intervals: intervals('doses') }),
  }));
  const gain = meanGain(
    doses.flatMap(({ measured }) => measured),
    intervals('gain'),
  );
  const passed = gate(
    {
      rates: answerRates(accumulator, snapshot),
      order: orderEffect(answers),
      negation: negationConsistency(answers),
      consistency: internalConsistency(answers),
    },
    settings.gate,
  );
  const { coverage } = accumulator;
  return {
    verdict: gainVerdict({ answered: coverage.answered, gate: passed, gain }),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence,
    gate: passed,
    default: defaultMeans(tables),
    noiseConditions: floor.conditions,
    scales: answers.flatMap((table) =>
      topKeys(table).map(({ scale: { id, name, low, high } }) => ({
        instrument: table.instrument.id,
        scale: id,
        name,
        low: low.name,
        high: high.name,
        min: table.min,
        max: table.max,
      })),
    ),
    gain,
    byInstrument: Object.fromEntries(
      doses.flatMap(({ instrument, measured }) => {
        const figure = meanGain(measured, intervals(`gain of ${instrument}`));
        return figure === null ? [] : [[instrument, figure] as const];
      }),
    ),
    doses: doses.flatMap(({ measured }) => measured.map(({ found }) => found)),
    mainEffects: asked.flatMap(({ table, requests }) =>
      mainEffects(table, requests, intervals('main effects')),
    ),
    crosstalk: asked.flatMap(({ table, requests }) => crosstalk(table, requests)),
    backfire: backfire(answers, snapshot, labels),
  };
}

function defaultMeans(tables: readonly ReferencedTable[]): GainResult['default'] {
  return {
    reference: [
      ...new Set(
        tables.flatMap(({ table, reference }) =>
          reference.flatMap((place) => table.conditions[place]?.id ?? []),
        ),
      ),
    ],
    means: Object.fromEntries(
      tables.map(({ table, defaults }) => [
        table.instrument.id,
        Object.fromEntries([...defaults].map(([scale, entry]) => [scale, entry.mean])),
      ]),
    ),
  };
}
