import type { PairedFigure, QuantizationEffect } from '../../../shared/domain/quantization/effect.js';
import type { EquivalenceTest, TestedMeasure } from '../../../shared/domain/quantization/equivalence.js';
import {
  quantizationSettingsSchema,
  type QuantizationSettings,
} from '../../../shared/domain/quantization/settings.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { totalVariation } from '../../analysis/distance.js';
import { jointOutcome, twoOneSidedTests, type OneSidedTests } from '../../analysis/equivalence.js';
import { studentInterval, type EstimateError } from '../../analysis/estimate-error.js';
import { hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerTables } from '../answers/answer-table.js';
import { askedScales } from '../answers/asked-scales.js';
import { conditionLabels } from '../answers/condition-labels.js';
import { withReference, type ReferencedTable } from '../answers/reference.js';
import { topKeys } from '../gain/requests.js';
import { measureAdoption, testsResistance } from '../measures/adoption.js';
import { defaultResult } from '../measures/default-profile.js';
import { noiseFloor } from '../measures/noise-floor.js';
import type { SubjectOutcome } from '../study-kind.js';
import { answerChanges } from './answer-changes.js';
import { gainChange } from './gain-change.js';
import { resistanceChange } from './resistance-change.js';
import { conditionShifts, defaultShifts, type MeasuredShift } from './scale-shifts.js';
import { sharedAnswers } from './shared-answers.js';

/** An effect with what its verdict needs besides. */
export interface MeasuredEffect {
  readonly effect: QuantizationEffect;
  readonly outcome: ReturnType<typeof jointOutcome>;
  /** What should be tested and cannot be, as words: scales and measures that too little was answered of by both. */
  readonly untested: readonly string[];
  /** Default scores of both, for charts. */
  readonly tables: {
    readonly variant: readonly ReferencedTable[];
    readonly reference: readonly ReferencedTable[];
  };
}

/** A subject with its answers. */
export interface ReadSubject {
  readonly outcome: SubjectOutcome;
  readonly accumulator: Accumulator;
}

/** The settings of a design of kind `quantization`, or their defaults. */
export function settingsOf({ quantization }: Pick<StudyDesign, 'quantization'>): QuantizationSettings {
  return quantization ?? quantizationSettingsSchema.parse({});
}

/**
 * Everything that sets a variant apart from its reference, over the cells that both answered. Deterministic: the study's seed
 * and both subjects' hashes give the draws.
 */
export function quantizationEffect(
  variant: ReadSubject,
  reference: ReadSubject,
  snapshot: StudySnapshot,
): MeasuredEffect {
  const { margins, alpha } = settingsOf(snapshot.design);
  const { confidence, bootstrap: replicates } = snapshot.design.analysis;
  const shared = sharedAnswers(variant.accumulator, reference.accumulator);
  const [ownAnswers, otherAnswers] = [shared.variant, shared.reference].map((answers) =>
    answerTables(answers, snapshot),
  ) as [ReturnType<typeof answerTables>, ReturnType<typeof answerTables>];
  const tables = { variant: ownAnswers.map(withReference), reference: otherAnswers.map(withReference) };
  const measured = {
    variant: measureAdoption(askedScales(tables.variant, snapshot)),
    reference: measureAdoption(askedScales(tables.reference, snapshot)),
  };
  const labels = conditionLabels(snapshot.conditions);
  const floor = noiseFloor(tables.reference, [], confidence);
  const pairs = tables.variant.map((own, place) => ({
    variant: own,
    reference: tables.reference[place] as ReferencedTable,
  }));
  const settings = { margins, confidence, floor, labels };
  const defaults = pairs.flatMap((pair) => defaultShifts(pair, settings));
  const resistance = resistanceChange(
    measured.variant,
    measured.reference,
    snapshot.design.templates.length,
    {
      replicates,
      seed: hashSeed(
        snapshot.design.seed,
        'quantization',
        variant.outcome.subject.sha256,
        reference.outcome.subject.sha256,
      ),
    },
  );
  const gain = gainChange(ownAnswers, otherAnswers, snapshot);
  const tested = testedMeasures(defaults, resistance?.error ?? null, margins.resistance);
  const tests = tested.map(({ error, margin }) => twoOneSidedTests(error, margin, alpha));
  const { all, conditions, byCondition, items } = answerChanges(
    shared,
    ownAnswers,
    snapshot.conditions,
    labels,
  );
  const { subject } = reference.outcome;
  return {
    outcome: jointOutcome(tests, alpha),
    untested: untestedMeasures(tables.reference, defaults, {
      wanted: testsAnyResistance(reference, snapshot),
      tested: (resistance?.error ?? null) !== null,
    }),
    tables,
    effect: {
      reference: {
        sha256: subject.sha256,
        name: subject.name,
        quantization: subject.quantization,
        responses: reference.accumulator.coverage.answered,
      },
      sharedCells: shared.cells,
      expectedCells: shared.expectedCells,
      answers: all,
      offOptionChange: shared.offOptionChange,
      conditions,
      byCondition,
      items,
      defaults: defaults.map(({ shift }) => shift),
      shifts: pairs.flatMap((pair) => conditionShifts(pair, settings)).map(({ shift }) => shift),
      resistance: withCount(pairedFigure(resistance, confidence), { cells: resistance?.cells ?? 0 }),
      gain: withCount(pairedFigure(gain, confidence), { scales: gain?.scales ?? 0 }),
      types: typesOf(tables.variant, tables.reference, confidence),
      tests: tested.map((entry, place) =>
        testResult(entry, tests[place] as OneSidedTests, alpha / tested.length, alpha),
      ),
    },
  };
}

function pairedFigure(
  figure: {
    readonly reference: number;
    readonly variant: number;
    readonly error: EstimateError | null;
  } | null,
  confidence: number,
): PairedFigure | null {
  const error = figure?.error ?? null;
  if (figure === null || error === null) return null;
  const { reference, variant } = figure;
  return { reference, variant, change: studentInterval(error, confidence) };
}

function withCount<Count>(figure: PairedFigure | null, count: Count): (PairedFigure & Count) | null {
  return figure === null ? null : { ...figure, ...count };
}

/** Over all that the reference answered: a variant that answered no such cell yet leaves the question open. */
function testsAnyResistance({ accumulator }: ReadSubject, snapshot: StudySnapshot): boolean {
  const tables = answerTables(accumulator, snapshot).map(withReference);
  return measureAdoption(askedScales(tables, snapshot)).some(
    (entry) => entry.cell.kind === 'persona' && testsResistance(entry),
  );
}

interface Tested {
  readonly measure: TestedMeasure;
  readonly error: EstimateError;
  readonly margin: number;
}

function testedMeasures(
  defaults: readonly MeasuredShift[],
  resistance: EstimateError | null,
  resistanceMargin: number,
): Tested[] {
  return [
    ...defaults.flatMap(({ error, shift: { instrument, scale, name, margin } }): Tested[] =>
      error === null ? [] : [{ measure: { kind: 'scale', instrument, scale, name }, error, margin }],
    ),
    ...(resistance === null
      ? []
      : [{ measure: { kind: 'resistance' as const }, error: resistance, margin: resistanceMargin }]),
  ];
}

/** Each test by itself; that it lies beyond its margin is asked at the confidence that all tests share. */
function testResult(
  { measure, margin }: Tested,
  { p, pDifferent, interval }: OneSidedTests,
  sharedAlpha: number,
  alpha: number,
): EquivalenceTest {
  return {
    measure,
    margin,
    change: interval,
    inMargins: {
      estimate: interval.estimate / margin,
      low: interval.low / margin,
      high: interval.high / margin,
    },
    p,
    outcome: pDifferent < sharedAlpha ? 'different' : p < alpha ? 'equivalent' : 'undecided',
  };
}

function untestedMeasures(
  tables: readonly ReferencedTable[],
  defaults: readonly MeasuredShift[],
  resistance: { readonly wanted: boolean; readonly tested: boolean },
): string[] {
  const known = new Set(
    defaults.flatMap(({ error, shift }) => (error === null ? [] : [`${shift.instrument}|${shift.scale}`])),
  );
  const scales = tables.flatMap(({ table }) =>
    topKeys(table).flatMap(({ scale }) =>
      known.has(`${table.instrument.id}|${scale.id}`) ? [] : [scale.name],
    ),
  );
  return [...scales, ...(resistance.wanted && !resistance.tested ? ['resistance'] : [])];
}

function typesOf(
  variant: readonly ReferencedTable[],
  reference: readonly ReferencedTable[],
  confidence: number,
): QuantizationEffect['types'] {
  const [own, other] = [defaultResult(variant, confidence), defaultResult(reference, confidence)];
  if (own.type === null || other.type === null) return null;
  return {
    reference: other.type,
    variant: own.type,
    totalVariation: totalVariation(own.typeDistribution ?? {}, other.typeDistribution ?? {}),
  };
}
