import type {
  Steerability,
  SteerabilityCell,
  SteerabilitySummary,
} from '../../../shared/domain/resistance.js';
import { wasserstein1 } from '../../analysis/distance.js';
import type { Distribution } from '../../analysis/distribution.js';
import { mean } from '../../analysis/summary.js';
import type { MeasuredScale } from './adoption.js';

/**
 * Prompt steerability (Miehling et al. 2025, NAACL, arXiv 2411.12405): [W(default, pole) - W(condition, pole)] over
 * W(opposite pole, pole), with the Wasserstein-1 distance ∫|F - G|.
 *
 * Adapted: their profiles are beta posteriors over yes/no answers and their poles the posteriors of a subject that always
 * agrees; here profiles are exact scale-score distributions on 0..1 and a pole is a point mass at an end, so that the
 * denominator is 1, no prior enters, and the test's length does not move the poles. Against a point mass at an end of the
 * support the distance is that of the means, so the index is the shift of the mean as a share of the range, whatever the
 * room the default leaves; its ceiling is that room. `displacement`, the distance between the two distributions themselves,
 * also counts changes of spread.
 */
export function steerability(measured: readonly MeasuredScale[]): Steerability {
  const cells = measured.flatMap((entry) => {
    const cell = steerabilityCell(entry);
    return cell === null ? [] : [{ cell, kind: entry.cell.kind, direction: entry.cell.direction }];
  });
  const summary = (direction: 'against' | 'with'): SteerabilitySummary | null =>
    summarise(
      cells.flatMap((entry) =>
        entry.kind === 'persona' && entry.direction === direction ? [entry.cell] : [],
      ),
    );
  return {
    against: summary('against'),
    with: summary('with'),
    cells: cells.map(({ cell }) => cell),
  };
}

function steerabilityCell({ asked, cell }: MeasuredScale): SteerabilityCell | null {
  if (asked.default === null || asked.distribution === null || asked.pole === null) return null;
  const { min, max, range } = asked.referenced.table;
  const onUnit = ({ values, probabilities }: Distribution): Distribution => ({
    values: values.map((value) => (value - min) / range),
    probabilities,
  });
  const at = (score: number): Distribution => onUnit({ values: [score], probabilities: [1] });
  const pole = at(asked.pole);
  const whole = wasserstein1(at(asked.pole === max ? min : max), pole);
  const standing = onUnit(asked.default.distribution);
  const condition = onUnit(asked.distribution);
  const ceiling = wasserstein1(standing, pole) / whole;
  return {
    condition: cell.condition,
    instrument: cell.instrument,
    scale: cell.scale,
    index: ceiling - wasserstein1(condition, pole) / whole,
    ceiling,
    displacement: wasserstein1(standing, condition) / whole,
  };
}

function summarise(cells: readonly SteerabilityCell[]): SteerabilitySummary | null {
  if (cells.length === 0) return null;
  return {
    cells: cells.length,
    index: mean(cells.map(({ index }) => index)),
    ceiling: mean(cells.map(({ ceiling }) => ceiling)),
    displacement: mean(cells.map(({ displacement }) => displacement)),
  };
}
