import type { ExperimentDesign, Hypothesis } from '../../../shared/domain/replication/experiment.js';
import type { SimulatedEffect } from '../../../shared/domain/replication/result.js';
import type { Interval } from '../../analysis/bootstrap.js';
import { chiSquareTest, proportionTest, proportionsTest } from '../../analysis/experiments/contingency.js';
import { dFromEtaSquared, dFromOddsRatio } from '../../analysis/experiments/effect-conversions.js';
import { tNoncentralityInterval } from '../../analysis/experiments/noncentral.js';
import { pairedTest, studentTest, welchTest } from '../../analysis/experiments/t-tests.js';
import { elementAt } from '../../analysis/element.js';
import { contrastOf, countedIn } from './counted-choices.js';
import type { Sample } from './draw.js';
import { dAgainstChance, dOfV } from './effect-size.js';
import { anovaOf, choiceTable, effectOf, isFlat, twoCells } from './significance.js';

type Measured = Pick<SimulatedEffect, 'statistic' | 'value' | 'degrees' | 'p'> & {
  readonly d: Interval | null;
};

const T_TESTS = { student: studentTest, welch: welchTest, paired: pairedTest } as const;

/**
 * One hypothesis in one run of its experiment, by the original's test, with its effect as a standardised difference d: for
 * means d on the pooled SD (paired: d_z), for an F with one degree of freedom 2 √(F / N) with t's sign and interval, for shares
 * ln OR · √3/π, for a table of choices that of Cramér's V. Above 0 in the direction of the hypothesis.
 */
export function simulatedEffect(
  design: ExperimentDesign,
  hypothesis: Hypothesis,
  sample: Sample,
  { alpha, confidence }: { readonly alpha: number; readonly confidence: number },
): SimulatedEffect {
  const contrast = contrastOf(design, sample, hypothesis.contrast);
  const sign = Math.abs(contrast) < 1e-12 ? 0 : Math.sign(contrast);
  const { d, ...measured } = measure(design, hypothesis, sample, sign, confidence);
  const n =
    design.test === 'paired'
      ? elementAt(sample.cells, 0).length
      : sample.cells.reduce((total, answers) => total + answers.length, 0);
  return {
    n,
    ...measured,
    d: d?.estimate ?? (measured.p === 1 ? 0 : null),
    low: d?.low ?? null,
    high: d?.high ?? null,
    direction: sign > 0 ? 'same' : sign < 0 ? 'opposite' : 'none',
    found: sign > 0 && measured.p < alpha,
  };
}

function measure(
  design: ExperimentDesign,
  hypothesis: Hypothesis,
  sample: Sample,
  sign: number,
  confidence: number,
): Measured {
  const [upper, lower] = twoCells(design, hypothesis);
  switch (design.test) {
    case 'student':
    case 'welch':
    case 'paired': {
      const test = T_TESTS[design.test];
      const { t, degrees, p, d } = test(
        elementAt(sample.cells, upper),
        elementAt(sample.cells, lower),
        confidence,
      );
      return { statistic: 't', value: t, degrees: [degrees], p, d };
    }
    case 'anova':
      return ofVariance(design, hypothesis, sample, sign, confidence);
    case 'chi-square': {
      const table = choiceTable(sample);
      if (isFlat(table)) return { statistic: 'chi2', value: 0, degrees: [1], p: 1, d: null };
      const { chiSquare, degrees, p, cramersV } = chiSquareTest(table, confidence);
      return {
        statistic: 'chi2',
        value: chiSquare,
        degrees: [degrees],
        p,
        d: signed(cramersV, sign, dOfV),
      };
    }
    case 'proportions': {
      const [first, second] = [countedIn(design, sample, upper), countedIn(design, sample, lower)];
      const { chiSquare, p, oddsRatio } = proportionsTest(first, second, confidence);
      return { statistic: 'chi2', value: chiSquare, degrees: [1], p, d: mapped(oddsRatio, dFromOddsRatio) };
    }
    case 'proportion': {
      const seen = countedIn(design, sample, 0);
      const chance = design.chance ?? 0.5;
      const { p, proportion } = proportionTest(seen, chance, confidence);
      const d = mapped(proportion, (share) => dAgainstChance(seen, chance, share));
      return { statistic: 'share', value: proportion.estimate, degrees: [], p, d };
    }
  }
}

function ofVariance(
  design: ExperimentDesign,
  hypothesis: Hypothesis,
  sample: Sample,
  sign: number,
  confidence: number,
): Measured {
  const anova = anovaOf(design, sample, confidence);
  const { f, p, degrees, partialEtaSquared } = effectOf(design, anova, hypothesis);
  const measured = { statistic: 'F', value: f, degrees: [degrees, anova.errorDegrees], p };
  if (f === null || partialEtaSquared === null) return { ...measured, d: null };
  if (degrees > 1) return { ...measured, d: signed(partialEtaSquared, sign, dFromEtaSquared) };
  const n = sample.cells.reduce((total, answers) => total + answers.length, 0);
  const t = (sign < 0 ? -1 : 1) * Math.sqrt(f);
  const scale = 2 / Math.sqrt(n);
  return {
    ...measured,
    d: mapped(tNoncentralityInterval(t, anova.errorDegrees, confidence), (value) => value * scale),
  };
}

function mapped({ estimate, low, high }: Interval, map: (value: number) => number): Interval {
  return { estimate: map(estimate), low: map(low), high: map(high) };
}

/** A size without a sign, given that of the contrast; an interval that reaches 0 reaches as far beyond it as it knows: not at all. */
function signed(size: Interval, sign: number, map: (value: number) => number): Interval {
  const { estimate, low, high } = mapped(size, map);
  return sign < 0 ? { estimate: -estimate, low: -high, high: -low } : { estimate, low, high };
}
