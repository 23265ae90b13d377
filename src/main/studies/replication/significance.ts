import type { ExperimentDesign, Hypothesis } from '../../../shared/domain/replication/experiment.js';
import { betweenAnova, type Anova, type AnovaEffect } from '../../analysis/experiments/anova.js';
import { chiSquareStatistic, proportionTest } from '../../analysis/experiments/contingency.js';
import { tTestP } from '../../analysis/experiments/t-tests.js';
import { elementAt } from '../../analysis/element.js';
import { countedIn, weightsOf } from './counted-choices.js';
import type { Sample } from './draw.js';

/** The places of the cells that a contrast of two cells holds to be higher, and lower. */
export function twoCells(
  design: ExperimentDesign,
  { contrast }: Pick<Hypothesis, 'contrast'>,
): readonly [upper: number, lower: number] {
  const weights = weightsOf(design, contrast);
  return [weights.findIndex((weight) => weight > 0), weights.findIndex((weight) => weight < 0)];
}

/** Choices by cell and score, for a χ² test. */
export function choiceTable(sample: Sample): number[][] {
  const scores = [...new Set(sample.cells.flat())].sort((left, right) => left - right);
  return sample.cells.map((answers) => scores.map((score) => answers.filter((own) => own === score).length));
}

/** Whether everybody chose alike, so that there is no table to test. */
export function isFlat(table: readonly (readonly number[])[]): boolean {
  return (table[0]?.length ?? 0) < 2 || table.filter((row) => row.some((count) => count > 0)).length < 2;
}

/** The analysis of variance of a sample. */
export function anovaOf(design: ExperimentDesign, sample: Sample, confidence: number | null): Anova {
  const levels = design.cells.map((cell) =>
    design.factors.map(({ id, levels: own }) => own.findIndex((level) => level.id === cell.levels[id])),
  );
  const observations = sample.cells.flatMap((answers, cell) =>
    answers.map((value) => ({ value, levels: elementAt(levels, cell) })),
  );
  return betweenAnova(
    observations,
    design.factors.map(({ levels: own }) => own.length),
    confidence,
  );
}

/** The effect of an analysis of variance that a hypothesis is about. */
export function effectOf(
  design: ExperimentDesign,
  anova: Anova,
  { factors }: Pick<Hypothesis, 'factors'>,
): AnovaEffect {
  const places = factors
    .map((id) => design.factors.findIndex((factor) => factor.id === id))
    .sort((left, right) => left - right);
  const effect = anova.effects.find((own) => own.factors.join() === places.join());
  if (effect === undefined) throw new RangeError(`no effect of ${factors.join(' and ')}`);
  return effect;
}

/** Whether each cell has enough answers for the test. */
export function isTestable(design: ExperimentDesign, sample: Sample): boolean {
  const least = design.test === 'proportion' ? 1 : 2;
  return sample.cells.every((answers) => answers.length >= least);
}

/** The two-sided p of every hypothesis, in their order, by the experiment's own test: no effects, no intervals. */
export function significances(design: ExperimentDesign, sample: Sample): number[] {
  const { test } = design;
  if (test === 'anova') {
    const anova = anovaOf(design, sample, null);
    return design.hypotheses.map((hypothesis) => effectOf(design, anova, hypothesis).p);
  }
  return design.hypotheses.map((hypothesis) => {
    const [upper, lower] = twoCells(design, hypothesis);
    switch (test) {
      case 'student':
      case 'welch':
      case 'paired':
        return tTestP(test, elementAt(sample.cells, upper), elementAt(sample.cells, lower)).p;
      case 'chi-square': {
        const table = choiceTable(sample);
        return isFlat(table) ? 1 : chiSquareStatistic(table).p;
      }
      case 'proportions': {
        const table = [upper, lower].map((cell) => {
          const { successes, count } = countedIn(design, sample, cell);
          return [successes, count - successes];
        });
        const flat = [0, 1].some((column) => table.every((row) => row[column] === 0));
        return flat ? 1 : chiSquareStatistic(table).p;
      }
      case 'proportion':
        return proportionTest(countedIn(design, sample, 0), design.chance ?? 0.5, 0.95).p;
    }
  });
}
