import type { DocumentProblem } from '../../../shared/contract/library.js';

const MOST_TOLD = 5;

/** One problem as part of a sentence: `line 3, column 5: items[2].text must …`. */
export function describeProblem({ line, column, place, message }: DocumentProblem): string {
  return `line ${line}, column ${column}: ${place === '' ? '' : `${place} `}${message}`;
}

/** The first problems in one sentence, and how many more there are. */
export function listProblems(problems: readonly DocumentProblem[]): string {
  const told = problems.slice(0, MOST_TOLD).map(describeProblem);
  const more = problems.length > told.length ? `; and ${problems.length - told.length} more` : '';
  return `${told.join('; ')}${more}`;
}
