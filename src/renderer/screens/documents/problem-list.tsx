import type { DocumentProblem } from '../../../shared/contract/library.js';
import { formatCount } from '../../formatting/numbers.js';
import styles from './problem-list.module.css';

interface ProblemListProps {
  readonly problems: readonly DocumentProblem[];
  /** Goes to a problem's place in the text. */
  readonly onGoTo: (problem: DocumentProblem) => void;
}

/** What keeps a text from being used, line by line. */
export function ProblemList({ problems, onGoTo }: ProblemListProps) {
  return (
    <ol className={styles.problems} aria-label="Problems">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.place}:${problem.message}`}>
          <button type="button" onClick={() => onGoTo(problem)}>
            Line {formatCount(problem.line)}
          </button>{' '}
          {problem.place === '' ? '' : <code>{problem.place}</code>} {problem.message}
        </li>
      ))}
    </ol>
  );
}
