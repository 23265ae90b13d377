import { useMemo } from 'react';
import { IntervalChart } from '../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../formatting/numbers.js';
import { useOpenResponses } from '../../responses/open-responses.js';
import type { KindResultsProps } from '../kind-results.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { neutralAccuracy, saidOfIdentity, verdictName } from './model/verdict-words.js';
import { IdentitySections } from './sections/identity-sections.js';

/** The results of an identity study: whether each subject reads evidence at all, what an identity bends, and every figure. */
export function IdentityResults({ results, detail, chosen, reading, view }: KindResultsProps<'identity'>) {
  const { study, subjects } = results;
  const open = useOpenResponses();
  const rows = useMemo(
    () =>
      subjects.map((entry): IntervalRow => {
        const figure = neutralAccuracy(entry);
        const verdict = verdictName(entry).toLowerCase();
        const { sha256, name } = entry.subject;
        return {
          key: sha256,
          label: name,
          text: figure === null ? verdict : `${formatEstimate(figure)} · ${verdict}`,
          figure,
          lines: figure === null ? [] : [`Neutral tables read right in ${intervalWords(figure)}`],
          open: () => open(study.id, { subject: sha256 }, `${name}, every response`),
        };
      }),
    [subjects, study.id, open],
  );
  const said = useMemo(
    () => new Map(subjects.map((entry) => [entry.subject.sha256, saidOfIdentity(entry)])),
    [subjects],
  );
  return (
    <>
      <VerdictBoard
        results={results}
        chosen={chosen}
        reading={reading}
        said={said}
        chart={
          rows.every(({ figure }) => figure === null) ? null : (
            <IntervalChart
              title="Neutral evidence tables"
              description={`How often each subject finds the conclusion that the rates support, without an identity and where nobody has a stake. Subjects at chance cannot show motivated reading. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals. Subjects are never taken together.`}
              quantity="Share right"
              groups={[{ heading: null, rows }]}
              rowHeight={34}
              zones={[
                { from: 0, to: 0.5, label: 'chance or below', opacity: 0.18 },
                { from: 0.5, to: 1, label: 'read', opacity: 0.04 },
              ]}
              fileWords={[study.name, 'neutral tables']}
            />
          )
        }
      />
      <IdentitySections key={chosen.subject.sha256} results={results} entry={chosen} view={view} />
    </>
  );
}
