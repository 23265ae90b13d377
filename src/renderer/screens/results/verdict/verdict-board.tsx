import type { ReactNode } from 'react';
import type { StudyResults, SubjectResults } from '../../../../shared/contract/results.js';
import { studyCaveats } from '../model/caveats.js';
import type { Said } from '../model/said.js';
import { FigurePlaceContext } from '../../../charts/frame/presentation.js';
import { useSurroundings } from '../surroundings.js';
import type { Reading } from '../use-reading.js';
import { CaveatList } from './caveat-list.js';
import { SubjectVerdict } from './subject-verdict.js';
import styles from './verdict-board.module.css';

interface VerdictBoardProps {
  readonly results: StudyResults;
  readonly chosen: SubjectResults;
  readonly reading: ReadonlyMap<string, Reading>;
  /** What is said of each subject, by its SHA-256. */
  readonly said: ReadonlyMap<string, Said>;
  /** All subjects in one picture; null where there is nothing to draw. */
  readonly chart: ReactNode;
}

/** The verdict on every subject, and all that must be known before it is repeated. */
export function VerdictBoard({ results, chosen, reading, said, chart }: VerdictBoardProps) {
  const { study, subjects } = results;
  const several = subjects.length > 1;
  const { part, bar } = useSurroundings();
  if (part === 'figures') return null;
  const picture = <FigurePlaceContext value="verdict">{chart}</FigurePlaceContext>;
  return (
    <section aria-labelledby="verdicts" className={styles.board}>
      <h2 id="verdicts" className={bar ? styles.title : styles.heading}>
        {several ? 'Verdicts' : 'Verdict'}
      </h2>
      <CaveatList caveats={studyCaveats(study)} />
      {several && picture}
      <ol className={styles.entries}>
        {subjects.map((entry) => {
          const own = said.get(entry.subject.sha256);
          return own === undefined ? null : (
            <SubjectVerdict
              key={entry.subject.sha256}
              study={study.id}
              entry={entry}
              said={own}
              chosen={several && entry.subject.sha256 === chosen.subject.sha256}
              selectable={several}
              reading={reading.get(entry.subject.sha256) ?? null}
            />
          );
        })}
      </ol>
      {!several && picture}
    </section>
  );
}
