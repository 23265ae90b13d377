import type { Estimate } from '../../../shared/domain/figures.js';
import type { Instability } from '../../../shared/domain/resistance/instability.js';
import type { Specification } from '../../../shared/domain/specification.js';
import type {
  Conclusion,
  SpecificationFinding,
  VariedFactor,
} from '../../../shared/domain/specification-curve/result.js';
import { bootstrap, resampleIndices } from '../../analysis/bootstrap.js';
import { mean } from '../../analysis/summary.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import { askedScales } from '../answers/asked-scales.js';
import { referenceMeans } from '../answers/paired-means.js';
import { withReference, type ReferencedTable } from '../answers/reference.js';
import { specificationTables, specificationTallies } from '../answers/specification-tables.js';
import { measureAdoption } from '../measures/adoption.js';
import { internalConsistency, negationConsistency } from '../measures/consistency.js';
import { defaultType } from '../measures/default-profile.js';
import { gate } from '../measures/gate.js';
import { resistanceFigures, type IntervalSettings } from '../measures/resistance-interval.js';
import { verdict } from '../resistance/verdict.js';
import { levelIndices } from './factor-levels.js';

/** What was found under one specification, with the tables that it was read from. */
export interface MeasuredSpecification {
  readonly finding: SpecificationFinding;
  readonly tables: readonly AnswerTable[];
}

/** Whether noise drowns personas is asked of a whole study, not of one of its specifications. */
const INSTABILITY_NOT_ASKED: Instability = {
  scales: {},
  icc1: null,
  icck: null,
  decisiveness: null,
  noiseShare: null,
  belowMinIcc: false,
  unstable: false,
};

/**
 * Gate, default profile, default type, resistance and verdict under one specification, as a study of that specification
 * alone would have them; option order is not asked of the gate, since there is one.
 */
export function measureSpecification(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
  specification: Specification,
  factors: readonly VariedFactor[],
  settings: IntervalSettings,
): MeasuredSpecification {
  const tables = specificationTables(accumulator, snapshot, specification);
  const tallies = specificationTallies(accumulator, snapshot, specification);
  const referenced = tables.map(withReference);
  const alone = snapshotOf(snapshot, specification);
  const rates = answerRates({ mode: accumulator.mode, tallies }, alone);
  const answered = tallies.reduce((total, { answers }) => total + sumOf(answers), 0);
  const expected = snapshot.expectedPerSubject / (snapshot.specifications?.length ?? 1);
  const coverage = { answered, expected, share: expected === 0 ? 0 : answered / expected };
  const judged = gate(
    {
      rates,
      order: null,
      negation: negationConsistency(tables),
      consistency: internalConsistency(tables),
    },
    snapshot.design.analysis.gate,
  );
  const resistance = resistanceFigures(measureAdoption(askedScales(referenced, alone)), alone, settings);
  const { label } = verdict(
    { coverage, gate: judged, instability: INSTABILITY_NOT_ASKED, resistance },
    snapshot.design.analysis,
  );
  return {
    tables,
    finding: {
      specification,
      levels: levelIndices(specification, factors),
      coverage,
      gate: {
        passed: judged.passed,
        judged: judged.checks.flatMap(({ id, passed }) => (passed === null ? [] : [id])),
        failed: judged.checks.flatMap(({ id, value, passed }) =>
          passed === false && value !== null ? [{ id, value }] : [],
        ),
      },
      verdict: answered === 0 ? null : (label as Conclusion),
      defaultType: defaultType(referenced),
      resistance:
        resistance === null
          ? null
          : {
              estimate: resistance.estimate,
              low: resistance.low,
              high: resistance.high,
              cells: resistance.cells,
            },
      profile: Object.fromEntries(
        referenced.map((entry) => [entry.table.instrument.id, defaultScores(entry, settings)]),
      ),
      optionMass: rates.optionMass,
      refusalRate: rates.refusalRate,
    },
  };
}

/** The study as if it had this specification alone. */
function snapshotOf(snapshot: StudySnapshot, { template, order }: Specification): StudySnapshot {
  const { templates, design } = snapshot;
  return {
    ...snapshot,
    design: { ...design, templates: [template], orders: [order] },
    ...(templates === undefined ? {} : { templates: templates.filter(({ id }) => id === template) }),
  };
}

/** The default's mean on each domain and axis, with a percentile interval over the scale's items. */
function defaultScores(referenced: ReferencedTable, settings: IntervalSettings): Record<string, Estimate> {
  return Object.fromEntries(
    [...referenced.defaults.values()].flatMap(({ key }): [string, Estimate][] => {
      if (key.scale.kind === 'facet') return [];
      const score = defaultScore(referenced, key, settings);
      return score === null ? [] : [[key.scale.id, score]];
    }),
  );
}

function defaultScore(
  referenced: ReferencedTable,
  key: ScaleKey,
  { replicates, confidence, random }: IntervalSettings,
): Estimate | null {
  const items = [...referenceMeans(referenced, key)].filter((score) => !Number.isNaN(score));
  if (items.length === 0) return null;
  return bootstrap({
    replicates,
    confidence,
    random,
    estimate: mean(items),
    statistic: (source) =>
      resampleIndices(items.length, source).reduce((sum, item) => sum + (items[item] as number), 0) /
      items.length,
  });
}

function sumOf(values: Uint32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
