import { useMemo } from 'react';
import { ResistanceStrip } from '../../../charts/resistance-strip.js';
import { useOpenResponses } from '../../responses/open-responses.js';
import type { KindResultsProps } from '../kind-results.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { behindVerdict } from './model/behind-verdict.js';
import { readableResistance, saidOfResistance, verdictName } from './model/verdict-words.js';
import { ResultsSections } from './sections/results-sections.js';

/** The results of a resistance study: how far each subject was moved, and every figure behind it. */
export function ResistanceResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'resistance'>) {
  const { study, subjects } = results;
  const { analysis } = detail.design;
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
  const said = useMemo(
    () => new Map(subjects.map((entry) => [entry.subject.sha256, saidOfResistance(entry)])),
    [subjects],
  );
  const drawn = strip.some(({ figure }) => figure !== null);
  return (
    <>
      <VerdictBoard
        results={results}
        chosen={chosen}
        reading={reading}
        said={said}
        chart={
          drawn ? (
            <ResistanceStrip
              subjects={strip}
              cuts={analysis}
              confidence={analysis.confidence}
              fileWords={[study.name, 'resistance']}
            />
          ) : null
        }
      />
      <ResultsSections
        key={chosen.subject.sha256}
        results={results}
        detail={detail}
        entry={chosen}
        view={view}
      />
    </>
  );
}
