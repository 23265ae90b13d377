import type { ResistanceResult } from '../../../shared/domain/resistance.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { adoptionResult, measureAdoption } from '../measures/adoption.js';
import { answerRates } from '../answers/answer-rates.js';
import { answerTables } from '../answers/answer-table.js';
import { askedScales } from '../answers/asked-scales.js';
import { internalConsistency, negationConsistency } from '../measures/consistency.js';
import { defaultResult } from '../measures/default-profile.js';
import { gate } from '../measures/gate.js';
import { halo, overshoot } from './halo.js';
import { instability } from './instability.js';
import { noiseFloor } from '../measures/noise-floor.js';
import { orderEffect } from '../measures/order-effect.js';
import { withReference } from '../answers/reference.js';
import { resistanceFigures } from '../measures/resistance-interval.js';
import { responseStyle } from './response-style.js';
import { steerability } from '../measures/steerability.js';
import { typeResults } from './type-adoption.js';
import { verdict } from './verdict.js';

/** What bootstrap draws depend on, besides the responses. */
export interface AnalysisSeed {
  /** The study's seed. */
  readonly seed: number;
  /** What identifies the subject, e.g. its SHA-256, so that subjects do not share their draws. */
  readonly subject: string;
}

/**
 * Every finding of the study kind `resistance` on one subject, from what was counted of its responses. Deterministic: the same
 * responses, settings and seed give the same bytes as JSON. A partial accumulator gives what can be said so far, marked
 * `partial`. Figures of a subject that fails the gate are given too; its verdict is `not-measurable`.
 */
export function analyseResistance(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
  { seed, subject }: AnalysisSeed,
): ResistanceResult {
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
  const asked = askedScales(tables, snapshot);
  const measured = measureAdoption(asked);
  const rates = answerRates(accumulator, snapshot);
  const order = orderEffect(answers);
  const consistency = internalConsistency(answers);
  const defaults = defaultResult(tables, confidence);
  const { coverage } = accumulator;
  const evidence = {
    coverage,
    gate: gate({ rates, order, negation: negationConsistency(answers), consistency }, settings.gate),
    instability: instability(asked, snapshot, settings, intervals('instability').random),
    resistance: resistanceFigures(measured, snapshot, intervals('resistance')),
  };
  return {
    verdict: verdict(evidence, settings),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence,
    gate: evidence.gate,
    default: defaults,
    resistance: evidence.resistance,
    adoption: adoptionResult(measured),
    ...typeResults(tables, snapshot, defaults.type, intervals('type')),
    noiseFloor: noiseFloor(tables, measured, confidence),
    steerability: steerability(measured),
    instability: evidence.instability,
    responseStyle: responseStyle(answers, rates, order, consistency),
    halo: halo(tables, snapshot),
    overshoot: overshoot(measured),
  };
}
