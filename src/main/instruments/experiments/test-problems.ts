import type { Experiment, ExperimentTest } from '../../../shared/domain/replication/experiment.js';
import type { Problem } from '../problems.js';

/** Cells that a test compares, where it takes no other number of them. */
const CELLS: Readonly<Partial<Record<ExperimentTest, number>>> = {
  student: 2,
  welch: 2,
  paired: 2,
  proportions: 2,
  proportion: 1,
};
const OF_CHOICES: readonly ExperimentTest[] = ['proportions', 'proportion'];

/** What keeps an experiment's test from fitting its design. */
export function testProblems({ test, cells, factors, counted, chance, hypotheses }: Experiment): Problem[] {
  const problems: Problem[] = [];
  const wanted = CELLS[test];
  if (wanted !== undefined && cells.length !== wanted) {
    problems.push({
      path: ['test'],
      message: `"${test}" takes ${wanted} cell(s), and there are ${cells.length}`,
    });
  }
  if (test === 'chi-square' && cells.length < 2) {
    problems.push({ path: ['test'], message: '"chi-square" takes two cells or more' });
  }
  if (test === 'anova' && factors.some(({ levels }) => levels.length < 2)) {
    problems.push({ path: ['test'], message: '"anova" takes factors of two levels or more' });
  }
  for (const [index, { within }] of factors.entries()) {
    if (within === (test === 'paired')) continue;
    const message = within ? 'only "paired" takes a factor within participants' : '"paired" takes it within';
    problems.push({ path: ['factors', index, 'within'], message });
  }
  if (OF_CHOICES.includes(test) !== (counted !== undefined)) {
    problems.push({
      path: ['counted'],
      message: `"${test}" ${counted === undefined ? 'needs' : 'has no'} "counted"`,
    });
  }
  if ((test === 'proportion') !== (chance !== undefined)) {
    problems.push({
      path: ['chance'],
      message: `"${test}" ${chance === undefined ? 'needs' : 'has no'} "chance"`,
    });
  }
  if (test !== 'anova') {
    for (const [index, { kind }] of hypotheses.entries()) {
      if (kind === 'main') continue;
      problems.push({ path: ['hypotheses', index, 'kind'], message: 'only "anova" tests interactions' });
    }
  }
  return problems;
}
