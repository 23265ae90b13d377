import type { StudyComparison } from '../../shared/contract/bundles.js';
import { count } from './quantities.js';
import { textTable } from './text-table.js';

/** Differences that are told one by one, of each subject. */
const TOLD = 10;

/** Two studies held against each other, as lines. */
export function comparisonLines(comparison: StudyComparison): string[] {
  const { mine, theirs, samePlan, subjects, environment } = comparison;
  return [
    `${mine.name} (${mine.study}) against ${theirs.name} (${theirs.study}): ${samePlan ? 'one plan' : 'different plans'}.`,
    ...subjects.flatMap((subject) => ['', ...subjectLines(subject, comparison.numbers)]),
    ...(environment.length === 0
      ? ['', 'Nothing that is recorded of how they were run differs.']
      : [
          '',
          ...textTable(
            [{ heading: 'Run with' }, { heading: 'Mine' }, { heading: 'Theirs' }],
            environment.map((difference) => [difference.what, difference.mine, difference.theirs]),
          ),
        ]),
  ];
}

function subjectLines(
  subject: StudyComparison['subjects'][number],
  numbers: StudyComparison['numbers'],
): string[] {
  const { name, how, cells, identicalCells, largestDifference, meanKl } = subject;
  const own = numbers.filter((number) => number.subject === name);
  const outcomes = ['identical', 'within-noise', 'different', 'missing'] as const;
  const [identical, noise, different, missing] = outcomes.map(
    (outcome) => own.filter((number) => number.outcome === outcome).length,
  );
  const apart = own.filter(({ outcome }) => outcome === 'different' || outcome === 'missing');
  return [
    `${name} (${how}): ${count(identicalCells)} of ${count(cells)} cells answered alike to the last digit.`,
    ...(largestDifference === null
      ? []
      : [
          `  An option's probability differs by ${largestDifference.toPrecision(3)} at most; mean KL divergence ${meanKl === null ? 'not finite' : `${meanKl.toPrecision(3)} nats`}.`,
        ]),
    `  Numbers: ${count(identical ?? 0)} identical, ${count(noise ?? 0)} within noise, ${count(different ?? 0)} different, ${count(missing ?? 0)} on one side alone.`,
    ...apart
      .slice(0, TOLD)
      .map((number) => `  ${number.name}: mine ${shown(number.mine)}, theirs ${shown(number.theirs)}`),
    ...(apart.length > TOLD ? [`  and ${count(apart.length - TOLD)} more (--json lists all)`] : []),
  ];
}

function shown(value: number | null): string {
  return value === null ? 'nothing' : String(value);
}
