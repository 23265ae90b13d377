import type { FindingsOf } from '../../../shared/contract/results.js';
import type { QuantizationResult } from '../../../shared/domain/quantization/result.js';
import type { QuantizationVerdict } from '../../../shared/domain/quantization/equivalence.js';
import type { Gate } from '../../../shared/domain/resistance/gate.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import { answerTables, type AnswerTable } from '../answers/answer-table.js';
import { askedScales } from '../answers/asked-scales.js';
import { withReference } from '../answers/reference.js';
import { measureAdoption } from '../measures/adoption.js';
import { internalConsistency, negationConsistency } from '../measures/consistency.js';
import { defaultType } from '../measures/default-profile.js';
import { gate } from '../measures/gate.js';
import { orderEffect } from '../measures/order-effect.js';
import { resistanceFigures } from '../measures/resistance-interval.js';
import type { Standing } from '../study-kind.js';
import { variantCost, type SpentTime } from './cost.js';
import { quantizationEffect, settingsOf, type MeasuredEffect, type ReadSubject } from './effect.js';
import { variantVerdict } from './verdict.js';
import { quantizationViews } from './views.js';

/** A subject as it was read, and what it stands beside. */
export interface ReadVariant extends ReadSubject {
  readonly spent: SpentTime;
  readonly standing: Standing;
  /** There where `standing` is that of a variant. */
  readonly reference: ReadSubject | null;
}

/**
 * Every finding of the study kind `quantization` on one subject. Deterministic: the same responses of both subjects, settings
 * and seed give the same bytes as JSON. Works on what is there; marked `partial` until both have answered everything.
 */
export function analyseQuantization(read: ReadVariant, snapshot: StudySnapshot): FindingsOf<'quantization'> {
  const { outcome, accumulator, reference } = read;
  const { confidence, bootstrap: replicates } = snapshot.design.analysis;
  const answers = answerTables(accumulator, snapshot);
  const tables = answers.map(withReference);
  const own = gateOf(accumulator, answers, snapshot);
  const measured = reference === null ? null : quantizationEffect(read, reference, snapshot);
  const figures = resistanceFigures(measureAdoption(askedScales(tables, snapshot)), snapshot, {
    replicates,
    confidence,
    random: createRandom(hashSeed(snapshot.design.seed, 'bootstrap', outcome.subject.sha256, 'resistance')),
  });
  const result: QuantizationResult = {
    verdict: verdictOf(read, own, measured, snapshot),
    partial: [read, ...(reference === null ? [] : [reference])].some(
      ({ accumulator: { coverage } }) => coverage.answered < coverage.expected,
    ),
    coverage: accumulator.coverage,
    mode: accumulator.mode,
    confidence,
    testConfidence: 1 - 2 * settingsOf(snapshot.design).alpha,
    gate: own,
    defaultType: defaultType(tables),
    defaultMeans: Object.fromEntries(
      tables.map(({ table, defaults }) => [
        table.instrument.id,
        Object.fromEntries([...defaults].map(([scale, { mean }]) => [scale, mean])),
      ]),
    ),
    resistance:
      figures === null ? null : { estimate: figures.estimate, low: figures.low, high: figures.high },
    cost: variantCost(outcome.subject, read.spent),
    effect: measured?.effect ?? null,
  };
  return { kind: 'quantization', result, views: quantizationViews(tables, measured) };
}

function verdictOf(
  { standing, reference }: ReadVariant,
  own: Gate,
  measured: MeasuredEffect | null,
  snapshot: StudySnapshot,
): QuantizationVerdict {
  if (reference !== null && measured !== null) {
    const { accumulator } = reference;
    const referenceGate = gateOf(accumulator, answerTables(accumulator, snapshot), snapshot);
    return variantVerdict({ reference: reference.outcome, gate: own, referenceGate, measured });
  }
  if (standing.role === 'reference') {
    return { label: 'reference', sentence: 'What the others are compared with.' };
  }
  const why = standing.role === 'alone' ? standing.why : 'its reference could not be read';
  return { label: 'no-reference', sentence: `No reference: ${why}.` };
}

function gateOf(accumulator: Accumulator, answers: readonly AnswerTable[], snapshot: StudySnapshot): Gate {
  return gate(
    {
      rates: answerRates(accumulator, snapshot),
      order: orderEffect(answers),
      negation: negationConsistency(answers),
      consistency: internalConsistency(answers),
    },
    snapshot.design.analysis.gate,
  );
}
