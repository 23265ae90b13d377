import { useMemo } from 'react';
import type { StudyResults, SubjectResults } from '../../../../shared/contract/results.js';
import type { AnalysisSettings } from '../../../../shared/domain/study.js';
import { ResistanceStrip } from '../../../charts/resistance-strip.js';
import { useOpenResponses } from '../../responses/open-responses.js';
import { behindVerdict } from '../model/behind-verdict.js';
import { studyCaveats } from '../model/caveats.js';
import { readableResistance, verdictName } from '../model/verdict-words.js';
import type { Reading } from '../use-reading.js';
import { CaveatList } from './caveat-list.js';
import { SubjectVerdict } from './subject-verdict.js';
import styles from './verdict-board.module.css';

interface VerdictBoardProps {
  readonly results: StudyResults;
  readonly analysis: AnalysisSettings;
  readonly chosen: SubjectResults;
  readonly reading: ReadonlyMap<string, Reading>;
}

/** The verdict on every subject, and all that must be known before it is repeated. */
export function VerdictBoard({ results, analysis, chosen, reading }: VerdictBoardProps) {
  const { study, subjects } = results;
  const several = subjects.length > 1;
  const open = useOpenResponses();
  const strip = useMemo(
    () =>
      subjects.map((entry) => ({
        key: entry.subject.sha256,
        name: entry.subject.name,
        figure: readableResistance(entry),
        verdict: verdictName(entry),
        open: () => {
          const { filter, title } = behindVerdict(entry);
          open(study.id, filter, title);
        },
      })),
    [subjects, study.id, open],
  );
  const chart = strip.some(({ figure }) => figure !== null) ? (
    <ResistanceStrip
      subjects={strip}
      cuts={analysis}
      confidence={analysis.confidence}
      fileWords={[study.name, 'resistance']}
    />
  ) : null;
  return (
    <section aria-labelledby="verdicts" className={styles.board}>
      <h2 id="verdicts" className={styles.title}>
        {several ? 'Verdicts' : 'Verdict'}
      </h2>
      <CaveatList caveats={studyCaveats(study)} />
      {several && chart}
      <ol className={styles.entries}>
        {subjects.map((entry) => (
          <SubjectVerdict
            key={entry.subject.sha256}
            study={study.id}
            entry={entry}
            chosen={several && entry === chosen}
            selectable={several}
            reading={reading.get(entry.subject.sha256) ?? null}
          />
        ))}
      </ol>
      {!several && chart}
    </section>
  );
}
