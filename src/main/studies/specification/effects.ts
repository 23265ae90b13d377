import type { Contrast as ShownContrast } from '../../../shared/domain/specification-curve/effects.js';
import type {
  FactorEffectFinding,
  MeasureEffects,
} from '../../../shared/domain/specification-curve/effects.js';
import type {
  Measure,
  SpecificationFinding,
  VariedFactor,
} from '../../../shared/domain/specification-curve/result.js';
import { factorEffects, type Contrast, type FactorEffect } from '../../analysis/factor-effects.js';
import { holmPresent } from '../../analysis/multiple.js';
import { figureOf } from './measures-of.js';

/** Specifications from which effects are estimated at all: two points make no experiment. */
const LEAST_SPECIFICATIONS = 3;

/**
 * Main effects of the varied factors on a measure, over the specifications that pass the gate, with p values adjusted after
 * Holm over the factors. Null with fewer than three such specifications, or where nothing is varied.
 */
export function measureEffects(
  measure: Measure,
  findings: readonly SpecificationFinding[],
  factors: readonly VariedFactor[],
  confidence: number,
): MeasureEffects | null {
  const runs = findings.flatMap((finding) => {
    const figure = figureOf(measure, finding);
    return figure === null || !finding.gate.passed
      ? []
      : [{ levels: finding.levels, response: figure.estimate }];
  });
  if (factors.length === 0 || runs.length < LEAST_SPECIFICATIONS) return null;
  const table = { factors: factors.map(({ factor, levels }) => ({ name: factor, levels })), runs };
  const effects = factorEffects(table, confidence);
  const adjusted = holmPresent(effects.factors.map(({ p }) => p));
  return {
    measure: measure.id,
    specifications: effects.runs,
    residualDegrees: effects.residualDegrees,
    r2: effects.r2,
    factors: factors.map(({ factor }, place) => {
      const effect = effects.factors[place] as FactorEffect;
      return { factor, ...shown(effect), adjustedP: adjusted[place] ?? null };
    }),
    aliases: effects.aliases,
  };
}

function shown(effect: FactorEffect): Omit<FactorEffectFinding, 'factor' | 'adjustedP'> {
  return {
    status: effect.status,
    aliasedWith: effect.aliasedWith,
    levels: effect.levels.map(({ level, runs, mean }) => ({
      level,
      specifications: runs,
      mean: mean === null ? null : contrastOf(mean),
    })),
    largest: largestOf(effect),
    p: effect.p,
    partialEta2: effect.partialEta2,
  };
}

/** The difference of the two levels furthest apart, taken so that it is not below 0. */
function largestOf({ differences, largestDifference }: FactorEffect): FactorEffectFinding['largest'] {
  if (largestDifference === null) return null;
  const [widest] = differences
    .flatMap(({ first, second, difference }) => (difference === null ? [] : [{ first, second, difference }]))
    .sort((left, right) => Math.abs(right.difference.estimate) - Math.abs(left.difference.estimate));
  if (widest === undefined) return null;
  const { first, second, difference } = widest;
  const { estimate, low, high } = contrastOf(difference);
  return difference.estimate < 0
    ? { estimate: -estimate, low: negated(high), high: negated(low), lower: second, higher: first }
    : { estimate, low, high, lower: first, higher: second };
}

function contrastOf({ estimate, low, high }: Contrast): ShownContrast {
  return { estimate, low, high };
}

function negated(value: number | null): number | null {
  return value === null ? null : 0 - value;
}
