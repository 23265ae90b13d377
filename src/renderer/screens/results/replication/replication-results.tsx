import { useMemo } from 'react';
import { IntervalChart } from '../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../formatting/numbers.js';
import type { KindResultsProps } from '../kind-results.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { readableRate, saidOfReplication, verdictName } from './model/verdict-words.js';
import { ReplicationSections } from './sections/replication-sections.js';

/** The results of a replication: which published effects each subject's personas show, and every figure behind it. */
export function ReplicationResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'replication'>) {
  const { study, subjects } = results;
  const rows = useMemo(
    () =>
      subjects.map((entry): IntervalRow => {
        const figure = readableRate(entry);
        const verdict = verdictName(entry).toLowerCase();
        return {
          key: entry.subject.sha256,
          label: entry.subject.name,
          text: figure === null ? verdict : `${formatEstimate(figure)} · ${verdict}`,
          figure,
          lines: figure === null ? [] : [`Share found ${intervalWords(figure)}`],
        };
      }),
    [subjects],
  );
  const said = useMemo(
    () => new Map(subjects.map((entry) => [entry.subject.sha256, saidOfReplication(entry)])),
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
              title="Published effects found"
              description={`Share of published effects that came out in the original’s direction and below alpha by its test. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals.`}
              quantity="Share found"
              groups={[{ heading: null, rows }]}
              rowHeight={34}
              fileWords={[study.name, 'replication']}
            />
          )
        }
      />
      <ReplicationSections key={chosen.subject.sha256} results={results} entry={chosen} view={view} />
    </>
  );
}
