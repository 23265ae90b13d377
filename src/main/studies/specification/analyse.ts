import type { Gate } from '../../../shared/domain/resistance/gate.js';
import type { SpecificationResult } from '../../../shared/domain/specification-curve/result.js';
import { FACTORS, type Specification } from '../../../shared/domain/specification.js';
import { MettleError } from '../../../shared/errors.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import type { AnswerTable } from '../answers/answer-table.js';
import { internalConsistency, negationConsistency } from '../measures/consistency.js';
import { gate } from '../measures/gate.js';
import { orderEffect } from '../measures/order-effect.js';
import { conclusionsOf } from './conclusions.js';
import { measureCurve } from './curves.js';
import { measureEffects } from './effects.js';
import { factorsOf, levelOf } from './factor-levels.js';
import { joinedTable } from './joined-table.js';
import { languageFindings } from './languages.js';
import { measuresOf } from './measures-of.js';
import { measureSpecification, type MeasuredSpecification } from './one-specification.js';
import { reliabilityOf } from './reliability.js';
import { robustness } from './verdict.js';

/** What bootstrap draws depend on, besides the responses. */
export interface AnalysisSeed {
  /** The study's seed. */
  readonly seed: number;
  /** What identifies the subject, e.g. its SHA-256, so that subjects do not share their draws. */
  readonly subject: string;
}

/** Replicates of one specification: the study's, shared out, so that findings do not take longer with every specification. */
const SHARED_OUT = 8;
const LEAST_REPLICATES = 200;
/** Of reliability, whose figures cost more. */
const RELIABILITY_REPLICATES = 300;

/**
 * Every finding of the study kind `specification` on one subject, from what was counted of its responses. Deterministic: the
 * same responses, settings and seed give the same bytes as JSON. A partial accumulator gives what can be said so far,
 * marked `partial`. Throws `STORE_CORRUPT` for a study that was stored without its specifications.
 */
export function analyseSpecifications(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
  { seed, subject }: AnalysisSeed,
): SpecificationResult {
  const specifications = specificationsOf(snapshot);
  const { analysis } = snapshot.design;
  const { confidence } = analysis;
  const { varied, fixed } = factorsOf(specifications, snapshot.design);
  const replicates = replicatesEach(analysis.bootstrap, specifications.length);
  const measured = specifications.map((specification) =>
    measureSpecification(accumulator, snapshot, specification, varied, {
      replicates,
      confidence,
      // A stream of its own, so that no specification's draws depend on which others there are.
      random: createRandom(hashSeed(seed, 'bootstrap', subject, 'specification', specification.id)),
    }),
  );
  const findings = measured.map(({ finding }) => finding);
  const passing = measured.filter(({ finding }) => finding.gate.passed);
  const rates = answerRates(accumulator, snapshot);
  const gateOver = (some: readonly MeasuredSpecification[]): Gate => {
    const tables = joinedTables(some);
    const evidence = {
      rates,
      order: orderEffect(pairedByOrder(some)),
      negation: negationConsistency(tables),
      consistency: internalConsistency(tables),
    };
    return gate(evidence, analysis.gate);
  };
  const measures = measuresOf(snapshot.instruments);
  const curves = measures.map((measure) => measureCurve(measure, findings));
  const conclusions = conclusionsOf(findings, varied);
  const { coverage } = accumulator;
  return {
    verdict: robustness({
      findings,
      // What fails alone is counted as not measurable already, and must not be held against the rest.
      gate: gateOver(passing),
      verdicts: conclusions.verdict,
      curve: curves[0],
    }),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence,
    gate: gateOver(measured),
    factors: varied,
    fixed,
    measures,
    specifications: findings,
    curves,
    effects: measures.flatMap((measure) => measureEffects(measure, findings, varied, confidence) ?? []),
    conclusions,
    languages: languageFindings(findings, snapshot.templates ?? [], varied),
    reliability: joinedTables(passing).flatMap((table) =>
      reliabilityOf(table, {
        replicates: Math.min(analysis.bootstrap, RELIABILITY_REPLICATES),
        confidence,
        seed: hashSeed(seed, 'bootstrap', subject, 'reliability'),
      }),
    ),
  };
}

/** Replicates of each of so many specifications. */
export function replicatesEach(bootstrap: number, specifications: number): number {
  const shared = Math.round((bootstrap * SHARED_OUT) / Math.max(1, specifications));
  return Math.min(bootstrap, Math.max(LEAST_REPLICATES, shared));
}

function specificationsOf({ specifications, design }: StudySnapshot): readonly Specification[] {
  if (specifications !== undefined && specifications.length > 0) return specifications;
  throw new MettleError('STORE_CORRUPT', `The stored study ${design.name} holds no specifications.`, {
    hint: 'Run the study again from its study file.',
  });
}

/** Each instrument's answers with specifications in place of templates; none without a specification. */
function joinedTables(measured: readonly MeasuredSpecification[]): AnswerTable[] {
  const templates = measured.map(({ finding }) => finding.specification.id);
  return tablesByInstrument(measured).map((tables) =>
    joinedTable(
      tables.map((table) => [table]),
      { templates, orders: ['forward'] },
    ),
  );
}

/** Each instrument's answers with pairs of specifications that differ in the option order alone; none without such a pair. */
function pairedByOrder(measured: readonly MeasuredSpecification[]): AnswerTable[] {
  const specifications = measured.map(({ finding }) => finding.specification);
  const pairs = new Map<string, Partial<Record<Specification['order'], number>>>();
  for (const [place, specification] of specifications.entries()) {
    const others = FACTORS.filter((factor) => factor !== 'order');
    const name = JSON.stringify(others.map((factor) => levelOf(specification, factor)));
    pairs.set(name, { ...pairs.get(name), [specification.order]: place });
  }
  const complete = [...pairs.values()].flatMap(({ forward, reversed }) =>
    forward === undefined || reversed === undefined ? [] : [[forward, reversed] as const],
  );
  if (complete.length === 0) return [];
  return tablesByInstrument(measured).map((tables) =>
    joinedTable(
      complete.map((pair) => pair.map((place) => tables[place] as AnswerTable)),
      {
        templates: complete.map(([forward]) => specifications[forward]?.id ?? ''),
        orders: ['forward', 'reversed'],
      },
    ),
  );
}

/** `[instrument][specification]` */
function tablesByInstrument(measured: readonly MeasuredSpecification[]): AnswerTable[][] {
  const [first] = measured;
  return (first?.tables ?? []).map((_, instrument) =>
    measured.map(({ tables }) => tables[instrument] as AnswerTable),
  );
}
