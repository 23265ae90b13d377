import type {
  Measure,
  MeasureCurve,
  SpecificationFinding,
} from '../../../shared/domain/specification-curve/result.js';
import { specificationCurve, type SpecificationEffect } from '../../analysis/specification-curve.js';
import { figureOf } from './measures-of.js';

/** The specification curve of a measure: all specifications in order, and the summary of those that pass the gate. */
export function measureCurve(measure: Measure, findings: readonly SpecificationFinding[]): MeasureCurve {
  const all = findings.flatMap((finding): (SpecificationEffect & { readonly counts: boolean })[] => {
    const figure = figureOf(measure, finding);
    if (figure === null) return [];
    const { estimate, low, high } = figure;
    return [{ id: finding.specification.id, estimate, low, high, counts: finding.gate.passed }];
  });
  if (all.length === 0) return { measure: measure.id, order: [], summary: null };
  const counted = all.filter(({ counts }) => counts);
  return {
    measure: measure.id,
    order: specificationCurve(all).curve.map(({ id }) => id),
    summary: counted.length === 0 ? null : summaryOf(counted, measure.reference),
  };
}

function summaryOf(effects: readonly SpecificationEffect[], reference: number): MeasureCurve['summary'] {
  const { median, lowerQuartile, upperQuartile, shareAbove, shareBelow } = specificationCurve(
    effects,
    reference,
  );
  const estimates = effects.map(({ estimate }) => estimate);
  return {
    specifications: effects.length,
    median,
    lowerQuartile,
    upperQuartile,
    lowest: Math.min(...estimates),
    highest: Math.max(...estimates),
    shareAbove,
    shareBelow,
  };
}
