import type { ExperimentDesign, Hypothesis } from '../../../shared/domain/replication/experiment.js';
import { chiSquareStatistic, proportionsTest } from '../../analysis/experiments/contingency.js';
import {
  dFromEtaSquared,
  dFromOddsRatio,
  dFromR,
  partialEtaSquaredFromF,
} from '../../analysis/experiments/effect-conversions.js';
import { tTestD } from '../../analysis/experiments/t-tests.js';
import { elementAt } from '../../analysis/element.js';
import { countedIn } from './counted-choices.js';
import type { Sample } from './draw.js';
import { anovaOf, choiceTable, effectOf, isFlat, twoCells } from './significance.js';

/**
 * The effect of one hypothesis in one run as `simulatedEffect` measures it, without an interval: for where it is wanted very
 * often. `sign` is that of the contrast. Null where nothing varies.
 */
export function effectSize(
  design: ExperimentDesign,
  hypothesis: Hypothesis,
  sample: Sample,
  sign: number,
): number | null {
  const [upper, lower] = twoCells(design, hypothesis);
  const side = sign < 0 ? -1 : 1;
  switch (design.test) {
    case 'student':
    case 'welch':
    case 'paired':
      return tTestD(design.test, elementAt(sample.cells, upper), elementAt(sample.cells, lower));
    case 'anova': {
      const anova = anovaOf(design, sample, null);
      const { f, degrees } = effectOf(design, anova, hypothesis);
      if (f === null) return null;
      const n = sample.cells.reduce((total, answers) => total + answers.length, 0);
      if (degrees === 1) return side * 2 * Math.sqrt(f / n);
      return side * dFromEtaSquared(partialEtaSquaredFromF(f, degrees, anova.errorDegrees));
    }
    case 'chi-square': {
      const table = choiceTable(sample);
      if (isFlat(table)) return null;
      const { chiSquare, most } = chiSquareStatistic(table);
      return side * dOfV(Math.sqrt(chiSquare / most));
    }
    case 'proportions': {
      const { oddsRatio } = proportionsTest(
        countedIn(design, sample, upper),
        countedIn(design, sample, lower),
        0.95,
      );
      return dFromOddsRatio(oddsRatio.estimate);
    }
    case 'proportion':
      return dAgainstChance(countedIn(design, sample, 0), design.chance ?? 0.5);
  }
}

/** d of a Cramér's V, kept below 1, where it would have no bound. */
export function dOfV(v: number): number {
  return dFromR(Math.min(v, 0.999));
}

/** ln of a share's odds over those of chance, times √3/π; the share kept from 0 and 1 by half a choice. */
export function dAgainstChance(
  { successes, count }: { readonly successes: number; readonly count: number },
  chance: number,
  share = successes / count,
): number {
  const least = 0.5 / (count + 1);
  const kept = Math.min(1 - least, Math.max(least, share));
  return dFromOddsRatio(kept / (1 - kept) / (chance / (1 - chance)));
}
