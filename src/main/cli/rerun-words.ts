import type { RerunComparison } from '../bundles/rerun/compare-rerun.js';
import { count } from './quantities.js';

/** Differences that are told one by one, of each subject. */
const TOLD = 10;

/** Which numbers of a study that was run again agree, as lines. */
export function rerunLines({ subjects, numbers, unmatched }: RerunComparison): string[] {
  const lines = subjects.flatMap(({ name, how, identical, withinNoise, different, missing }) => {
    const parts = [
      `${count(identical)} identical`,
      `${count(withinNoise)} within noise`,
      `${count(different)} different`,
      ...(missing === 0 ? [] : [`${count(missing)} on one side alone`]),
    ];
    const apart = numbers.filter(
      (number) => number.subject === name && (number.outcome === 'different' || number.outcome === 'missing'),
    );
    return [
      `${name} (${how}): ${parts.join(', ')}.`,
      ...apart
        .slice(0, TOLD)
        .map((number) => `  ${number.name}: here ${shown(number.mine)}, there ${shown(number.theirs)}`),
      ...(apart.length > TOLD ? [`  and ${count(apart.length - TOLD)} more`] : []),
    ];
  });
  return [...lines, ...unmatched.map((name) => `${name}: nobody stood for it here.`)];
}

function shown(value: number | null): string {
  return value === null ? 'nothing' : String(value);
}
